package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;

/**
 * Days as reports for people write them: {@code 2026-06-30}, {@code 30.06.2026}, {@code 6/30/2026}
 * or {@code 30/6/2026}.
 *
 * <p>Between slashes either the day or the month comes first, and no order is guessed: a number
 * above 12 is no month, and tells it for every row of its file that was known on the same day.
 * Where no row does, or two say different things, the day is unknown.
 */
final class WrittenDays {
  private static final String SLASHES = "^(\\d{1,2})/(\\d{1,2})/(\\d{4})$";
  private static final int LAST_MONTH = 12;

  private WrittenDays() {}

  /**
   * The day of a text; null where it is none or its order is not told.
   *
   * @param isMonthFirst whether the vendor is known to write the month first
   */
  static Column in(Column text, Column isMonthFirst) {
    var first = part(text, 1);
    var second = part(text, 2);
    var year = part(text, 3);
    var isDayThenMonth = isAnyAbove12(first);
    var isMonthThenDay = isAnyAbove12(second);
    return coalesce(
        Typed.day(text),
        when(isMonthFirst.or(isMonthThenDay.and(not(isDayThenMonth))), day(year, first, second))
            .when(isDayThenMonth.and(not(isMonthThenDay)), day(year, second, first)));
  }

  /** Whether a text is a day once it is told whether the day or the month comes first. */
  static Column isOneInSomeOrder(Column text) {
    var first = part(text, 1);
    var second = part(text, 2);
    var year = part(text, 3);
    return coalesce(day(year, first, second), day(year, second, first)).isNotNull();
  }

  private static Column isAnyAbove12(Column number) {
    var isAbove = coalesce(number.try_cast("int").gt(LAST_MONTH), lit(false));
    return max(isAbove).over(Window.partitionBy(col("known_on"), col("source_file")));
  }

  private static Column day(Column year, Column month, Column day) {
    return concat_ws("-", year, lpad(month, 2, "0"), lpad(day, 2, "0")).try_cast("date");
  }

  private static Column part(Column text, int number) {
    return regexp_extract(text, SLASHES, number);
  }
}
