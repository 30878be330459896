package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.Tables.STRIPE_PRODUCTS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.round;
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
 * units: unit amount x quantity, a year divided by 12 n, a month by n, a week x 52/12 / n, a day x
 * 365/12 / n for an interval of n; summed over the items, less discounts, rounded half up once. It
 * is 0 unless the subscription is active or past due: a trial pays nothing yet. A subscription
 * whose end was known beforehand is canceled on that day.
 *
 * <p>Reads all states of subscriptions, customers, products and prices up to the last day: they
 * grow with contracts, not with use.
 */
public final class Subscriptions implements Job {
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
    return Stream.concat(Billing.SOURCES.stream(), Stream.of(STRIPE_PRODUCTS, STRIPE_PRICES))
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var states = withEnds(Billing.subscriptions(in)).withColumn("_main", mainItem());
    var named = withNames(states, in);
    var versions =
        Versions.of(
            named.withColumn("state", state()),
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
            col("state.plan"),
            col("state.status"),
            col("state.currency"),
            when(col("state.status").isin("active", "past_due"), col("state.net"))
                .otherwise(0L)
                .as("mrr"),
            col("state.contracted").as("contracted_mrr"),
            col("state.seats"),
            col("state.started_at"),
            col("state.ended_at"),
            col("state.trial_end"),
            col("state.cancel_at_period_end"));
  }

  /** Each state, and once more on the day of an end that was known beforehand. */
  private static Dataset<Row> withEnds(Dataset<Row> states) {
    var end = to_date(col("ended_at"));
    var day =
        when(end.gt(col(KNOWN_ON)), array(col(KNOWN_ON), end)).otherwise(array(col(KNOWN_ON)));
    return states.withColumn(KNOWN_ON, explode(day));
  }

  /** Billing's word, until an end has come that it had foreseen. */
  private static Column status() {
    var said = lower(col("status"));
    var isOver = to_date(col("ended_at")).leq(col(KNOWN_ON));
    return when(isOver.and(said.isin("active", "past_due", "trialing")), "canceled")
        .otherwise(said);
  }

  private Column state() {
    var gross = MonthlyRevenue.gross(col("items"));
    var net = MonthlyRevenue.net(gross, col("percent_off"), col("amount_off"), col("_main"));
    return struct(
        Words.plan(
                business, coalesce(col("_main.plan_name"), col("_product_name"), col("_nickname")))
            .as("plan"),
        status().as("status"),
        lower(col("currency")).as("currency"),
        net.as("net"),
        round(gross).cast("bigint").as("contracted"),
        seats().as("seats"),
        coalesce(col("started_at"), col("created_at")).as("started_at"),
        col("ended_at"),
        col("trial_end"),
        coalesce(col("cancel_at_period_end"), lit(false)).as("cancel_at_period_end"));
  }

  private static Column seats() {
    return aggregate(
        col("items"),
        lit(0L),
        (sum, item) -> sum.plus(coalesce(item.getField("quantity"), lit(1L))));
  }

  /** The item that costs most names the plan; the largest item id where two cost the same. */
  private static Column mainItem() {
    var byCost =
        transform(
            col("items"),
            item ->
                struct(
                    MonthlyRevenue.cost(item).as("cost"),
                    item.getField("item_id").as("item_id"),
                    item.as("item")));
    return array_max(byCost).getField("item");
  }

  /** Adds what the product and the price of the main item were first called. */
  private static Dataset<Row> withNames(Dataset<Row> states, Inputs in) {
    var products =
        FirstKnown.of(in.rows(STRIPE_PRODUCTS), "product_id", "name")
            .withColumnRenamed("product_id", "_product_id")
            .withColumnRenamed("name", "_product_name");
    var prices =
        FirstKnown.of(in.rows(STRIPE_PRICES), "price_id", "nickname")
            .withColumnRenamed("price_id", "_price_id")
            .withColumnRenamed("nickname", "_nickname");
    var asked =
        states
            .withColumn("_product_id", col("_main.product_id"))
            .withColumn("_price_id", col("_main.price_id"));
    var withProduct = FirstKnown.byThenOrLater(asked, products, "_product_id", "_product_name");
    return FirstKnown.byThenOrLater(withProduct, prices, "_price_id", "_nickname");
  }
}
