package io.groundswell.lakehouse;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The days that one run answers for, and the only clock a job has.
 *
 * @param from the first day, included
 * @param to the last day, included
 * @param id names the run in the ledger; no row of a table depends on it
 */
public record Run(LocalDate from, LocalDate to, String id) {

  public Run {
    if (to.isBefore(from)) {
      throw new WrongUse(
          "A run from %s to %s has no day in it. Give the earlier day first.".formatted(from, to));
    }
  }

  public static Run of(LocalDate day, String id) {
    return new Run(day, day, id);
  }

  /** Every day of the run, earliest first. */
  public List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  /** The part of this run that is one day. */
  public Run day(LocalDate day) {
    return new Run(day, day, id);
  }

  public boolean isOneDay() {
    return from.equals(to);
  }

  public long dayCount() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** Whether the day in {@code column} is one of this run's days. */
  public Column covers(Column column) {
    return column.between(functions.lit(from), functions.lit(to));
  }

  /** Whether the day in {@code column} is one of this run's or at most {@code days} before it. */
  public Column reaches(Column column, int days) {
    return column.between(functions.lit(from.minusDays(days)), functions.lit(to));
  }
}
