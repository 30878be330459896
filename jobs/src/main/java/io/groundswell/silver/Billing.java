package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Which account a billing record speaks of. */
final class Billing {
  static final List<Table> SOURCES = List.of(STRIPE_CUSTOMERS, STRIPE_SUBSCRIPTIONS);

  private Billing() {}

  /**
   * Every state of every subscription with its account and {@code period}; once more on the day
   * when a customer that came late told whose it is. Few: they grow with contracts, not with use.
   */
  static Dataset<Row> subscriptions(Inputs in) {
    return withAccount(in.rows(STRIPE_SUBSCRIPTIONS), in.rows(STRIPE_CUSTOMERS))
        .withColumn("period", struct(col("started_at"), col("ended_at")));
  }

  /** The account that the record names, else the one that its customer was first known for. */
  static Dataset<Row> withAccount(Dataset<Row> records, Dataset<Row> customers) {
    var accounts =
        FirstKnown.of(customers, "customer_id", "account_id")
            .withColumnRenamed("account_id", "_account_of_customer");
    var states = records.withColumn(OBSERVED_AT, Versions.notAhead(col(OBSERVED_AT)));
    return FirstKnown.byThenOrLater(states, accounts, "customer_id", "_account_of_customer")
        .withColumn("account_id", coalesce(col("account_id"), col("_account_of_customer")))
        .drop("_account_of_customer");
  }

  /** The day on which the next version of the key was known. */
  static Column nextVersion(String key) {
    return lead(col(KNOWN_ON), 1).over(Window.partitionBy(col(key)).orderBy(col(KNOWN_ON)));
  }
}
