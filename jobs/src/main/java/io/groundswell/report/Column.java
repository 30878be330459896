package io.groundswell.report;

/**
 * A column of a sheet.
 *
 * @param name in the rows and in the CSV
 * @param title what a reader sees above it
 */
public record Column(String name, String title, Kind kind) {

  /** How a value is shown. */
  public enum Kind {
    /** As it is. */
    TEXT,
    /** A long id, cut where people see it and whole in the CSV. */
    ID,
    /** A whole number. */
    COUNT,
    /** A number with one decimal. */
    TENTHS,
    /** A number with two decimals, such as a score that is no probability. */
    HUNDREDTHS,
    /** A part of one, shown in percent. */
    SHARE,
    /** A day. */
    DAY,
    /** Several words. */
    LIST
  }

  boolean isNumber() {
    return switch (kind) {
      case COUNT, TENTHS, HUNDREDTHS, SHARE -> true;
      case TEXT, ID, DAY, LIST -> false;
    };
  }
}
