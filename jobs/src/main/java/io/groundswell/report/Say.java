package io.groundswell.report;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lists as a sentence says them. */
final class Say {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
  private static final int QUOTE_CHARACTERS = 400;

  private Say() {}

  /** Such as {@code 1 person} and {@code 1,200 people}. */
  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  static String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
  }

  /** Such as {@code 30 June 2026}. */
  static String day(LocalDate day) {
    return WRITTEN.format(day);
  }

  static String tenths(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  static String hundredths(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  /** A share in percent; whole from 10 % on. */
  static String percent(double share) {
    boolean isFine = share > 0 && share < 0.0995 || share > 0.995 && share < 1;
    return String.format(Locale.ROOT, isFine ? "%.1f %%" : "%.0f %%", share * 100);
  }

  /** Such as {@code a, b and c}. */
  static String and(List<String> things) {
    if (things.size() < 2) {
      return String.join("", things);
    }
    var last = things.size() - 1;
    return String.join(", ", things.subList(0, last)) + " and " + things.get(last);
  }

  static String joined(Collection<?> words) {
    return words.stream().map(String::valueOf).collect(Collectors.joining("; "));
  }

  /** The beginning of a text, in quotation marks. */
  static String quoted(String text) {
    return "“" + text + "”";
  }

  /** At most so much of what somebody said as is read in passing. */
  static String shortened(String text) {
    if (text.length() <= QUOTE_CHARACTERS) {
      return text;
    }
    int end = QUOTE_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
