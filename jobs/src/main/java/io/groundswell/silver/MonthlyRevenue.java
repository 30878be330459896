package io.groundswell.silver;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * What billed items come to per month, in minor units. A year is divided by 12 n, a month by n, a
 * week is x 52/12 / n and a day x 365/12 / n, for an interval of n.
 */
final class MonthlyRevenue {
  /** Wide enough for any bill, exact to a millionth of a unit or better. */
  private static final String EXACT = "decimal(38,12)";

  private MonthlyRevenue() {}

  /** What all items cost per month, before discounts; 0 where there is no item. */
  static Column gross(Column items) {
    return coalesce(
        aggregate(
            items,
            lit(0).cast(EXACT),
            (sum, item) -> sum.plus(coalesce(monthly(cost(item), item), lit(0))).cast(EXACT)),
        lit(0).cast(EXACT));
  }

  static Column cost(Column item) {
    return item.getField("unit_amount")
        .cast("decimal(19,0)")
        .multiply(coalesce(item.getField("quantity"), lit(1L)).cast("decimal(19,0)"));
  }

  /**
   * The sum less discounts, rounded half up, never below 0; an amount off is taken off each bill of
   * the item that costs most.
   */
  static Column net(Column gross, Column percentOff, Column amountOff, Column mainItem) {
    var percent = coalesce(percentOff, lit(0.0)).cast("decimal(9,4)");
    var perMonth = coalesce(monthly(coalesce(amountOff, lit(0L)), mainItem), lit(0).cast(EXACT));
    var net = gross.multiply(lit(100).minus(percent)).divide(100).cast(EXACT).minus(perMonth);
    return greatest(round(net).cast("bigint"), lit(0L));
  }

  /** An amount per the item's interval as an amount per month. */
  private static Column monthly(Column amount, Column item) {
    var times = greatest(item.getField("interval_count"), lit(1)).cast("bigint");
    var exact = amount.cast("decimal(22,0)");
    var monthsTimes12 = times.multiply(12).cast("decimal(12,0)");
    var interval = lower(item.getField("interval"));
    return when(interval.equalTo("year"), exact.divide(monthsTimes12))
        .when(interval.equalTo("week"), exact.multiply(52).divide(monthsTimes12))
        .when(interval.equalTo("day"), exact.multiply(365).divide(monthsTimes12))
        .otherwise(exact.multiply(12).divide(monthsTimes12))
        .cast(EXACT);
  }
}
