package io.groundswell.silver;

import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.STRIPE_CREDIT_NOTES;
import static io.groundswell.Tables.STRIPE_DISPUTES;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.Tables.STRIPE_REFUNDS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.coalesce;
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
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Money that went back, or that somebody wants back: refunds, disputes and credit notes.
 *
 * <p>One row per reversal and day on which it changed. Amounts are in minor units. A refund or
 * dispute belongs to the account that paid the invoice with its charge or payment intent, where it
 * does not name its customer. Reads all states of them, of invoices, customers and subscriptions up
 * to the last day: a few per account and month.
 */
public final class PaymentReversals implements Job {
  @Override
  public Table output() {
    return PAYMENT_REVERSALS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(
            Stream.of(STRIPE_REFUNDS, STRIPE_DISPUTES, STRIPE_CREDIT_NOTES, STRIPE_INVOICES),
            Billing.SOURCES.stream())
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var told =
        refunds(in.rows(STRIPE_REFUNDS))
            .unionByName(disputes(in.rows(STRIPE_DISPUTES)))
            .unionByName(creditNotes(in.rows(STRIPE_CREDIT_NOTES)));
    var invoices = in.rows(STRIPE_INVOICES);
    var paid = ofInvoice(ofInvoice(told, invoices, "charge_id"), invoices, "payment_intent_id");
    var states =
        Billing.withAccount(paid.withColumn("account_id", nothing()), Billing.customers(in));
    return Versions.of(
            states,
            List.of("kind", "reversal_id"),
            newest("account_id"),
            newest("invoice_id"),
            newest("state"))
        .where(run.covers(col(KNOWN_ON)))
        .select(
            col(KNOWN_ON),
            col("kind"),
            col("reversal_id"),
            col("account_id"),
            col("invoice_id"),
            col("state.*"));
  }

  private static Dataset<Row> refunds(Dataset<Row> refunds) {
    var isFinal = lower(col("status")).equalTo("succeeded");
    return refunds.select(
        Versions.with(
            lit("refund").as("kind"),
            col("refund_id").as("reversal_id"),
            nothing().as("invoice_id"),
            col("charge_id"),
            col("payment_intent_id"),
            col("customer_id"),
            state(isFinal)));
  }

  private static Dataset<Row> disputes(Dataset<Row> disputes) {
    var isFinal = lower(col("status")).equalTo("lost");
    return disputes.select(
        Versions.with(
            lit("dispute").as("kind"),
            col("dispute_id").as("reversal_id"),
            nothing().as("invoice_id"),
            col("charge_id"),
            col("payment_intent_id"),
            col("customer_id"),
            state(isFinal)));
  }

  /** One that was paid out by a refund is counted as that refund. */
  private static Dataset<Row> creditNotes(Dataset<Row> notes) {
    var isFinal = lower(col("status")).equalTo("issued").and(col("refund_id").isNull());
    return notes.select(
        Versions.with(
            lit("credit_note").as("kind"),
            col("credit_note_id").as("reversal_id"),
            col("invoice_id"),
            nothing().as("charge_id"),
            nothing().as("payment_intent_id"),
            col("customer_id"),
            state(isFinal)));
  }

  private static Column state(Column isFinal) {
    return struct(
            lower(col("status")).as("status"),
            lower(col("currency")).as("currency"),
            col("amount"),
            when(coalesce(isFinal, lit(false)), col("amount")).otherwise(0L).as("reversed_amount"),
            lower(col("reason")).as("reason"),
            col("created_at"))
        .as("state");
  }

  /** Adds the invoice and customer of the payment where the reversal does not name them itself. */
  private static Dataset<Row> ofInvoice(
      Dataset<Row> reversals, Dataset<Row> invoices, String payment) {
    var bill = struct(col("invoice_id"), col("customer_id"));
    var bills = FirstKnown.of(invoices.withColumn("_bill", bill), payment, "_bill");
    return FirstKnown.byThenOrLater(reversals, bills, payment, "_bill")
        .withColumn("invoice_id", coalesce(col("invoice_id"), col("_bill.invoice_id")))
        .withColumn("customer_id", coalesce(col("customer_id"), col("_bill.customer_id")))
        .drop("_bill");
  }

  private static Column nothing() {
    return lit(null).cast("string");
  }
}
