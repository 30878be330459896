package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers that a state gives to a person: United States (social security, also for tax), United
 * Kingdom (insurance), Spain and Brazil (with their check digits), and passports that are named so.
 */
record NationalIds() implements Recogniser {
  private static final String ALONE = "(?<![\\p{L}\\p{N}.-])";
  private static final String ENDS = "(?![\\p{L}\\p{N}]|-\\d)";

  private static final List<Pattern> BY_SHAPE =
      List.of(
          Pattern.compile(ALONE + "(?!000|666)\\d{3}([- .])(?!00)\\d{2}\\1(?!0000)\\d{4}" + ENDS),
          Pattern.compile(
              WORD_STARTS
                  + "(?:ssn|social security(?: number| no\\.?)?)\\s{0,3}(?:is|:|#|=)?\\s{0,3}"
                  + "(?<hit>\\d{3}[- ]?\\d{2}[- ]?\\d{4})"
                  + ENDS,
              CASE_INSENSITIVE),
          Pattern.compile(
              ALONE
                  + "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]"
                  + ENDS),
          Pattern.compile(
              WORD_STARTS
                  + "(?:passport|driver'?s? licen[cs]e|national id|identity card|tax id)"
                  + "(?:\\s{1,2}(?:number|no\\.?|nr\\.?|card))?\\s{0,3}(?:is|:|#|=)?\\s{0,3}"
                  + "(?<hit>(?=[A-Z-]{0,4}\\d)[A-Z0-9-]{6,20})"
                  + ENDS,
              CASE_INSENSITIVE));

  private static final Pattern SPANISH =
      Pattern.compile(ALONE + "[XYZ]?\\d{7,8}[ -]?[A-HJ-NP-TV-Z]" + ENDS, CASE_INSENSITIVE);
  private static final Pattern BRAZILIAN =
      Pattern.compile(ALONE + "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}" + ENDS);

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>(Recogniser.matches(Placeholder.ID, BY_SHAPE, text));
    spans.addAll(Recogniser.matches(Placeholder.ID, SPANISH, text, NationalIds::isSpanish));
    spans.addAll(Recogniser.matches(Placeholder.ID, BRAZILIAN, text, NationalIds::isBrazilian));
    return spans;
  }

  /** The letter is the number's remainder by 23; a foreigner's first letter stands for a digit. */
  private static boolean isSpanish(MatchResult match) {
    String id = match.group().toUpperCase(java.util.Locale.ROOT);
    int first = "XYZ".indexOf(id.charAt(0));
    String number = (first < 0 ? "" : first) + Recogniser.digits(id);
    return number.length() == 8
        && "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23)
            == id.charAt(id.length() - 1);
  }

  private static boolean isBrazilian(MatchResult match) {
    String id = Recogniser.digits(match.group());
    return checkDigit(id, 9) == id.charAt(9) - '0' && checkDigit(id, 10) == id.charAt(10) - '0';
  }

  private static int checkDigit(String id, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (id.charAt(i) - '0') * (length + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }
}
