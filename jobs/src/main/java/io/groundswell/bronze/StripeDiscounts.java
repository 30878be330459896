package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.time;
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
 * What is taken off, in Stripe's discount objects and the coupons they are made from.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. Subscriptions
 * of newer versions only name their discounts, and discounts only their coupon. Discounts of the
 * oldest interface have no id; their subscription names them, else their customer.
 */
public final class StripeDiscounts implements Job {
  private static final Table LANDED = Tables.landing("stripe/discounts");

  @Override
  public Table output() {
    return STRIPE_DISCOUNTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return discounts(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> discounts(Dataset<Row> landed) {
    var discount =
        Stream.of(
                Stream.of(
                    key("object_id", "id", "subscription", "customer"),
                    word("object"),
                    reference("customer_id", "customer"),
                    reference("subscription_id", "subscription"),
                    reference("subscription_item_id", "subscription_item"),
                    reference("bill_id", "invoice", "invoice_item", "checkout_session")),
                StripeTerms.discount(),
                Stream.of(major("amount_off", "Amount Off"), time("created_at", "created")))
            .flatMap(fields -> fields);
    return Stripe.read(
        landed,
        Stripe.wire(STRIPE_DISCOUNTS),
        Stream.of("created_at", "starts_at"),
        discount.toArray(Field[]::new));
  }
}
