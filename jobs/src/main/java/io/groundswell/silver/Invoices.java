package io.groundswell.silver;

import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each account was asked to pay, and paid.
 *
 * <p>One row per invoice and day on which it changed. Amounts are in minor units. Reads all states
 * of invoices and customers up to the last day: a few per account and month, without their texts.
 */
public final class Invoices implements Job {
  @Override
  public Table output() {
    return INVOICES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(STRIPE_INVOICES, STRIPE_CUSTOMERS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var states =
        Billing.withAccount(
                in.rows(STRIPE_INVOICES).withColumn("account_id", lit(null).cast("string")),
                in.rows(STRIPE_CUSTOMERS))
            .withColumn("state", state());
    return Versions.of(states, List.of("invoice_id"), newest("account_id"), newest("state"))
        .where(run.covers(col(KNOWN_ON)))
        .select(col(KNOWN_ON), col("invoice_id"), col("account_id"), col("state.*"));
  }

  private static Column state() {
    return struct(
        when(col("is_deleted"), "deleted").otherwise(lower(col("status"))).as("status"),
        lower(col("currency")).as("currency"),
        col("amount_due"),
        col("amount_paid"),
        col("attempt_count"),
        col("created_at"));
  }
}
