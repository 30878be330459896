package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTION_ITEMS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.element;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Discounts of whole customers, coupons for some products, and items beyond the first page. */
class CustomerDiscountsTest {
  private final Subscriptions job = new Subscriptions(Story.BUSINESS);
  private final Story story = new Story();

  @Test
  void aDiscountOfTheCustomerCountsUntilItIsTakenAway() {
    subscription("s1", null, item("a", "seats", 1000));
    subscription("s2", discounts("percent_off", 50.0), item("a", "seats", 1000));
    subscription("s3", discounts("percent_off", 50.0, "duration", "once"), item("a", "x", 400));
    ofCustomer(2, "di_1", "2 08:00", "percent_off", 10.0, "duration", "forever");
    // Another takes its place within a second, and the end of the first is told last.
    ofCustomer(3, "di_2", "3 08:00", "percent_off", 20.0);
    ofCustomer(3, "di_1", "3 08:00", "percent_off", 10.0, "is_deleted", true);
    story.row(
        4,
        STRIPE_CUSTOMERS,
        "customer_id",
        "cus_1",
        "discounts",
        new Row[0],
        "observed_at",
        "4 08:00");
    assertThat(columns(story.days(job, 1, 4), "known_on", "subscription_id", "mrr"))
        .containsExactlyInAnyOrder(
            "1|s1|1000",
            "1|s2|500",
            "1|s3|400",
            "2|s1|900",
            "2|s3|360",
            "3|s1|800",
            "3|s3|320",
            "4|s1|1000",
            "4|s3|400");
  }

  @Test
  void itEndsOnItsDayAndAStateThatComesLaterHasItToo() {
    ofCustomer(1, "di_1", "1 06:00", "percent_off", 20.0, "ends_at", "3 00:00");
    subscription("s1", null, item("a", "seats", 1000));
    story.row(2, STRIPE_SUBSCRIPTIONS, state("s1", "2 08:00", null, item("a", "seats", 2000)));
    assertThat(columns(story.days(job, 1, 3), "known_on", "mrr"))
        .containsExactly("1|800", "2|1600", "3|2000");
  }

  @Test
  void whatNamesSomethingSmallerThanTheCustomerIsNoDiscountOfIt() {
    subscription("s1", null, item("a", "seats", 1000));
    ofCustomer(1, "di_1", "1 09:00", "percent_off", 10.0, "subscription_id", "other");
    ofCustomer(1, "di_2", "1 09:00", "percent_off", 10.0, "subscription_item_id", "si_9");
    ofCustomer(1, "di_3", "1 09:00", "percent_off", 10.0, "bill_id", "in_1");
    assertThat(columns(story.days(job, 1, 1), "known_on", "mrr")).containsExactly("1|1000");
  }

  @Test
  void aCustomersDiscountThatOnlyNamesItsCouponIsLookedUp() {
    subscription("s1", null, item("a", "seats", 1000));
    ofCustomer(1, "di_1", "1 09:00", "coupon_id", "TENTH");
    coupon(2, "percent_off", 10.0, "duration", "forever");
    assertThat(columns(story.days(job, 1, 2), "known_on", "mrr"))
        .containsExactly("1|null", "2|900");
  }

  @Test
  void aCouponForSomeProductsLowersTheirItemsAlone() {
    var seats = item("a", "seats", 1000);
    var support = item("b", "support", 500);
    subscription("percent", limited("percent_off", 10.0), seats, support);
    subscription("amount", limited("amount_off", 700), seats, support);
    subscription("of another", limited("percent_off", 10.0), seats);
    // 300 off both in proportion, 200 of them off the seats; then a tenth off what is left of the
    // support, which is 400.
    subscription(
        "in turn",
        new Row[] {
          discount("amount_off", 300), discount("percent_off", 10.0, "products", support())
        },
        seats,
        support);
    subscription(
        "in thirds",
        discounts("amount_off", 100),
        item("a", "x", 100),
        item("b", "y", 100),
        item("c", "z", 100));
    subscription(
        "of an item", null, item("a", "seats", 1000, "discounts", limited("percent_off", 10.0)));
    assertThat(columns(story.days(job, 1, 1), "subscription_id", "mrr"))
        .containsExactlyInAnyOrder(
            "percent|1450",
            "amount|1000",
            "of another|1000",
            "in turn|1160",
            "in thirds|200",
            "of an item|1000");
  }

  /** A webhook leaves the products of a coupon out; an expanded list tells them later. */
  @Test
  void toWhichProductsACouponIsLimitedMayBeToldLater() {
    var tenth = discount("coupon_id", "TENTH", "percent_off", 10.0);
    subscription("s1", new Row[] {tenth}, item("a", "seats", 1000), item("b", "support", 500));
    coupon(1, "percent_off", 10.0);
    coupon(2, "percent_off", 10.0, "products", support());
    assertThat(columns(story.days(job, 1, 2), "known_on", "mrr"))
        .containsExactly("1|1350", "2|1450");
  }

  @Test
  void itemsBeyondTheFirstPageBelongToTheSubscription() {
    var first = state("s1", "1 08:00", null, item("a", "seats", 1000));
    story.row(1, STRIPE_SUBSCRIPTIONS, with(first, "has_more_items", true));
    more(2, "s1", item("a", "seats", 999));
    more(2, "s1", item("b", "support", 500));
    more(2, "s2", item("c", "support", 500));
    more(3, "s1", item("d", "support", 50));
    story.row(4, STRIPE_SUBSCRIPTIONS, state("s1", "4 08:00", null, item("a", "seats", 1000)));
    assertThat(columns(story.days(job, 1, 4), "known_on", "mrr", "contracted_mrr", "has_all_items"))
        .containsExactly(
            "1|null|null|false", "2|1500|1500|true", "3|1050|1050|true", "4|1000|1000|true");
  }

  private void more(int day, String subscription, Row item) {
    story.row(
        day,
        STRIPE_SUBSCRIPTION_ITEMS,
        "subscription_item_id",
        item.getString(0),
        "subscription_id",
        subscription,
        "items",
        new Row[] {item});
  }

  private void ofCustomer(int day, String id, String at, Object... more) {
    story.row(
        day,
        STRIPE_DISCOUNTS,
        with(
            more,
            "object",
            "discount",
            "object_id",
            id,
            "customer_id",
            "cus_1",
            "observed_at",
            at));
  }

  private void coupon(int day, Object... terms) {
    story.row(day, STRIPE_DISCOUNTS, with(terms, "object", "coupon", "object_id", "TENTH"));
  }

  private void subscription(String id, Row[] discounts, Row... items) {
    story.row(1, STRIPE_SUBSCRIPTIONS, state(id, "1 08:00", discounts, items));
  }

  private static Object[] state(String id, String at, Row[] discounts, Row... items) {
    return new Object[] {
      "subscription_id",
      id,
      "customer_id",
      "cus_1",
      "status",
      "active",
      "currency",
      "usd",
      "items",
      items,
      "discounts",
      discounts,
      "observed_at",
      at
    };
  }

  private static Row item(String id, String product, long amount, Object... more) {
    return element(
        STRIPE_SUBSCRIPTIONS,
        "items",
        with(
            more,
            "item_id",
            id,
            "price_id",
            "price of " + product,
            "product_id",
            product,
            "unit_amount",
            amount,
            "interval",
            "month"));
  }

  private static Row[] limited(Object... terms) {
    return discounts(with(terms, "products", support()));
  }

  private static String[] support() {
    return new String[] {"support"};
  }

  private static Row[] discounts(Object... terms) {
    return new Row[] {discount(terms)};
  }

  private static Row discount(Object... terms) {
    return element(STRIPE_SUBSCRIPTIONS, "discounts", terms);
  }

  private static Object[] with(Object[] more, Object... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray();
  }
}
