package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_REFUNDS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Stripe.major;
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
 * What was paid back, in Stripe's refund objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state.
 */
public final class StripeRefunds implements Job {
  private static final Table LANDED = Tables.landing("stripe/refunds");

  @Override
  public Table output() {
    return STRIPE_REFUNDS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return refunds(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> refunds(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Stripe.wire(STRIPE_REFUNDS),
            Stream.of("created_at"),
            key("refund_id", "id"),
            reference("charge_id", "charge"),
            reference("payment_intent_id", "payment_intent"),
            reference("customer_id", "customer", "charge.customer"),
            whole("amount"),
            major("amount", "Amount"),
            word("currency"),
            word("reason"),
            word("status"),
            time("created_at", "created"))
        .drop("is_deleted");
  }
}
