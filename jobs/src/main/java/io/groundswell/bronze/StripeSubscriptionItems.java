package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_SUBSCRIPTION_ITEMS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Stripe.reference;
import static org.apache.spark.sql.functions.array;

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
 * The items of subscriptions that have more of them than one page, in Stripe's subscription_item
 * objects.
 *
 * <p>One row per object as often as it came: alone or in a list.
 */
public final class StripeSubscriptionItems implements Job {
  private static final Table LANDED = Tables.landing("stripe/subscription_items");

  @Override
  public Table output() {
    return STRIPE_SUBSCRIPTION_ITEMS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return items(in.news(LANDED));
  }

  static Dataset<Row> items(Dataset<Row> landed) {
    return Stripe.read(
        landed,
        Wire.stripe("subscription_item"),
        Stream.of("created_at"),
        key("subscription_item_id", "id"),
        reference("subscription_id", "subscription"),
        list("items", object -> array(object), StripeTerms.item()),
        time("created_at", "created"));
  }
}
