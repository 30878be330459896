package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Days of the calendar, with the time of a timestamp. A year alone and a day of the week say of
 * nobody who they are: they stay, as do versions, which look like days with two digits of a year.
 */
record Dates() implements Recogniser {
  static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
          + "|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String ALONE = "(?<![\\p{L}\\p{N}_.-]|\\d[/])";
  private static final String ENDS = "(?![\\p{L}\\p{N}_]|[-./]\\d)";
  private static final String YEAR = "(?:1[89]|20)\\d{2}";
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String NUMBER = "(?:0?[1-9]|1[0-2])";
  private static final String NTH = "(?:st|nd|rd|th)?";
  private static final String TIME =
      "(?:(?:T|,?\\s)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:\\s?Z|\\s?[+-]\\d{2}:?\\d{2})?)?";

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(ALONE + YEAR + "([-./])" + NUMBER + "\\1" + DAY + TIME + ENDS),
          Pattern.compile(ALONE + DAY + "([-./])" + DAY + "\\1" + YEAR + TIME + ENDS),
          Pattern.compile(ALONE + DAY + "/" + DAY + "/\\d{2}" + ENDS),
          Pattern.compile(
              ALONE + DAY + NTH + "(?:\\sof)?[ -]" + MONTH + "(?:,?[ -]" + YEAR + ")?" + ENDS,
              CASE_INSENSITIVE),
          Pattern.compile(
              ALONE + MONTH + "\\s" + DAY + NTH + "(?:,?\\s" + YEAR + ")?" + ENDS,
              CASE_INSENSITIVE),
          Pattern.compile(ALONE + MONTH + ",?\\s" + YEAR + ENDS, CASE_INSENSITIVE));

  @Override
  public List<Span> spans(String text) {
    return Recogniser.matches(Placeholder.DATE, PATTERNS, text);
  }
}
