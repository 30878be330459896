package io.groundswell.silver;

import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each account was asked to pay, and paid.
 *
 * <p>One row per invoice and day on which it changed. Amounts are in minor units. Reads all states
 * of invoices, customers and subscriptions up to the last day: a few per account and month, without
 * their texts.
 */
public final class Invoices implements Job {
  @Override
  public Table output() {
    return INVOICES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(STRIPE_INVOICES), Billing.SOURCES.stream()).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var states =
        Billing.withAccount(
                in.rows(STRIPE_INVOICES).withColumn("account_id", lit(null).cast("string")),
                Billing.customers(in))
            .withColumn("state", state());
    return Versions.of(states, List.of("invoice_id"), newest("account_id"), newest("state"))
        .where(run.covers(col(KNOWN_ON)))
        .select(col(KNOWN_ON), col("invoice_id"), col("account_id"), col("state.*"));
  }

  private static Column state() {
    return struct(
        when(col("is_deleted"), "deleted").otherwise(lower(col("status"))).as("status"),
        col("subscription_id"),
        lower(col("currency")).as("currency"),
        col("total"),
        prorated().as("prorated_amount"),
        coalesce(col("pre_payment_credits"), lit(0L))
            .plus(coalesce(col("post_payment_credits"), lit(0L)))
            .as("credited_amount"),
        col("amount_due"),
        col("amount_paid"),
        col("attempt_count"),
        col("created_at"));
  }

  /** Null where the invoice came without lines. */
  private static Column prorated() {
    var prorations = filter(col("lines"), l -> coalesce(l.getField("is_proration"), lit(false)));
    return aggregate(
        prorations, lit(0L), (sum, l) -> sum.plus(coalesce(l.getField("amount"), lit(0L))));
  }
}
