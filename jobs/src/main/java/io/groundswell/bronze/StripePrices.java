package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
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
 * What a unit costs per interval, in Stripe's price objects, or plan objects of its older
 * interface.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state.
 */
public final class StripePrices implements Job {
  private static final Table LANDED = Tables.landing("stripe/prices");

  @Override
  public Table output() {
    return STRIPE_PRICES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return prices(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> prices(Dataset<Row> landed) {
    var price =
        Stream.of(
                Stream.of(
                    key("price_id", "id", "Plan ID"),
                    reference("product_id", "product"),
                    text("nickname", "nickname", "name"),
                    word("currency")),
                StripeTerms.price(""),
                Stream.of(
                    major("unit_amount", "Amount"),
                    flag("is_active", "active"),
                    time("created_at", "created")))
            .flatMap(fields -> fields);
    return Stripe.read(
        landed, Stripe.wire(STRIPE_PRICES), Stream.of("created_at"), price.toArray(Field[]::new));
  }
}
