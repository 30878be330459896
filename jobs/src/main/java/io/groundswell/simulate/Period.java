package io.groundswell.simulate;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The days that are lived, counted from 0; a negative day is before anything was recorded.
 *
 * @param from day 0
 * @param days how many days there are
 */
record Period(LocalDate from, int days) implements Serializable {
  static final int NEVER = Integer.MAX_VALUE;
  static final long DAY_MILLIS = 86_400_000L;

  LocalDate date(int day) {
    return from.plusDays(day);
  }

  /** Milliseconds since 1970 of an hour of a day; hours may pass 24. */
  long at(int day, double hour) {
    return (from.toEpochDay() + day) * DAY_MILLIS + (long) (hour * 3_600_000);
  }

  int dayOf(long millis) {
    return (int) (Math.floorDiv(millis, DAY_MILLIS) - from.toEpochDay());
  }

  int last() {
    return days - 1;
  }

  boolean holds(int day) {
    return day >= 0 && day < days;
  }

  /** The day that lies this share into the period. */
  int share(double part) {
    return (int) (days * part);
  }

  boolean isWeekend(int day) {
    return date(day).getDayOfWeek().getValue() > 5;
  }

  /** As in 2026-01-31T09:05:07.123Z; written by hand, for it happens several times per record. */
  static String millis(long millis) {
    var text =
        new StringBuilder(24).append(LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS)));
    int ofDay = (int) Math.floorMod(millis, DAY_MILLIS);
    padded(text.append('T'), ofDay / 3_600_000, 10);
    padded(text.append(':'), ofDay / 60_000 % 60, 10);
    padded(text.append(':'), ofDay / 1_000 % 60, 10);
    padded(text.append('.'), ofDay % 1_000, 100);
    return text.append('Z').toString();
  }

  /** As in 2026-01-31T09:05:07Z. */
  static String seconds(long millis) {
    return millis(millis).substring(0, 19) + "Z";
  }

  private static void padded(StringBuilder text, int number, int unit) {
    for (int digit = unit; digit > 0; digit /= 10) {
      text.append((char) ('0' + number / digit % 10));
    }
  }
}
