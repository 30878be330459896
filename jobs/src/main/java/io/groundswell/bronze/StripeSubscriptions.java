package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.at;
import static io.groundswell.bronze.Place.elementsAt;
import static io.groundswell.bronze.Stripe.reference;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_variant_object;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.try_variant_get;
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
 * What was sold for how much and how often, in Stripe's subscription objects.
 *
 * <p>One row per object as often as it came: alone, in a list or in a webhook event. The newest
 * {@code observed_at} tells the present state.
 *
 * <p>Three generations of the interface are read: one plan and quantity on the subscription, items
 * with a plan, and items with a price and periods of their own. A subscription tells a first page
 * of its items; {@link StripeSubscriptionItems} reads the rest.
 */
public final class StripeSubscriptions implements Job {
  private static final Table LANDED = Tables.landing("stripe/subscriptions");

  /** Parts of the one item, in the interface and as headings of the Dashboard's files. */
  private static final String[] EXPORTED = {
    "items",
    "quantity",
    "Quantity",
    "interval",
    "Interval",
    "interval_count",
    "Interval Count",
    "amount",
    "Amount",
    "product",
    "Product"
  };

  @Override
  public Table output() {
    return STRIPE_SUBSCRIPTIONS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return subscriptions(Log.news(in, LANDED, Stripe.EVENTS));
  }

  static Dataset<Row> subscriptions(Dataset<Row> landed) {
    return Stripe.read(
            landed,
            Stripe.wire(STRIPE_SUBSCRIPTIONS),
            Stream.of(
                "created_at", "started_at", "current_period_start", "canceled_at", "ended_at"),
            key("subscription_id", "id"),
            reference("customer_id", "customer"),
            Stripe.account(),
            word("status"),
            word(
                "currency",
                "items.data[0].price.currency",
                "items.data[0].plan.currency",
                "plan.currency"),
            time("created_at", "created"),
            time("started_at", "start_date", "start"),
            time(
                "current_period_start",
                "current_period_start",
                "items.data[0].current_period_start"),
            time("current_period_end", "current_period_end", "items.data[0].current_period_end"),
            time("trial_end"),
            flag("cancel_at_period_end"),
            time("cancel_at"),
            time("canceled_at"),
            time("ended_at"),
            word("pause_behavior", "pause_collection.behavior"),
            time("pause_resumes_at", "pause_collection.resumes_at"),
            list("items", subscription -> items(subscription), StripeTerms.item()).from(EXPORTED),
            flag("has_more_items", "items.has_more"),
            StripeTerms.discounts())
        .withColumn("items", transform(col("items"), item -> withoutSharedDiscounts(item)))
        .drop("is_deleted");
  }

  /** A subscription that is its own item has its discounts as a subscription. */
  private static Column withoutSharedDiscounts(Column item) {
    var isWhole = item.getField("item_id").equalTo(col("subscription_id"));
    return item.withField(
        "discounts", when(not(coalesce(isWhole, lit(false))), item.getField("discounts")));
  }

  /**
   * The priced lines, whichever generation wrote them. A subscription with one plan of its own is
   * its own only item, and lends it its id; so is a row that the Dashboard exported.
   */
  private static Column items(Column subscription) {
    var cell = try_parse_json(at(subscription, "items"));
    var listed =
        coalesce(
            elementsAt(subscription, "items.data"),
            elementsAt(subscription, "items"),
            try_variant_get(cell, "$", "array<variant>"));
    var isPriced =
        coalesce(
                Stream.of("plan", "price", "price_id", "plan_name", "unit_amount", "quantity")
                    .map(path -> at(subscription, path))
                    .toArray(Column[]::new))
            .isNotNull();
    return when(size(listed).gt(0), listed)
        .when(at(subscription, "Amount").isNotNull(), array(exported(subscription)))
        .when(isPriced, array(subscription));
  }

  /**
   * The line of a row that the Dashboard exported, as the interface would tell it. The amount is
   * that of one unit.
   */
  private static Column exported(Column row) {
    var currency = at(row, "currency");
    var said = at(row, "Amount");
    // One that is too large for a decimal of twelve places is told in full, and so found wrong.
    var unit = Money.exact(Typed.amount(said), currency);
    var told = coalesce(unit.try_cast("decimal(28,12)").cast("string"), unit.cast("string"), said);
    var price =
        struct(
            at(row, "plan").as("id"),
            at(row, "Product").as("product"),
            currency.as("currency"),
            told.as("unit_amount"),
            at(row, "Interval").as("interval"),
            at(row, "Interval Count").as("interval_count"));
    return to_variant_object(
        struct(at(row, "id").as("id"), at(row, "Quantity").as("quantity"), price.as("price")));
  }
}
