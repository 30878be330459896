package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.elementsAt;
import static io.groundswell.bronze.Stripe.major;
import static io.groundswell.bronze.Stripe.reference;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
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
 * What was asked for and what was paid, in Stripe's invoice objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state. The preview of an invoice to come has no id and is a
 * reject.
 */
public final class StripeInvoices implements Job {
  private static final Table LANDED = Tables.landing("stripe/invoices");

  private static final Field[] LINE = {
    text("line_id", "id"),
    reference("price_id", "pricing.price_details.price", "price", "plan"),
    reference("product_id", "pricing.price_details.product", "price.product", "plan.product"),
    reference(
        "subscription_item_id",
        "parent.subscription_item_details.subscription_item",
        "subscription_item"),
    whole("amount"),
    whole("quantity"),
    flag(
        "is_proration",
        "parent.subscription_item_details.proration",
        "parent.invoice_item_details.proration",
        "proration"),
    time("period_start", "period.start"),
    time("period_end", "period.end")
  };

  @Override
  public Table output() {
    return STRIPE_INVOICES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return invoices(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> invoices(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Stripe.wire(STRIPE_INVOICES),
            Stream.of("created_at", "finalized_at", "paid_at", "voided_at", "uncollectible_at"),
            key("invoice_id", "id"),
            reference("customer_id", "customer"),
            reference(
                "subscription_id", "subscription", "parent.subscription_details.subscription"),
            word("status"),
            word("currency"),
            reference("charge_id", "charge", "payments.data[0].payment.charge"),
            reference(
                "payment_intent_id", "payment_intent", "payments.data[0].payment.payment_intent"),
            whole("total"),
            whole("amount_due"),
            whole("amount_paid"),
            whole("amount_remaining"),
            major("total", "Total"),
            major("amount_due", "Amount Due"),
            major("amount_paid", "Amount Paid"),
            major("amount_remaining", "Amount Remaining"),
            whole("pre_payment_credits", "pre_payment_credit_notes_amount"),
            whole("post_payment_credits", "post_payment_credit_notes_amount"),
            count("attempt_count"),
            word("billing_reason"),
            time("created_at", "created", "date"),
            time("period_start"),
            time("period_end"),
            time(
                "finalized_at",
                "status_transitions.finalized_at",
                "status_transitions_finalized_at"),
            time("paid_at", "status_transitions.paid_at", "status_transitions_paid_at"),
            time("voided_at", "status_transitions.voided_at", "status_transitions_voided_at"),
            time(
                "uncollectible_at",
                "status_transitions.marked_uncollectible_at",
                "status_transitions_marked_uncollectible_at"),
            list("lines", invoice -> lines(invoice), LINE),
            flag("paid"),
            flag("forgiven"),
            flag("closed"))
        .withColumn("status", coalesce(col("status"), statusByFlags()))
        .drop("finalized_at", "paid_at", "voided_at", "uncollectible_at")
        .drop("paid", "forgiven", "closed");
  }

  private static Column lines(Column invoice) {
    return coalesce(elementsAt(invoice, "lines.data"), elementsAt(invoice, "lines"));
  }

  /** Before 2018 an invoice had three flags instead of a status. */
  private static Column statusByFlags() {
    return when(col("paid"), lit("paid"))
        .when(col("forgiven"), lit("uncollectible"))
        .when(col("closed"), lit("void"))
        .when(not(col("paid")), lit("open"));
  }
}
