package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_DISPUTES;
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
 * Which charges a customer has had called back, in Stripe's dispute objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state. Disputes of the oldest interface have no id; their
 * charge names them, since a charge has one dispute.
 */
public final class StripeDisputes implements Job {
  private static final Table LANDED = Tables.landing("stripe/disputes");

  @Override
  public Table output() {
    return STRIPE_DISPUTES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return disputes(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> disputes(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Stripe.wire(STRIPE_DISPUTES),
            Stream.of("created_at"),
            key("dispute_id", "id", "charge.id", "charge"),
            reference("charge_id", "charge"),
            reference("payment_intent_id", "payment_intent"),
            reference("customer_id", "charge.customer"),
            whole("amount"),
            major("amount", "Amount"),
            word("currency"),
            word("reason"),
            word("status"),
            time("created_at", "created"))
        .drop("is_deleted");
  }
}
