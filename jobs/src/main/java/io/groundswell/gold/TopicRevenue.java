package io.groundswell.gold;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the accounts pay that speak of a topic.
 *
 * <p>Amounts of two currencies have no sum. So each currency tells which part of its revenue speaks
 * of the topic, and the parts are averaged by how many accounts pay in the currency.
 */
final class TopicRevenue {
  private TopicRevenue() {}

  /**
   * One row per topic and day on which anybody pays, if any of its speakers does.
   *
   * @param speakers topic, account and day
   */
  static Dataset<Row> of(Dataset<Row> speakers, Dataset<Row> paying) {
    var ofAll =
        paying
            .groupBy("known_on", "currency")
            .agg(sum("mrr").as("_mrr_of_all"), count(lit(1)).as("_paying"));
    var part = col("_mrr").divide(col("_mrr_of_all")).multiply(col("_paying"));
    return speakers
        .join(paying, new String[] {"account_id", "known_on"})
        .groupBy("topic_id", "known_on", "currency")
        .agg(sum("mrr").as("_mrr"), count(lit(1)).as("_accounts"))
        .join(ofAll, new String[] {"known_on", "currency"})
        .groupBy("topic_id", "known_on")
        .agg(
            sort_array(
                    collect_list(
                        struct(
                            col("currency"),
                            col("_mrr").as("mrr"),
                            col("_accounts").as("accounts"),
                            part.as("part"))))
                .as("_by_currency"));
  }

  /** Accounts that pay, by day: {@code mrr} in {@code currency}. */
  static Dataset<Row> paying(Inputs in, Run run) {
    var paying =
        BillingFeatures.byAccount(in, run)
            .where(col("mrr").gt(0))
            .select(
                col("account_id"),
                col("known_on"),
                col("mrr"),
                coalesce(col("currency"), lit("")).as("currency"));
    return OwnAccounts.without(paying, "known_on", in);
  }

  /** One row per day on which anybody pays: how many. */
  static Dataset<Row> perDay(Dataset<Row> paying) {
    return paying.groupBy("known_on").agg(count(lit(1)).as("_paying_of_all"));
  }

  /** What the accounts pay, from the columns of {@link #of} and {@link #perDay}. */
  static Column byCurrency() {
    var told =
        transform(
            col("_by_currency"),
            c ->
                struct(
                    c.getField("currency").as("currency"),
                    c.getField("mrr").as("mrr"),
                    c.getField("accounts").as("accounts")));
    var none = array().cast("array<struct<currency:string,mrr:bigint,accounts:bigint>>");
    return when(col("_paying_of_all").isNotNull(), coalesce(told, none));
  }

  /** None of the revenue where nobody who pays speaks of it; unknown where nobody pays at all. */
  static Column share() {
    var parts =
        aggregate(col("_by_currency"), lit(0.0), (total, c) -> total.plus(c.getField("part")));
    return coalesce(parts, lit(0.0)).divide(col("_paying_of_all"));
  }
}
