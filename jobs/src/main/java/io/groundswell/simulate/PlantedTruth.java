package io.groundswell.simulate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What was planted in a simulated company, to mark answers with. It proves the code, and says
 * nothing of what the scores are worth to a real business.
 *
 * @param folder where {@link Simulation} wrote the truth
 */
public record PlantedTruth(SparkSession spark, String folder) {

  /** People and whether they would gladly speak for the product, one row per person and account. */
  public Dataset<Row> people() {
    return read(
            "users",
            "user_id STRING, account_id STRING, is_advocate BOOLEAN, is_shared_mailbox BOOLEAN")
        .where(col("is_shared_mailbox").equalTo(false))
        .drop("is_shared_mailbox");
  }

  /** Accounts, from when to when they want to buy, and whether they can do it alone. */
  public Dataset<Row> accounts() {
    return read(
            "accounts",
            "account_id STRING, kind STRING, wants_from DATE, wants_until DATE,"
                + " can_buy_alone BOOLEAN, cannot_alone DOUBLE")
        .where(col("kind").notEqual("internal"));
  }

  /** What was said about a planted topic, by the id that {@code silver.feedback} gives it. */
  public Dataset<Row> feedback() {
    var id = col("record_id");
    var ids =
        when(
                col("channel").equalTo("ticket"),
                array(
                    concat(lit("ticket:"), id, lit("-opener")),
                    concat(lit("ticket:zendesk:"), col("also_in"))))
            .when(col("channel").equalTo("comment"), array(concat(lit("ticket:zendesk:"), id)))
            .when(
                col("channel").equalTo("conversation"),
                array(concat(lit("ticket:intercom-"), id, lit("-opener"))))
            .when(col("channel").equalTo("reply"), array(concat(lit("ticket:intercom:"), id)))
            .when(
                col("channel").isin("cancellation", "deal"),
                array(concat(col("channel"), lit(":"), id)))
            .otherwise(array(concat(lit("survey:"), id)));
    return read("feedback", "channel STRING, record_id STRING, also_in STRING, topic STRING")
        .where(col("topic").isNotNull())
        .select(explode(ids).as("feedback_id"), col("topic"))
        .dropDuplicates("feedback_id");
  }

  /** Ids and which person or account each belongs to. */
  public Dataset<Row> identities() {
    return read("identities", "node STRING, belongs_to STRING");
  }

  /** Monthly recurring revenue in minor units from a day on, by account and currency. */
  public Dataset<Row> recurringRevenue() {
    return read("mrr", "account_id STRING, currency STRING, from_day DATE, mrr BIGINT");
  }

  private Dataset<Row> read(String name, String schema) {
    return spark.read().schema(schema).json(new Path(folder, name).toString());
  }
}
