package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Phone numbers: what the numbering plans know ({@link NumberingPlans}), what a word beside it
 * calls a phone, and what is grouped as only phones are.
 *
 * <p>Dates look like phones, and so do order numbers, amounts and card numbers.
 *
 * <p>Longer than other files: the words around a number in a dozen languages.
 */
record PhoneNumbers() implements Recogniser {
  private static final int WORDS_BEFORE = 40;
  private static final int WORDS_AFTER = 24;
  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 15;
  private static final int FEWEST_OF_A_COUNTRY = 9;
  private static final int MOST_OF_A_COUNTRY = 13;

  /**
   * Nobody writes down more numbers than this: beyond, whatever looks like a phone counts as one.
   */
  private static final int MAX_ASKED = 20;

  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_/.-])[+(]{0,2}\\d(?:[\\s().\\-/]{0,3}\\d){5,17}"
              + "(?:(?![\\p{L}\\p{N}_])|(?=x\\d|ext))"
              + "(?:\\s{0,2},?\\s{0,2}(?:ext(?:ension)?\\.?|x|extn\\.?|#|durchwahl)\\s{0,2}\\d{1,6})?",
          CASE_INSENSITIVE);
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final Pattern DATE =
      Pattern.compile(
          "(?:19|20)\\d{2}[-./ ]"
              + DAY
              + "[-./ ]"
              + DAY
              + "(?:[ T]\\d{1,4})?|"
              + DAY
              + "[-./]"
              + DAY
              + "[-./](?:19|20)?\\d{2}(?: \\d{1,4})?"
              + "|(?:19|20)\\d{2} ?[-/] ?(?:19|20)\\d{2}|(?:19|20)\\d{6}|\\d{1,2} \\d{1,2} (?:19|20)\\d{2}");
  private static final Pattern FRACTION = Pattern.compile("(?:0|[1-9]\\d{0,3})\\.\\d{4,20}");
  private static final Pattern STREET_OR_TOWN = Pattern.compile(" \\p{Lu}[\\p{L}'-]{2}");
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** An address of the internet, or a version: some inner part of it has one digit. */
  private static final Pattern FOUR_PARTS =
      Pattern.compile(
          OCTET
              + "(?:\\."
              + OCTET
              + "){3}|(?!0)\\d{1,4}(?:\\.\\d{1,5}){0,2}\\.\\d(?:\\.\\d{1,5}){1,3}");

  private static final Pattern FOUR_PAIRS =
      Pattern.compile("\\d[1-9]([ .-])\\d\\d\\1\\d\\d\\1\\d[1-9]|\\(0\\d{1,4}\\).{4,12}");
  private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(?:[ .]\\d00){1,4}");
  private static final Pattern SAYS_PHONE =
      Pattern.compile(
          WORD_STARTS
              + "(?:phones?|ph|tel|telephone|telefone?|teléfono|téléphone|telefonnummer|telefoonnummer|call(?:ed|ing|s)?"
              + "|mobile|mob|mobil|móvil|cell(?:ular|phone)?|handy|whats ?app|signal|telegram|text(?:ed)?|sms|fax"
              + "|dial(?:led)?|reach(?:ed)?|ring|rang|hotline|helpline|landline|voicemail|pager|switchboard"
              + "|rufnummer|numéro|gsm|callback|contact|(?:my|our|his|her|their|your) (?:new |own |other )?number(?:'s)?)"
              + WORD_ENDS,
          CASE_INSENSITIVE);
  private static final Pattern CALLS_IT_PHONE =
      Pattern.compile(
          "^[\\s,;:)(\\-<]{0,4}(?:(?:is|was|are|=)\\s)?(?:my|our|his|her|the|is|their)?\\s?(?:new |work |private |direct )?"
              + "(?:phone|tel|mobile|mob|cell|handy|whatsapp|landline|fax|office|home|work|call|text me|any ?time|direct|extension|number)"
              + WORD_ENDS,
          CASE_INSENSITIVE);

  /** Where messages go there is a phone: "do not send codes to 322 2925". */
  private static final Pattern SENT_TO =
      Pattern.compile(
          "(?:(?:messages?|texts?|codes?|calls?|otps?|pins?|alerts?|reminders?|notifications?|sms)\\s(?:to|on|from|at|via)"
              + "(?:\\s(?:my|our|the|this|his|her))?|registered)(?:\\s(?:registered|new|old|other|own|number|no\\.?|is|with)){0,3}\\s?[:#]?\\s{0,2}$",
          CASE_INSENSITIVE);

  private static final Pattern SHORT_LABEL =
      Pattern.compile("(?:^|[\\n,;|(\\s])[tmpfc]\\s?[:.]\\s{0,2}$", CASE_INSENSITIVE);
  private static final String SAYS_NUMBER = "(?:number|num|no|nr|id|code)";
  private static final Pattern SAYS_OTHER =
      Pattern.compile(
          "(?:"
              + WORD_STARTS
              + "(?:order|ticket|invoice|case|ref|reference|tracking|transaction|account|customer|serial|build|shipment"
              + "|parcel|contract|policy|version|uid|error|amount|total|usd|eur|gbp|isbn|sku|zip"
              + "|postcode|card|visa|mastercard|iban|ssn|licen[cs]e|passport|port|line|row|pid|timestamp|epoch|commit)"
              + "(?:\\s"
              + SAYS_NUMBER
              + ")?"
              + WORD_ENDS
              + "[.:#\\s]{0,4}(?:is\\s|was\\s)?|#\\s?|[$€£]\\s?)$",
          CASE_INSENSITIVE);

  /** Says that it is no phone only where the digits are not grouped as those of one. */
  private static final Pattern SAYS_SOME_NUMBER =
      Pattern.compile(
          WORD_STARTS + SAYS_NUMBER + WORD_ENDS + "[.:#\\s]{0,4}(?:is\\s|was\\s)?$",
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
      int digits = Recogniser.digits(number.split("(?i)[ex#]")[0]).length();
      if (digits < FEWEST_DIGITS) {
        return 0;
      }
      String after = text.substring(end, Math.min(text.length(), end + WORDS_AFTER));
      boolean isBroken = !number.startsWith("+") && text.substring(start, end).contains("\n");
      if (digits <= MOST_DIGITS && !isBroken && isPhone(number, digits, before, after, isAsked)) {
        return end;
      }
    }
    return 0;
  }

  /** Two house numbers, or one and a postcode: "1463 91541 Horseshoe Lane". */
  private static boolean isOfAddress(String number, String after) {
    return "+0(".indexOf(number.charAt(0)) < 0 && STREET_OR_TOWN.matcher(after).lookingAt();
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

  private static boolean isPhone(
      String number, int digits, String before, String after, boolean isAsked) {
    if (isOther(number)) {
      return false;
    }
    if (number.contains("+") || number.startsWith("00")) {
      String abroad = number.startsWith("00") ? "+" + number.substring(2) : number;
      return digits >= FEWEST_OF_A_COUNTRY || NumberingPlans.isPossible(abroad);
    }
    boolean isOther =
        !number.startsWith("(")
            && (SAYS_OTHER.matcher(before).find()
                || (!isGrouped(number) && SAYS_SOME_NUMBER.matcher(before).find()));
    if (SHORT_LABEL.matcher(before).find() || CALLS_IT_PHONE.matcher(after).find()) {
      return !isOther || SAYS_PHONE.matcher(before).find();
    }
    if (SAYS_PHONE.matcher(before).find() || SENT_TO.matcher(before).find()) {
      return digits > FEWEST_DIGITS || isGrouped(number);
    }
    if (!isOther && FOUR_PAIRS.matcher(number).matches()) {
      return true;
    }
    return !isOther
        && !isOfAddress(number, after)
        && digits >= FEWEST_OF_A_COUNTRY
        && digits <= MOST_OF_A_COUNTRY
        && (!isAsked || isOfSomePlan(number));
  }

  private static boolean isOther(String number) {
    return DATE.matcher(number).matches()
        || FRACTION.matcher(number).matches()
        || FOUR_PARTS.matcher(number).matches()
        || THOUSANDS.matcher(number).matches();
  }

  /**
   * Without a leading zero, bracket or groups only North America's ten digits speak for themselves.
   */
  private static boolean isOfSomePlan(String number) {
    if (number.startsWith("0") || number.startsWith("(")) {
      return isGrouped(number) || NumberingPlans.isValidSomewhere(number);
    }
    return NumberingPlans.isNorthAmerican(number)
        || (isGrouped(number) && NumberingPlans.isValidSomewhere(number));
  }

  private static boolean isGrouped(String number) {
    return number.matches("[+(]{0,2}\\d{1,6}\\D{1,3}\\d.{1,24}");
  }
}
