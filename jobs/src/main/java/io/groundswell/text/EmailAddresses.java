package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/** E-mail addresses, also encoded ("bob%40mail.example") and spelt out ("bob at gmail dot com"). */
record EmailAddresses() implements Recogniser {
  private static final String LOCAL =
      "(?<![\\p{L}\\p{N}._+-])[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._+'~-]|%(?!40)){0,63}+";
  private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})";
  private static final String ENDING = "\\p{L}[\\p{L}-]{1,23}";
  private static final String WORDS = "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]{0,63}+";
  private static final String TLD =
      "(?:com|net|org|io|co|app|dev|ai|eu|de|fr|es|it|nl|ch|at|uk|us|ca|au|in|br|jp|info|biz|edu|gov|example)";
  private static final String DOT =
      "(?:\\s{0,3}[(\\[{]\\s{0,2}(?:dot|\\.)\\s{0,2}[)\\]}]\\s{0,3}|\\s{1,3}dot\\s{1,3})";
  private static final String AT =
      "(?:\\s{0,3}[(\\[{]\\s{0,2}(?:at|@)\\s{0,2}[)\\]}]\\s{0,3}|\\s{1,3}at\\s{1,3})";
  private static final String FREE_MAIL =
      "(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|gmx|proton(?:mail)?|zoho|web)";

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(
              LOCAL + "\\s{0,2}(?:@|%40)\\s{0,2}" + LABEL + "(?:\\." + LABEL + "){0,5}\\." + ENDING,
              CASE_INSENSITIVE),
          // "bob @ mail . com": blanks around every sign.
          Pattern.compile(
              WORDS
                  + "\\s{0,2}@\\s{0,2}"
                  + LABEL
                  + "(?:\\s{0,2}\\.\\s{0,2}"
                  + LABEL
                  + "){0,2}?\\s{0,2}\\.\\s{0,2}"
                  + TLD
                  + "(?![\\p{L}\\p{N}])",
              CASE_INSENSITIVE),
          // "bob at mail dot example": the word "dot", or brackets around either word, give it
          // away.
          Pattern.compile(
              WORDS
                  + "(?:"
                  + DOT
                  + "[\\p{L}\\p{N}_+-]{1,40}){0,2}"
                  + "(?:"
                  + AT
                  + "|\\s{0,2}@\\s{0,2})"
                  + LABEL
                  + "(?:"
                  + DOT
                  + LABEL
                  + "){0,2}?"
                  + DOT
                  + TLD
                  + "(?![\\p{L}\\p{N}])",
              CASE_INSENSITIVE),
          Pattern.compile(
              WORDS
                  + "\\s{0,3}[(\\[{]\\s{0,2}(?:at|@)\\s{0,2}[)\\]}]\\s{0,3}"
                  + LABEL
                  + "(?:\\."
                  + LABEL
                  + "){0,3}\\."
                  + ENDING,
              CASE_INSENSITIVE),
          // "bob at gmail.com"; of other domains, "look at our-site.com" is no address.
          Pattern.compile(
              WORDS
                  + "\\s{1,3}at\\s{1,3}"
                  + FREE_MAIL
                  + "\\.(?:com|net|de|me|fr|co\\.uk)(?![\\p{L}\\p{N}])",
              CASE_INSENSITIVE));

  @Override
  public List<Span> spans(String text) {
    return Recogniser.matches(Placeholder.EMAIL, PATTERNS, text);
  }
}
