package io.groundswell.command;

import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.simulate.PlantedTruth;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whether the recurring revenue of every account on every day is, to the minor unit, what was
 * planted; an account that pays in two currencies counts as two.
 *
 * @param accountDays how many were compared
 * @param differences how many differ, those that are not known among them
 */
record RevenueCheck(
    LocalDate from, LocalDate to, long accounts, long accountDays, long differences) {

  private static final String[] ACCOUNT_DAY = {"account_id", "currency", "day"};

  static RevenueCheck of(Lakehouse lakehouse, PlantedTruth truth) {
    var told = lakehouse.read(SUBSCRIPTIONS);
    var planted = truth.recurringRevenue();
    var days = told.agg(min(KNOWN_ON), max(KNOWN_ON)).head();
    if (days.isNullAt(0)) {
      throw new WrongUse(
          "silver.subscriptions has no rows to hold against what was planted. Run the company's days first: ./groundswell run --from DAY --to DAY.");
    }
    var compared = compared(told, planted, days.getDate(0), days.getDate(1));
    var counts =
        compared
            .agg(
                countDistinct("account_id"),
                count(lit(1)),
                count_if(not(col("planted").eqNullSafe(col("told")))))
            .head();
    return new RevenueCheck(
        days.getDate(0).toLocalDate(),
        days.getDate(1).toLocalDate(),
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2));
  }

  /**
   * One row per account, currency and day on which either knows of revenue, or that there is none.
   */
  static Dataset<Row> compared(Dataset<Row> told, Dataset<Row> planted, Date from, Date to) {
    var byDay =
        daily(told, List.of("subscription_id"), KNOWN_ON, from, to)
            .groupBy("account_id", "currency", "day")
            // A sum that leaves out what is not known would be no sum.
            .agg(when(count("mrr").equalTo(count(lit(1))), sum("mrr")).otherwise(-1L).as("told"));
    var truth =
        daily(planted, List.of("account_id", "currency"), "from_day", from, to)
            .withColumnRenamed("mrr", "planted");
    return truth
        .join(byDay, ACCOUNT_DAY, "full")
        .withColumn("planted", coalesce(col("planted"), lit(0L)))
        .withColumn("told", coalesce(col("told"), lit(0L)));
  }

  /** Each version once for every day on which it was the newest. */
  private static Dataset<Row> daily(
      Dataset<Row> versions, List<String> key, String since, Date from, Date to) {
    var keys = key.stream().map(k -> col(k)).toArray(org.apache.spark.sql.Column[]::new);
    var next = lead(col(since), 1).over(Window.partitionBy(keys).orderBy(col(since)));
    var last = coalesce(date_sub(next, 1), lit(to));
    return versions
        .where(col(since).leq(lit(to)))
        .withColumn("_last", last)
        .withColumn("day", explode(sequence(col(since), col("_last"))))
        .where(col("day").between(lit(from), lit(to)))
        .drop("_last");
  }

  String line() {
    return "%,d of %,d account days differ in recurring revenue from what was planted (%,d accounts, %,d days from %s to %s, to the minor unit)"
        .formatted(
            differences, accountDays, accounts, ChronoUnit.DAYS.between(from, to) + 1, from, to);
  }
}
