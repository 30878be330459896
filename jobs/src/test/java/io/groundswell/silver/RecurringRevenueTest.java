package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.element;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a subscription brings a month, worked out by hand for every kind of price and discount. */
class RecurringRevenueTest {
  private static final Row[] TIERS = {
    tier("up_to", 10, "unit_amount", "30"),
    tier("up_to", 25, "unit_amount", "25.5", "flat_amount", "50"),
    tier("unit_amount", "17.25")
  };

  private final Subscriptions job = new Subscriptions(Story.BUSINESS);
  private final Story story = new Story();

  @Test
  void everyKindOfPrice() {
    // 10 x 30 + 15 x 25.5 + 50 + 5 x 17.25
    billed("graduated", item("tiers_mode", "graduated", "tiers", TIERS, "quantity", 30));
    billed("first tier", item("tiers_mode", "graduated", "tiers", TIERS, "quantity", 10));
    // 25 x 25.5 + 50
    billed("volume", item("tiers_mode", "volume", "tiers", TIERS, "quantity", 25));
    billed("last tier", item("tiers_mode", "volume", "tiers", TIERS, "quantity", 26));
    // 3 packages of 100
    billed("packages", item("unit_amount", 499, "divide_by", 100, "round", "up", "quantity", 201));
    billed(
        "whole ones", item("unit_amount", 499, "divide_by", 100, "round", "down", "quantity", 201));
    // 1003 x 0.0125 x 26 / 12
    billed(
        "below a cent",
        item("unit_amount", "0.0125", "interval", "week", "interval_count", 2, "quantity", 1003));
    billed("metered", item("unit_amount", 9, "usage_type", "metered"), item("unit_amount", 100));
    billed("once", item("unit_amount", 9, "price_type", "one_time"), item("unit_amount", 100));
    // 6 x 1 / 12 is a half, to be rounded up
    billed("thirds", twelfth(), twelfth(), twelfth(), twelfth(), twelfth(), twelfth());
    billed("a day", item("unit_amount", 12, "interval", "day"));
    billed("mixed", item("unit_amount", 1200, "interval", "year"), item("unit_amount", 50));
    billed(
        "other money",
        item(
            "unit_amount",
            1000,
            "currency",
            "eur",
            "currency_options",
            "{\"usd\":{\"unit_amount\":1100,\"unit_amount_decimal\":\"1100\"}}"));
    billed("foreign", item("unit_amount", 1000, "currency", "eur"));
    billed("unknown", item("quantity", 3), item("unit_amount", 100));
    assertThat(columns(story.days(job, 1, 1), "subscription_id", "mrr"))
        .containsExactlyInAnyOrder(
            "graduated|819",
            "first tier|300",
            "volume|688",
            "last tier|449",
            "packages|1497",
            "whole ones|998",
            "below a cent|27",
            "metered|100",
            "once|100",
            "thirds|1",
            "a day|365",
            "mixed|150",
            "other money|1100",
            "foreign|null",
            "unknown|null");
  }

  @Test
  void discountsCountInTheirOrderAndOnlyWhileTheyRecur() {
    var half = discount("percent_off", 50.0);
    var two = discount("amount_off", 200);
    discounted("in order", half, two);
    discounted("the other way", two, half);
    discounted("once", discount("percent_off", 50.0, "duration", "once"));
    discounted("over", discount("percent_off", 50.0, "ends_at", "1 12:00"));
    discounted("to come", discount("percent_off", 50.0, "starts_at", "9 12:00"));
    discounted(
        "months over",
        discount(
            "amount_off",
            200,
            "duration",
            "repeating",
            "duration_in_months",
            0,
            "starts_at",
            "1 00:00"));
    discounted("other money", discount("amount_off", 200, "currency", "eur"));
    discounted(
        "told in both",
        discount(
            "amount_off",
            200,
            "currency",
            "eur",
            "currency_options",
            "{\"usd\":{\"amount_off\":300}}"));
    discounted("only named", discount("discount_id", "di_unknown"));
    billed(
        "of an item",
        item("unit_amount", 1000, "discounts", new Row[] {half}),
        item("unit_amount", 10));
    assertThat(columns(story.days(job, 1, 1), "subscription_id", "mrr"))
        .containsExactlyInAnyOrder(
            "in order|300",
            "the other way|400",
            "once|1000",
            "over|1000",
            "to come|1000",
            "months over|1000",
            "other money|null",
            "told in both|700",
            "only named|null",
            "of an item|510");
  }

  /** The first costs 1000 a month by list and 400 after its own discount, the second 600. */
  @Test
  void anAmountOffCountsPerBillOfTheItemThatIsCostliestByList() {
    var monthly = item("unit_amount", 1000, "discounts", discounts("percent_off", 60.0));
    var yearly = item("unit_amount", 7200, "interval", "year");
    row("s1", "items", new Row[] {monthly, yearly}, "discounts", discounts("amount_off", 100));
    assertThat(columns(story.days(job, 1, 1), "mrr")).containsExactly("900");
  }

  @Test
  void whatIsForeseenComesOnItsDayUnlessItWasTakenBack() {
    row("discount", "discounts", new Row[] {discount("percent_off", 50.0, "ends_at", "3 12:00")});
    row("paused", "pause_behavior", "void", "pause_resumes_at", "4 00:00");
    row("draft", "pause_behavior", "keep_as_draft");
    row("cancels", "cancel_at", "3 12:00");
    row("with its period", "cancel_at_period_end", true, "current_period_end", "4 12:00");
    row("stays", "cancel_at", "4 12:00");
    story.row(2, STRIPE_SUBSCRIPTIONS, state("stays", "2 09:00"));
    assertThat(columns(story.days(job, 1, 5), "known_on", "subscription_id", "status", "mrr"))
        .containsExactlyInAnyOrder(
            "1|discount|active|500",
            "3|discount|active|1000",
            "1|paused|active|0",
            "4|paused|active|1000",
            "1|draft|active|1000",
            "1|cancels|active|1000",
            "3|cancels|canceled|0",
            "1|with its period|active|1000",
            "4|with its period|canceled|0",
            "1|stays|active|1000",
            "2|stays|active|1000");
  }

  @Test
  void whatIsOnlyNamedIsLookedUpAndTheFirstWordStays() {
    row(
        "tiers",
        "items",
        new Row[] {item("price_id", "p_tiers", "quantity", 10, "interval", null)});
    row("named", "discounts", new Row[] {discount("discount_id", "di_1")});
    row("own price", "items", new Row[] {item("price_id", "p_own", "unit_amount", 700)});
    story.row(2, STRIPE_PRICES, price("p_tiers", "tiers_mode", "graduated", "tiers", TIERS));
    story.row(3, STRIPE_PRICES, price("p_tiers", "unit_amount", 5));
    story.row(2, STRIPE_PRICES, price("p_own", "unit_amount", 900));
    story.row(
        3,
        STRIPE_DISCOUNTS,
        "object_id",
        "di_1",
        "object",
        "discount",
        "coupon_id",
        "TEN",
        "ends_at",
        "6 00:00");
    story.row(5, STRIPE_DISCOUNTS, "object_id", "TEN", "object", "coupon", "percent_off", 10.0);
    assertThat(columns(story.days(job, 1, 7), "known_on", "subscription_id", "mrr"))
        .containsExactlyInAnyOrder(
            "1|tiers|null",
            "2|tiers|300",
            "1|named|null",
            "5|named|900",
            "6|named|1000",
            "1|own price|700");
  }

  @Test
  void onlyWhatIsCollectedIsRevenue() {
    for (var status : List.of("active", "past_due", "unpaid", "incomplete", "paused", "canceled")) {
      row(status, "status", status);
    }
    assertThat(columns(story.days(job, 1, 1), "status", "mrr", "contracted_mrr"))
        .containsExactlyInAnyOrder(
            "active|1000|1000",
            "past_due|1000|1000",
            "unpaid|0|1000",
            "incomplete|0|1000",
            "paused|0|1000",
            "canceled|0|1000");
  }

  @Test
  void theItemsStandAsTheyWereBilled() {
    row("s", "items", new Row[] {item("item_id", "i", "unit_amount", "0.5", "quantity", 3)});
    var row = story.days(job, 1, 1).get(0);
    var items = row.<Row>getList(row.fieldIndex("items"));
    assertThat(items)
        .hasToString("[[i,null,null,3,0.500000000000,month,1,1.500000000000,1.500000000000]]");
  }

  private void billed(String id, Row... items) {
    row(id, "items", items);
  }

  private void discounted(String id, Row... discounts) {
    row(id, "discounts", discounts);
  }

  private void row(String id, String name, Object value, Object... more) {
    var all = new ArrayList<>(List.of(name, value));
    all.addAll(List.of(more));
    story.row(1, STRIPE_SUBSCRIPTIONS, state(id, "1 08:00", all.toArray()));
  }

  /** An active subscription of one item for 10.00 a month, but for what is named. */
  private static Object[] state(String id, String at, Object... namesAndValues) {
    var all =
        new ArrayList<Object>(
            List.of(
                "subscription_id",
                id,
                "status",
                "active",
                "currency",
                "usd",
                "observed_at",
                at,
                "items",
                new Row[] {item("unit_amount", 1000)}));
    all.addAll(List.of(namesAndValues));
    return all.toArray();
  }

  private static Row twelfth() {
    return item("unit_amount", 1, "interval", "year");
  }

  private static Row item(Object... namesAndValues) {
    var all = new ArrayList<Object>(List.of("interval", "month", "interval_count", 1));
    all.addAll(Arrays.asList(namesAndValues));
    return element(STRIPE_SUBSCRIPTIONS, "items", all.toArray());
  }

  private static Row tier(Object... namesAndValues) {
    return element(STRIPE_SUBSCRIPTIONS, "items.tiers", namesAndValues);
  }

  private static Row[] discounts(Object... namesAndValues) {
    return new Row[] {discount(namesAndValues)};
  }

  private static Row discount(Object... namesAndValues) {
    return element(STRIPE_SUBSCRIPTIONS, "discounts", namesAndValues);
  }

  private static Object[] price(String id, Object... namesAndValues) {
    var all =
        new ArrayList<Object>(List.of("price_id", id, "interval", "month", "interval_count", 1));
    all.addAll(List.of(namesAndValues));
    return all.toArray();
  }
}
