package io.groundswell.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A number that is somebody's by the word before it, as in "MRN: 88213" or "the policy you sent,
 * number AB-2201": no shape and no check digit tells it from the number of an order.
 */
final class NumberBeside {
  private static final String NOUN =
      "(?:[\\s_-]{0,2}(?:numbers?|num|nbr|no|nr|n°|nummer|numéro|numero|número|numer|codes?|card|id|identifier)(?!\\p{L})\\.?){0,2}";

  private static final String LINK =
      "(?:\\s{1,2}(?:is|was|are|be|reads?|should|now|on|file|with|you|of|for|my|the|i|typed|entered|number|phone|handset|device|ist|lautet|hat|die|nummer|est|es|è|é)(?!\\p{L})){0,4}";

  private static final String MARKS = "[\"')]?\\s{0,3}[:#=,;(>-]{0,2}\\s{0,3}";

  /** Groups that blanks part are digits, or the sentence behind the number would be more of it. */
  private static final String NUMBER =
      "(?:[A-Z]{1,5}[ ./-]{1,2}|[A-Z]{2}\\d{2} (?=\\d{9}))?[A-Za-z]{0,12}\\d[A-Za-z0-9]{0,40}"
          + "(?:[-./][A-Za-z0-9]{1,12}| (?:\\d{1,5}|[A-Z]\\d?)(?![\\p{L}\\p{N}-])){0,7}";

  private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d\\d(?:[-/ ]\\d{2,4}){0,2}");

  private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("[A-Z0-9]{8,20}");

  private NumberBeside() {}

  /** After one of the words, and whatever people write between a word and its number. */
  static Pattern after(String words) {
    return after(words, NUMBER);
  }

  static Pattern after(String words, String value) {
    return Pattern.compile(
        "(?i:"
            + Recogniser.WORD_STARTS
            + "(?:"
            + words
            + ")(?!\\p{L})\\.?(?:'s)?"
            + NOUN
            + LINK
            + MARKS
            + LINK
            + MARKS
            + ")[\"'(]?(?<hit>"
            + value
            + ")(?![\\p{L}\\p{N}_])");
  }

  /** Where so many digits at least stand after the words, or letters that nobody writes. */
  static List<Span> find(Pattern pattern, int fewestDigits, String text) {
    return Recogniser.matches(
        Placeholder.ID, pattern, text, match -> isNumber(match.group(1), fewestDigits));
  }

  private static boolean isNumber(String number, int fewestDigits) {
    int digits = Recogniser.digits(number).length();
    boolean isLong = digits >= fewestDigits && !YEARS.matcher(number).matches();
    return isLong || (digits > 0 && LETTERS_AND_DIGITS.matcher(number).matches());
  }
}
