package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Payment card numbers: 12 to 19 digits, a first digit that issuers use, and the check digit of
 * ISO/IEC 7812 (Luhn). A number behind a plus sign is a phone, even where the check digit fits.
 */
record CardNumbers() implements Recogniser {
  private static final int SHORTEST_OF_MOST = 15;
  private static final int LONGEST = 19;

  private static final Pattern DIGIT_GROUPS =
      Pattern.compile("(?<![\\d+])\\d(?:[ .\\n-]{0,2}\\d){11,39}");
  private static final Pattern MAESTRO =
      Pattern.compile("(?:5018|5020|5038|5[678]\\d\\d|6304|6390|6759|676[123]|0604).{8}");

  /** Japan's older numbers, the only ones that begin with a one or a two and have 15 digits. */
  private static final Pattern JCB = Pattern.compile("(?:1800|2131).{11}");

  private static final Pattern DINERS = Pattern.compile("3(?:0[0-5]|095|[689])");

  /** Beside the word, the check digit is enough, whoever issued it. */
  private static final Pattern NUMBER_OF_CARD =
      Pattern.compile(
          WORD_STARTS
              + "(?:card|cards|visa|mastercard|amex|maestro|diners|jcb|discover|kreditkarte|carte|tarjeta)[^\\d\\n]{0,24}"
              + "(?<hit>\\d(?:[ .-]?\\d){11,18})(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  /** Four by four, beside the word: a card, even where a slip of the pen spoils the check digit. */
  private static final Pattern CALLED_CARD =
      Pattern.compile(
          WORD_STARTS
              + "(?:card|visa|mastercard|amex|maestro|kreditkarte|carte|tarjeta)[^\\d\\n]{0,24}"
              + "(?<hit>[3-6]\\d{3}([ -])\\d{4}\\2\\d{4}\\2\\d{4})(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<Span> spans(String text) {
    List<Span> spans =
        new ArrayList<>(Recogniser.matches(Placeholder.CARD, List.of(CALLED_CARD), text));
    spans.addAll(
        Recogniser.matches(
            Placeholder.CARD,
            NUMBER_OF_CARD,
            text,
            match -> hasCheckDigit(Recogniser.digits(match.group(1)))));
    var candidates = DIGIT_GROUPS.matcher(text);
    while (candidates.find()) {
      for (int start = candidates.start(); start < candidates.end(); start++) {
        int end = isGroupStart(text, start) ? longestCard(text, start, candidates.end()) : 0;
        if (end > 0) {
          spans.add(new Span(start, end, Placeholder.CARD));
          start = end;
        }
      }
    }
    return spans;
  }

  private static boolean isGroupStart(String text, int at) {
    return Character.isDigit(text.charAt(at))
        && (at == 0 || !Character.isDigit(text.charAt(at - 1)));
  }

  /** An expiry date behind the number looks like more of it, so every end of a group is tried. */
  private static int longestCard(String text, int start, int limit) {
    if ("0123456".indexOf(text.charAt(start)) < 0) {
      return 0;
    }
    int longest = 0;
    var number = new StringBuilder();
    for (int i = start; i < limit && number.length() < LONGEST; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        continue;
      }
      number.append(text.charAt(i));
      boolean isGroupEnd = i + 1 == text.length() || !Character.isDigit(text.charAt(i + 1));
      if (isGroupEnd && isIssued(number) && hasCheckDigit(number)) {
        longest = i + 1;
      }
    }
    return longest;
  }

  /** Short numbers are those of few issuers; most that are so long are of goods. */
  private static boolean isIssued(CharSequence number) {
    if ("01".indexOf(number.charAt(0)) >= 0) {
      return JCB.matcher(number).matches() || MAESTRO.matcher(number).matches();
    }
    return switch (number.length()) {
      case 12 -> MAESTRO.matcher(number).matches();
      case 13 -> number.charAt(0) == '4' || MAESTRO.matcher(number.subSequence(0, 12)).matches();
      case 14 -> DINERS.matcher(number).lookingAt();
      default -> number.length() >= SHORTEST_OF_MOST;
    };
  }

  static boolean hasCheckDigit(CharSequence number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
