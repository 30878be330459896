package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_PRODUCTS;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;

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
 * What is sold, in Stripe's product objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state.
 */
public final class StripeProducts implements Job {
  private static final Table LANDED = Tables.landing("stripe/products");

  @Override
  public Table output() {
    return STRIPE_PRODUCTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return products(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> products(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Stripe.wire(STRIPE_PRODUCTS),
            Stream.of("created_at", "updated_at"),
            key("product_id", "id"),
            text("name"),
            flag("is_active", "active"),
            time("created_at", "created"),
            time("updated_at", "updated"))
        .drop("updated_at");
  }
}
