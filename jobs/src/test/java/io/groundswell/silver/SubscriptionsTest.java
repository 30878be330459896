package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_PRODUCTS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.element;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
  private final Subscriptions job = new Subscriptions(Story.BUSINESS);
  private final Story story = new Story();

  @Test
  void anAmountPerAnyIntervalIsAnAmountPerMonth() {
    subscription(1, "week", "active", item("week", 1, 1000, 3));
    subscription(1, "two weeks", "active", item("week", 2, 1000, 1));
    subscription(1, "month", "active", item("month", 1, 1000, 2));
    subscription(1, "quarter", "past_due", item("month", 3, 1000, 1));
    subscription(1, "year", "active", item("year", 1, 1000, 1));
    subscription(1, "half up", "active", item("year", 1, 6, 1));
    subscription(1, "once", "active", item("year", 1, 4, 1), item("year", 1, 2, 1));
    subscription(1, "no interval", "active", item(null, 0, 1000, 1));
    subscription(1, "trial", "trialing", item("month", 1, 1000, 2));
    assertThat(columns(story.days(job, 1, 1), "subscription_id", "mrr", "contracted_mrr", "seats"))
        .containsExactlyInAnyOrder(
            "week|13000|13000|3",
            "two weeks|2167|2167|1",
            "month|2000|2000|2",
            "quarter|333|333|1",
            "year|83|83|1",
            "half up|1|1|1",
            "once|1|1|2",
            "no interval|null|null|1",
            "trial|0|2000|2");
  }

  @Test
  void discountsAreOffTheRevenueButNotTheContract() {
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "percent",
        "status",
        "active",
        "items",
        new Row[] {item("month", 1, 999, 1)},
        "discounts",
        new Row[] {discount("percent_off", 50.0)});
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "amount",
        "status",
        "active",
        "items",
        new Row[] {item("year", 1, 12000, 1)},
        "discounts",
        new Row[] {discount("amount_off", 1200)});
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "gift",
        "status",
        "active",
        "items",
        new Row[] {item("month", 1, 500, 1)},
        "discounts",
        new Row[] {discount("amount_off", 900)});
    assertThat(columns(story.days(job, 1, 1), "subscription_id", "mrr", "contracted_mrr"))
        .containsExactlyInAnyOrder("percent|500|999", "amount|900|1000", "gift|0|500");
  }

  @Test
  void theAccountComesWithTheCustomerInWhateverOrder() {
    subscription(1, "s1", "active", item("month", 1, 1000, 1));
    story.row(
        3, STRIPE_CUSTOMERS, "customer_id", "cus_s1", "account_id", "a1", "observed_at", "1 00:00");
    assertThat(columns(story.days(job, 1, 4), "known_on", "account_id", "mrr"))
        .containsExactly("1|null|1000", "3|a1|1000");
  }

  @Test
  void anOlderStateThatArrivesLaterIsNoNews() {
    story.row(
        2,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s1",
        "status",
        "canceled",
        "observed_at",
        "2 10:00",
        "ended_at",
        "2 10:00");
    story.row(
        3,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s1",
        "status",
        "active",
        "observed_at",
        "1 10:00");
    assertThat(columns(story.days(job, 1, 3), "known_on", "status")).containsExactly("2|canceled");
  }

  @Test
  void theProductNamesThePlanWhereTheItemDoesNot() {
    story.row(1, STRIPE_PRODUCTS, "product_id", "prod", "name", "Business");
    subscription(1, "s1", "active", item("month", 1, 1000, 1));
    assertThat(columns(story.days(job, 1, 1), "plan")).containsExactly("business");
  }

  @Test
  void anEndThatWasKnownBeforehandComesOnItsDay() {
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s1",
        "status",
        "active",
        "items",
        new Row[] {item("month", 1, 500, 1)},
        "started_at",
        "1 00:00",
        "ended_at",
        "3 00:00",
        "observed_at",
        "1 00:00");
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s2",
        "status",
        "active",
        "items",
        new Row[] {item("month", 1, 500, 1)},
        "started_at",
        "1 00:00",
        "ended_at",
        "3 00:00",
        "observed_at",
        "1 00:00");
    story.row(
        2,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s2",
        "status",
        "active",
        "items",
        new Row[] {item("month", 1, 500, 1)},
        "started_at",
        "1 00:00",
        "observed_at",
        "2 00:00");
    assertThat(columns(story.days(job, 1, 4), "known_on", "subscription_id", "status", "mrr"))
        .containsExactlyInAnyOrder(
            "1|s1|active|500", "1|s2|active|500", "2|s2|active|500", "3|s1|canceled|0");
  }

  private void subscription(int day, String id, String status, Row... items) {
    story.row(
        day,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        id,
        "customer_id",
        "cus_" + id,
        "status",
        status,
        "currency",
        "USD",
        "items",
        items,
        "observed_at",
        day + " 08:00",
        "started_at",
        day + " 08:00");
  }

  private static Row item(String interval, int count, long amount, long quantity) {
    return element(
        STRIPE_SUBSCRIPTIONS,
        "items",
        "item_id",
        "i",
        "price_id",
        "price",
        "product_id",
        "prod",
        "unit_amount",
        amount,
        "quantity",
        quantity,
        "interval",
        interval,
        "interval_count",
        count);
  }

  private static Row discount(Object... namesAndValues) {
    return element(STRIPE_SUBSCRIPTIONS, "discounts", namesAndValues);
  }
}
