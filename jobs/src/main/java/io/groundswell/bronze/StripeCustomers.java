package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;

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
 * Who is billed, in Stripe's customer objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state.
 */
public final class StripeCustomers implements Job {
  private static final Table LANDED = Tables.landing("stripe/customers");

  @Override
  public Table output() {
    return STRIPE_CUSTOMERS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return customers(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> customers(Dataset<Row> landed) {
    return Stripe.read(
        landed,
        Stripe.wire(STRIPE_CUSTOMERS),
        Stream.of("created_at"),
        key("customer_id", "id"),
        text("email"),
        text("name"),
        text("phone"),
        time("created_at", "created"),
        word("currency"),
        flag("delinquent"),
        Stripe.account(),
        StripeTerms.discountsOrNone());
  }
}
