package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTION_ITEMS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
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
 * What each subscription was billed for, at the prices of that time.
 *
 * <p>One row per subscription and day on which it changed. Monthly recurring revenue is in minor
 * units: {@link MonthlyRevenue} of each item less the item's {@link Discounts}, less those of the
 * subscription or else of its customer, summed and rounded half up once. It is 0 unless the
 * subscription is active or past due: a trial pays nothing yet, and what is unpaid or incomplete is
 * not collected any more or not yet. It is 0, too, while collection is paused so that the bills of
 * that time are void or written off; bills that are kept as drafts are still owed and count. It is
 * null where a price or a discount is only named and nobody told its terms ({@link Catalogue}), or
 * where items are missing ({@link MoreItems}).
 *
 * <p>What was foreseen comes on its day without a further word: the end of a subscription (ended,
 * to be cancelled then or with its period), of a discount, of a pause.
 *
 * <p>Reads all states of subscriptions, items, customers, products, prices and discounts up to the
 * last day: they grow with contracts, not with use.
 *
 * <p>Longer than other files: the parts of one formula.
 */
public final class Subscriptions implements Job {
  private static final Column CURRENCY = lower(col("currency"));
  private static final String OF_CUSTOMER = CustomerDiscounts.NAME;

  private final Business business;

  public Subscriptions(Business business) {
    this.business = business;
  }

  @Override
  public Table output() {
    return SUBSCRIPTIONS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.of(
            Billing.SOURCES.stream(),
            Catalogue.SOURCES.stream(),
            Stream.of(STRIPE_SUBSCRIPTION_ITEMS))
        .flatMap(tables -> tables)
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var arrived = Billing.inOrder(in.rows(STRIPE_SUBSCRIPTIONS), "subscription_id");
    var reduced =
        Beside.states(arrived, CustomerDiscounts.versions(in), "customer_id", OF_CUSTOMER);
    var whole =
        Beside.states(reduced, MoreItems.versions(in), "subscription_id", MoreItems.NAME)
            .withColumn("items", MoreItems.all());
    var told = Billing.besideAccount(Catalogue.beside(whole, in), in);
    var states =
        Billing.stillNewest(told.withColumn(KNOWN_ON, explode(days())))
            .withColumn("account_id", Billing.account())
            .withColumn("discounts", transform(col("discounts"), Catalogue::discount))
            .withColumn(OF_CUSTOMER, transform(col(OF_CUSTOMER), Catalogue::discount))
            .withColumn("discounts", Discounts.orElse(col("discounts"), col(OF_CUSTOMER)))
            .withColumn("items", transform(col("items"), Catalogue::item))
            .withColumn("_items", pricedItems())
            .withColumn("_main", mainItem())
            .withColumn("state", state());
    var versions =
        Versions.of(
            states,
            List.of("subscription_id"),
            newest("account_id"),
            newest("customer_id"),
            newest("state"));
    return versions
        .where(run.covers(col(KNOWN_ON)))
        .select(
            col(KNOWN_ON),
            col("subscription_id"),
            col("account_id"),
            col("customer_id"),
            col("state.*"));
  }

  /** The day of the state, and all later ones on which it is understood anew. */
  private static Column days() {
    var ofItems = flatten(transform(col("items"), i -> Discounts.days(i.getField("discounts"))));
    var days =
        concat(
            array(to_date(end()), to_date(col("pause_resumes_at")), Billing.accountSince()),
            Catalogue.days(),
            Discounts.days(col("discounts")),
            Discounts.days(col(OF_CUSTOMER)),
            coalesce(ofItems, array().cast("array<date>")));
    var later = filter(days, day -> coalesce(day.gt(col(KNOWN_ON)), lit(false)));
    return array_distinct(concat(array(col(KNOWN_ON)), later));
  }

  private static Column end() {
    return coalesce(
        col("ended_at"),
        col("cancel_at"),
        when(col("cancel_at_period_end"), col("current_period_end")));
  }

  /** Billing's word, until an end has come that it had foreseen. */
  private static Column status() {
    var said = lower(col("status"));
    var isOver = to_date(end()).leq(col(KNOWN_ON));
    return when(isOver.and(said.isin("active", "past_due", "trialing")), "canceled")
        .otherwise(said);
  }

  /** Whether nothing of this time will ever be collected. */
  private static Column isPaused() {
    var resumed = coalesce(to_date(col("pause_resumes_at")).leq(col(KNOWN_ON)), lit(false));
    return coalesce(
        col("pause_behavior").isin("void", "mark_uncollectible").and(resumed.equalTo(lit(false))),
        lit(false));
  }

  private Column state() {
    var pays =
        coalesce(status().isin("active", "past_due"), lit(false))
            .and(isPaused().equalTo(lit(false)));
    return struct(
        Words.plan(business, Catalogue.name(col("_main"))).as("plan"),
        status().as("status"),
        CURRENCY.as("currency"),
        when(pays, net()).otherwise(0L).as("mrr"),
        contracted().as("contracted_mrr"),
        seats().as("seats"),
        billedItems().as("items"),
        coalesce(col("started_at"), col("created_at")).as("started_at"),
        end().as("ended_at"),
        col("trial_end"),
        coalesce(col("cancel_at_period_end"), lit(false)).as("cancel_at_period_end"),
        isPaused().as("is_collection_paused"),
        MoreItems.areAllTold().as("has_all_items"));
  }

  /** Each item with what it comes to per month, before and after its own discounts. */
  private static Column pricedItems() {
    return transform(
        transform(
            col("items"), item -> item.withField("per_month", MonthlyRevenue.of(item, CURRENCY))),
        item -> item.withField("net_per_month", net(item)));
  }

  private static Column net(Column item) {
    var parts = array(Discounts.part(item, "per_month"));
    return Discounts.sum(
        Discounts.applied(parts, item.getField("discounts"), CURRENCY, col(KNOWN_ON)));
  }

  private static Column net() {
    var parts = transform(col("_items"), item -> Discounts.part(item, "net_per_month"));
    return revenue(Discounts.applied(parts, col("discounts"), CURRENCY, col(KNOWN_ON)));
  }

  private static Column contracted() {
    return revenue(transform(col("_items"), item -> Discounts.part(item, "per_month")));
  }

  /** Null where an item is not known, or there is none. */
  private static Column revenue(Column parts) {
    return when(MoreItems.areAllTold(), MonthlyRevenue.rounded(Discounts.sum(parts)));
  }

  private static Column seats() {
    return aggregate(
        col("items"),
        lit(0L),
        (sum, item) ->
            sum.plus(
                when(lower(item.getField("usage_type")).eqNullSafe(lit("metered")), lit(0L))
                    .otherwise(coalesce(item.getField("quantity"), lit(1L)))));
  }

  private static Column billedItems() {
    return transform(
        col("_items"),
        item ->
            struct(
                Stream.of(
                        "item_id",
                        "price_id",
                        "product_id",
                        "quantity",
                        "unit_amount",
                        "interval",
                        "interval_count",
                        "per_month",
                        "net_per_month")
                    .map(name -> item.getField(name).as(name))
                    .toArray(Column[]::new)));
  }

  /** The item that costs most names the plan; the largest item id where two cost the same. */
  private static Column mainItem() {
    var byCost =
        transform(
            col("_items"),
            item ->
                struct(
                    item.getField("per_month").as("per_month"),
                    item.getField("item_id").as("item_id"),
                    item.as("item")));
    return array_max(byCost).getField("item");
  }
}
