package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/** Web addresses: their paths and queries carry tokens, names and ids, so they go as a whole. */
record WebAddresses() implements Recogniser {
  /** Up to the next blank or quote, without the punctuation of the sentence around it. */
  private static final String REST = "[^\\s<>\"']{0,2000}[^\\s<>\"'.,;:!?)\\]}]";

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(
              WORD_STARTS + "(?:jdbc:)?[a-z][a-z0-9+.-]{1,20}://" + REST, CASE_INSENSITIVE),
          Pattern.compile("(?<![\\p{L}\\p{N}.@-])www\\." + REST, CASE_INSENSITIVE),
          Pattern.compile(
              "(?<![\\p{L}\\p{N}.@_-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}"
                  + "(?:com|net|org|io|co|app|dev|ai|eu|de|uk|fr|info|biz|us|it|es|nl|ch|at|pl|se|me|gg|ly|in|au|ca|br|jp|ru|example)(?::\\d{2,5})?[/?]"
                  + REST,
              CASE_INSENSITIVE));

  @Override
  public List<Span> spans(String text) {
    return Recogniser.matches(Placeholder.URL, PATTERNS, text);
  }
}
