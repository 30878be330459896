package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Use that a company counts itself (product_usage), made fit to be added up: each usage id once,
 * with its account, and held against what was billed.
 */
final class CountedUse {
  /** Two years. Counted use is small: rows per day, not per click. */
  static final int LOOK_BACK_DAYS = 731;

  /** Whether the usage id of a row had arrived before. */
  static final String IS_COPY = "_is_copy";

  private static final List<Column> COUNTED =
      Stream.of(
              KNOWN_ON,
              "usage_id",
              "account_id",
              "user_id",
              "feature",
              "used_on",
              "events",
              "errors",
              "minutes")
          .map(c -> col(c))
          .toList();

  private CountedUse() {}

  /** Marks each row whose usage id had arrived before. */
  static Dataset<Row> withCopies(Dataset<Row> usage) {
    var inOrderOfArrival =
        Window.partitionBy(col("usage_id"))
            .orderBy(col(KNOWN_ON), col("source_file"), col("source_line"), col("item"));
    var before = lag(col(KNOWN_ON), 1).over(inOrderOfArrival);
    var isCopy = date_add(before, LOOK_BACK_DAYS).geq(col(KNOWN_ON));
    return usage.withColumn(IS_COPY, coalesce(isCopy, lit(false)));
  }

  /** Use of which the account is known, dated on the day when it was. */
  static Dataset<Row> ofAccounts(Dataset<Row> usage, Inputs in) {
    var accounts =
        FirstKnown.of(Billing.subscriptions(in), "subscription_id", "account_id")
            .select(
                col("subscription_id").as("_subscription"),
                col("account_id").as("_account_of_subscription"),
                col(FirstKnown.SINCE));
    var known = usage.join(accounts, col("subscription_id").equalTo(col("_subscription")), "left");
    var mustWait = col("account_id").isNull().and(col("subscription_id").isNotNull());
    var countsOn =
        when(mustWait, greatest(col(KNOWN_ON), col(FirstKnown.SINCE))).otherwise(col(KNOWN_ON));
    var isInTime = col("_counts_on").leq(date_add(col(KNOWN_ON), LOOK_BACK_DAYS));
    return known
        .where(not(mustWait.and(col(FirstKnown.SINCE).isNull())))
        .withColumn("_counts_on", countsOn)
        .where(isInTime)
        .withColumn(KNOWN_ON, col("_counts_on"))
        .withColumn("account_id", coalesce(col("account_id"), col("_account_of_subscription")))
        .drop("_counts_on", "_subscription", "_account_of_subscription", FirstKnown.SINCE);
  }

  /** Whether the use lies within a period of its subscription, or else of its account. */
  static Dataset<Row> heldAgainstPeriods(Dataset<Row> usage, Inputs in) {
    var periods =
        Versions.of(
                Billing.subscriptions(in),
                List.of("subscription_id"),
                Versions.Field.newest("account_id"),
                Versions.Field.newest("period"))
            .withColumn("_until", Billing.nextVersion("subscription_id"))
            .withColumn(
                "_billed",
                explode(
                    array(bySubscription(col("subscription_id")), byAccount(col("account_id")))))
            .select(col("_billed"), col("period"), col(KNOWN_ON).as("_from"), col("_until"));
    var billed = coalesce(bySubscription(col("subscription_id")), byAccount(col("account_id")));
    var thatDay =
        col("_asked")
            .equalTo(col("_billed"))
            .and(col("_from").leq(col(KNOWN_ON)))
            .and(col("_until").isNull().or(col("_until").gt(col(KNOWN_ON))));
    var starts = to_date(col("period").getField("started_at"));
    var ends = coalesce(to_date(col("period").getField("ended_at")), col("used_on"));
    return usage
        .withColumn("_asked", billed)
        .join(periods, thatDay, "left")
        .groupBy(COUNTED.toArray(Column[]::new))
        .agg(max(col("used_on").between(starts, ends)).as("in_subscription"));
  }

  private static Column bySubscription(Column id) {
    return concat(lit("subscription:"), id);
  }

  private static Column byAccount(Column id) {
    return concat(lit("account:"), id);
  }
}
