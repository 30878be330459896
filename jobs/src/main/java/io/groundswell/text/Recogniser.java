package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds one kind of personal thing in a folded text (see {@link FoldedText}).
 *
 * <p>Every pattern has bounded quantifiers only, so that no text takes more than time in proportion
 * to its length. Recognisers may overlap; {@link Redactor} decides between them.
 */
sealed interface Recogniser
    permits AccountNumbers,
        CardNumbers,
        Circumstances,
        Dates,
        DeviceNumbers,
        Domains,
        EmailAddresses,
        Firms,
        Handles,
        IbanNumbers,
        IpAddresses,
        KnownNames,
        NamesAgain,
        NamesInContext,
        NationalIds,
        PhoneNumbers,
        Secrets,
        StreetAddresses,
        WebAddresses {

  /** Java's own word boundary takes quadratic time on a run of combining marks. */
  String WORD_STARTS = "(?<![\\p{L}\\p{N}_])";

  String WORD_ENDS = "(?![\\p{L}\\p{N}_])";

  /** A number that is no part of a longer one: of a version, a date, a fraction. */
  String NUMBER_STARTS = "(?<![\\p{L}\\p{N}.-])";

  String NUMBER_ENDS = "(?![\\p{L}\\p{N}]|[-.]\\d)";

  List<Span> spans(String text);

  /**
   * Where the pattern matches and the match is accepted; group "hit" narrows the span, if given.
   */
  static List<Span> matches(
      Placeholder placeholder, Pattern pattern, String text, Predicate<MatchResult> accepted) {
    List<Span> spans = new ArrayList<>();
    var matcher = pattern.matcher(text);
    boolean isNarrowed = pattern.pattern().contains("(?<hit>");
    while (matcher.find()) {
      if (accepted.test(matcher)) {
        spans.add(
            isNarrowed
                ? new Span(matcher.start("hit"), matcher.end("hit"), placeholder)
                : new Span(matcher.start(), matcher.end(), placeholder));
      }
    }
    return spans;
  }

  static List<Span> matches(Placeholder placeholder, List<Pattern> patterns, String text) {
    List<Span> spans = new ArrayList<>();
    for (Pattern pattern : patterns) {
      spans.addAll(matches(placeholder, pattern, text, match -> true));
    }
    return spans;
  }

  /** Most texts have none, and need no search for numbers. */
  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /** The digits of a text, in order, without what stands between them. */
  static String digits(String text) {
    var digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.toString();
  }
}
