package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Which accounts pay. */
final class Paying {
  private Paying() {}

  /**
   * The rows with {@code is_paying}: whether the account paid as of the day, null without an
   * account. While no subscription of anybody is known, nobody knows.
   */
  static Dataset<Row> known(Dataset<Row> rows, Dataset<Row> subscriptions) {
    var billing = subscriptions.agg(min(KNOWN_ON).as("_billing_since"));
    var isKnown = col("account_id").isNotNull().and(col("_billing_since").leq(col(KNOWN_ON)));
    return AsOf.join(rows, changes(subscriptions), "account_id")
        .crossJoin(broadcast(billing))
        .withColumn("is_paying", when(isKnown, coalesce(col("_subscriptions").gt(0), lit(false))))
        .drop("_subscriptions", "_billing_since");
  }

  /**
   * How many of its subscriptions bring revenue, for each account and day on which that changed.
   */
  private static Dataset<Row> changes(Dataset<Row> subscriptions) {
    var bySubscription =
        Window.partitionBy(col("account_id"), col("subscription_id")).orderBy(col(KNOWN_ON));
    var byAccount = Window.partitionBy(col("account_id")).orderBy(col(KNOWN_ON));
    var pays = when(col("mrr").gt(0), 1).otherwise(0);
    return subscriptions
        .where(col("account_id").isNotNull())
        .withColumn("_change", pays.minus(coalesce(lag(pays, 1).over(bySubscription), lit(0))))
        .groupBy(col("account_id"), col(KNOWN_ON))
        .agg(sum("_change").as("_change"))
        .select(
            col("account_id"), col(KNOWN_ON), sum("_change").over(byAccount).as("_subscriptions"));
  }
}
