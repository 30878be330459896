package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
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
    return withAccount(in.rows(STRIPE_SUBSCRIPTIONS), customers(in))
        .withColumn("period", struct(col("started_at"), col("ended_at")));
  }

  /**
   * Marks each state with the day on which it arrived, and the first day on which one that comes
   * after it was known: from then on it says nothing more.
   */
  static Dataset<Row> inOrder(Dataset<Row> states, String... key) {
    var later =
        Window.partitionBy(columns(key))
            .orderBy(Versions.ORDER.stream().map(c -> col(c)).toArray(Column[]::new))
            .rowsBetween(1, Window.unboundedFollowing());
    return states
        .withColumn(OBSERVED_AT, Versions.notAhead(col(OBSERVED_AT)))
        .withColumn("_arrived_on", col(KNOWN_ON))
        .withColumn("_superseded_on", min(KNOWN_ON).over(later));
  }

  /**
   * Of states that were told once more on later days, those that were still the newest then. Two
   * states of the same second would otherwise be told apart by the day of their retelling.
   */
  static Dataset<Row> stillNewest(Dataset<Row> states) {
    var isFirst = col(KNOWN_ON).equalTo(col("_arrived_on"));
    var isNewest = col("_superseded_on").isNull().or(col(KNOWN_ON).lt(col("_superseded_on")));
    return states.where(isFirst.or(isNewest)).drop("_arrived_on", "_superseded_on");
  }

  /** Each state with the account of its customer, whenever it was told. */
  static Dataset<Row> besideAccount(Dataset<Row> states, Inputs in) {
    var accounts =
        FirstKnown.of(customers(in), "customer_id", "account_id")
            .select(
                col("customer_id").as("_customer"),
                col("account_id").as("_account"),
                col(FirstKnown.SINCE).as("_account_since"));
    return states.join(accounts, col("customer_id").equalTo(col("_customer")), "left");
  }

  static Column accountSince() {
    return col("_account_since");
  }

  /** The account that a state of {@link #besideAccount} names, else its customer by that day. */
  static Column account() {
    return coalesce(col("account_id"), when(accountSince().leq(col(KNOWN_ON)), col("_account")));
  }

  /** Customers with their account, as they say themselves or a subscription of theirs says. */
  static Dataset<Row> customers(Inputs in) {
    var columns = Stream.concat(Versions.ORDER.stream(), Stream.of("customer_id", "account_id"));
    var names = columns.map(c -> col(c)).toArray(Column[]::new);
    return in.rows(STRIPE_CUSTOMERS)
        .select(names)
        .unionByName(in.rows(STRIPE_SUBSCRIPTIONS).select(names));
  }

  private static Column[] columns(String... names) {
    return Stream.of(names).map(c -> col(c)).toArray(Column[]::new);
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
