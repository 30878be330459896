package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_CREDIT_NOTES;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Stripe.reference;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was taken off an invoice after it was final, in Stripe's credit note objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state.
 */
public final class StripeCreditNotes implements Job {
  private static final Table LANDED = Tables.landing("stripe/credit_notes");

  @Override
  public Table output() {
    return STRIPE_CREDIT_NOTES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return creditNotes(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> creditNotes(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Stripe.wire(STRIPE_CREDIT_NOTES),
            Stream.of("created_at", "voided_at"),
            key("credit_note_id", "id"),
            reference("invoice_id", "invoice"),
            reference("customer_id", "customer"),
            reference("refund_id", "refund", "refunds[0].refund"),
            word("credit_note_type", "type"),
            whole("amount", "total", "amount"),
            word("currency"),
            word("reason"),
            word("status"),
            time("created_at", "created"),
            time("voided_at"))
        .drop("is_deleted");
  }
}
