package io.groundswell.lakehouse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A file of a table's newest version, as Delta's log tells of it.
 *
 * @param bytes its size
 * @param first the earliest day of its rows; null when the log does not say
 * @param last the latest day of its rows; null when the log does not say
 */
record DataFile(long bytes, LocalDate first, LocalDate last) {
  /** What {@link #of} reads of Delta's log. */
  static final List<String> COLUMNS =
      List.of(
          "size",
          "CAST(get_json_object(stats, '$.minValues.known_on') AS DATE) AS first",
          "CAST(get_json_object(stats, '$.maxValues.known_on') AS DATE) AS last");

  static DataFile of(Row row) {
    return new DataFile(row.getLong(0), day(row, 1), day(row, 2));
  }

  private static LocalDate day(Row row, int column) {
    return row.isNullAt(column) ? null : row.getDate(column).toLocalDate();
  }

  boolean isBefore(LocalDate day) {
    return first != null && first.isBefore(day);
  }

  /** Whether all its rows are of one month. */
  boolean isWithin(YearMonth month) {
    return first != null
        && YearMonth.from(first).equals(month)
        && YearMonth.from(last).equals(month);
  }

  boolean reaches(YearMonth month) {
    return first != null && !first.isAfter(month.atEndOfMonth()) && !last.isBefore(month.atDay(1));
  }
}
