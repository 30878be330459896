package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Phone numbers, as the numbering plans know them (libphonenumber).
 *
 * <p>A number with a country code has to be possible; one without has to be valid somewhere and to
 * look like a phone: a leading zero, brackets or separators, or a word such as "call" before it.
 * Dates look like phones, and so do order numbers.
 */
record PhoneNumbers() implements Recogniser {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final List<String> REGIONS =
      List.of("US", "GB", "DE", "FR", "ES", "IT", "NL", "IN", "AU", "BR", "CH", "AT", "IE", "PL");
  private static final List<String> NORTH_AMERICA = List.of("US");
  private static final int WORDS_BEFORE = 32;
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;
  private static final int FEWEST_OF_A_COUNTRY = 9;
  private static final int MOST_OF_A_COUNTRY = 13;

  /**
   * Nobody writes down more numbers than this: beyond, whatever looks like a phone counts as one.
   */
  private static final int MAX_ASKED = 20;

  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_/.-])[+(]{0,2}\\d(?:[\\s().\\-/]{0,3}\\d){5,16}"
              + WORD_ENDS
              + "(?:\\s{0,2}(?:ext\\.?|x|extension)\\s{0,2}\\d{1,6})?",
          CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-./ ]\\d{1,2}[-./ ]\\d{1,2}(?:[ T]\\d{1,4})?|\\d{1,2}[-./]\\d{1,2}[-./](?:19|20)?\\d{2}(?: \\d{1,4})?"
              + "|(?:19|20)\\d{2} ?[-/] ?(?:19|20)\\d{2}|(?:19|20)\\d{6}");
  private static final Pattern FRACTION = Pattern.compile("\\d{1,4}\\.\\d{4,20}");
  private static final Pattern SAYS_PHONE =
      Pattern.compile(
          WORD_STARTS
              + "(?:phone|tel|telephone|telefon|call|mobile|cell|whatsapp|text|sms|fax|dial|reach|ring)"
              + WORD_ENDS,
          CASE_INSENSITIVE);
  private static final Pattern SAYS_OTHER =
      Pattern.compile(
          "(?:"
              + WORD_STARTS
              + "(?:order|ticket|invoice|case|ref|reference|tracking|transaction|account|customer|serial|build"
              + "|version|id|number|no|nr|error|code|amount|total|usd|eur|gbp)"
              + WORD_ENDS
              + "[.:#\\s]{0,4}(?:is\\s)?|#\\s?|[$€£]\\s?)$",
          CASE_INSENSITIVE);

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    var candidates = CANDIDATE.matcher(text);
    for (int asked = 0; candidates.find(); asked++) {
      int end = 0;
      for (int start = candidates.start(); start < candidates.end(); start++) {
        if (start >= end && isGroupStart(text, candidates.start(), start)) {
          end = endOfPhone(text, start, candidates.end(), asked < MAX_ASKED);
          if (end > 0) {
            spans.add(new Span(start, end, Placeholder.PHONE));
          }
        }
      }
    }
    return spans;
  }

  /**
   * Two numbers in a row look like one, so each end of a group is tried, the longest first; 0 if
   * none.
   */
  private static int endOfPhone(String text, int start, int limit, boolean isAsked) {
    String before = text.substring(Math.max(0, start - WORDS_BEFORE), start);
    for (int end = limit; end > start; end--) {
      if (!isGroupEnd(text, limit, end)) {
        continue;
      }
      String number = text.substring(start, end).replaceAll("\\s", " ");
      int digits = Recogniser.digits(number).length();
      if (digits < FEWEST_DIGITS) {
        return 0;
      }
      if (digits <= MOST_DIGITS && isPhone(number, digits, before, isAsked)) {
        return end;
      }
    }
    return 0;
  }

  /** Inside a candidate a number starts after a blank only: "05-01" is the rest of a date. */
  private static boolean isGroupStart(String text, int start, int at) {
    return at == start
        || (Character.isWhitespace(text.charAt(at - 1))
            && !Character.isWhitespace(text.charAt(at)));
  }

  private static boolean isGroupEnd(String text, int limit, int end) {
    return end == limit
        || (Character.isWhitespace(text.charAt(end))
            && !Character.isWhitespace(text.charAt(end - 1)));
  }

  private static boolean isPhone(String number, int digits, String before, boolean isAsked) {
    if (DATE.matcher(number).matches() || FRACTION.matcher(number).matches()) {
      return false;
    }
    if (number.contains("+") || number.startsWith("00")) {
      return isPossible(number.startsWith("00") ? "+" + number.substring(2) : number);
    }
    if (SAYS_PHONE.matcher(before).find()) {
      return true;
    }
    if (SAYS_OTHER.matcher(before).find()) {
      return false;
    }
    if (digits < FEWEST_OF_A_COUNTRY || digits > MOST_OF_A_COUNTRY) {
      return false;
    }
    if (!isAsked) {
      return true;
    }
    // Without a leading zero or bracket, only the North American ten digits speak for themselves.
    boolean isMarked = number.startsWith("0") || number.startsWith("(");
    List<String> regions = isMarked ? REGIONS : NORTH_AMERICA;
    return regions.stream().anyMatch(region -> isValid(number, region));
  }

  private static boolean isPossible(String number) {
    try {
      return PLANS.isPossibleNumber(PLANS.parse(number, null));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static boolean isValid(String number, String region) {
    try {
      return PLANS.isValidNumberForRegion(PLANS.parse(number, region), region);
    } catch (NumberParseException e) {
      return false;
    }
  }
}
