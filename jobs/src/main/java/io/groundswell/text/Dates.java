package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Days of the calendar, with the day of the week before them and the time of a timestamp. A year
 * alone and a day of the week alone say of nobody who they are: they stay, as do versions, which
 * look like days with two digits of a year.
 */
record Dates() implements Recogniser {
  static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
          + "|nov(?:ember)?|dec(?:ember)?"
          // German, French, Spanish, Italian.
          + "|j[aä]n(?:uar|ner)|februar|märz|mai|juni|juli|okt(?:ober)?|dez(?:ember)?|janvier|février|mars|avril|juin|juillet|août|septembre"
          + "|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
          + "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)\\.?";
  private static final String ALONE =
      "(?<![\\p{L}\\p{N}_.-]|\\d[/])"
          + "(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
          + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
          + "|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)"
          + "\\.?,?\\s{1,2}(?:(?:the|den|dem|le|el)\\s)?)?";
  private static final String ENDS = "(?![\\p{L}\\p{N}_]|[-./]\\d)";
  private static final String YEAR = "(?:1[89]|20)\\d{2}";
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String NUMBER = "(?:0?[1-9]|1[0-2])";
  private static final String NTH = "(?:st|nd|rd|th|er|\\.)?";
  private static final String TIME =
      "(?:(?:T|,?\\s)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:\\s?Z|\\s?[+-]\\d{2}:?\\d{2})?)?";

  private static final int CASES = CASE_INSENSITIVE | UNICODE_CASE;

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(ALONE + YEAR + "([-./])" + NUMBER + "\\1" + DAY + TIME + ENDS, CASES),
          Pattern.compile(ALONE + DAY + "([-./])" + DAY + "\\1" + YEAR + TIME + ENDS, CASES),
          Pattern.compile(ALONE + DAY + "/" + DAY + "/\\d{2}" + ENDS, CASES),
          Pattern.compile(
              ALONE
                  + DAY
                  + NTH
                  + "(?:\\s(?:of|de))?[ -]"
                  + MONTH
                  + "(?:,?[ -](?:de )?"
                  + YEAR
                  + ")?"
                  + ENDS,
              CASES),
          Pattern.compile(
              ALONE + MONTH + "\\s" + DAY + NTH + "(?:,?\\s" + YEAR + ")?" + ENDS, CASES),
          Pattern.compile(ALONE + MONTH + ",?\\s" + YEAR + ENDS, CASES));

  @Override
  public List<Span> spans(String text) {
    if (!Recogniser.hasDigit(text)) {
      return List.of();
    }
    return Recogniser.matches(Placeholder.DATE, PATTERNS, text);
  }
}
