package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616), whose remainder by 97 is 1. */
record IbanNumbers() implements Recogniser {
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[A-Z]{2}[ -]?\\d{2}(?:[ -]?[A-Z0-9]){11,30}", CASE_INSENSITIVE);

  /** Characters of an account number by country, as in the register of the standard. */
  private static final Map<String, Integer> LENGTHS =
      Arrays.stream(
              ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28"
                      + " EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23"
                      + " IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27"
                      + " MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24"
                      + " SM27 TN24 TR26 UA29 VG24 XK20")
                  .split(" "))
          .collect(toMap(c -> c.substring(0, 2), c -> Integer.valueOf(c.substring(2))));

  private static final Set<String> DIGITS_ONLY =
      Set.of(
          ("AT BE DE ES DK FI NO SE PL PT HU CZ SK SI EE LT HR IS BA RS ME MK XK IL TN AE FO GL")
              .split(" "));

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    var candidates = CANDIDATE.matcher(text);
    while (candidates.find()) {
      int end = endOfNumber(text, candidates.start(), candidates.end());
      if (end > 0) {
        spans.add(new Span(candidates.start(), end, Placeholder.IBAN));
      }
    }
    return spans;
  }

  /**
   * A word behind the number looks like more of it, so the country says how long it is; 0 if none.
   */
  private static int endOfNumber(String text, int start, int end) {
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    int length = LENGTHS.getOrDefault(country, 0);
    var number = new StringBuilder();
    for (int i = start; i < end; i++) {
      char c = Character.toUpperCase(text.charAt(i));
      if (c != ' ' && c != '-') {
        number.append(c);
      }
      if (number.length() == length) {
        boolean isRight = remainder(number) == 1 || isCalledSo(text, start);
        return isRight && (!DIGITS_ONLY.contains(country) || hasDigitsOnly(number)) ? i + 1 : 0;
      }
    }
    return 0;
  }

  /** "At 03..." begins like an account in Austria; the words behind it are none of its digits. */
  private static boolean hasDigitsOnly(CharSequence number) {
    return number.chars().skip(2).allMatch(Character::isDigit);
  }

  /** A slip of the pen spoils the checksum; it is still somebody's account. */
  private static boolean isCalledSo(String text, int start) {
    return text.substring(Math.max(0, start - 12), start).toLowerCase(Locale.ROOT).contains("iban");
  }

  private static int remainder(CharSequence number) {
    int remainder = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt((i + 4) % number.length()), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder;
  }
}
