package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
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

  @Override
  public Table output() {
    return STRIPE_INVOICES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return invoices(in.news(LANDED));
  }

  static Dataset<Row> invoices(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Wire.stripe("invoice"),
            Stream.of("created_at", "finalized_at", "paid_at", "voided_at", "uncollectible_at"),
            key("invoice_id", "id"),
            reference("customer_id", "customer"),
            reference(
                "subscription_id", "subscription", "parent.subscription_details.subscription"),
            word("status"),
            word("currency"),
            whole("amount_due"),
            whole("amount_paid"),
            whole("amount_remaining"),
            count("attempt_count"),
            word("billing_reason"),
            time("created_at", "created", "date"),
            time("period_start"),
            time("period_end"),
            time("finalized_at", "status_transitions.finalized_at"),
            time("paid_at", "status_transitions.paid_at"),
            time("voided_at", "status_transitions.voided_at"),
            time("uncollectible_at", "status_transitions.marked_uncollectible_at"),
            flag("paid"),
            flag("forgiven"),
            flag("closed"))
        .withColumn("status", coalesce(col("status"), statusByFlags()))
        .drop("finalized_at", "paid_at", "voided_at", "uncollectible_at")
        .drop("paid", "forgiven", "closed");
  }

  /** Before 2018 an invoice had three flags instead of a status. */
  private static Column statusByFlags() {
    return when(col("paid"), lit("paid"))
        .when(col("forgiven"), lit("uncollectible"))
        .when(col("closed"), lit("void"))
        .when(not(col("paid")), lit("open"));
  }
}
