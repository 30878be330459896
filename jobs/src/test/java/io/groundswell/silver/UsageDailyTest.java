package io.groundswell.silver;

import static io.groundswell.Tables.PRODUCT_USAGE;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageDailyTest {
  private final UsageDaily job = new UsageDaily(Story.BUSINESS, Story.PSEUDONYMS);
  private final Story story = new Story();

  @Test
  void aUsageIdCountsOnceAndItsCopiesAreRejected() {
    usage(1, "x1", null, "a1", 1, 5);
    usage(2, "x1", null, "a1", 2, 7);
    var rows = story.days(job, 1, 3);
    assertThat(
            columns(rows, "known_on", "event_date", "account_id", "feature", "events", "minutes"))
        .containsExactly("1|1|a1|boards|5|2.5");
    assertThat(rows.stream().filter(Story::isRejected)).hasSize(1);
    assertThat(rows.toString()).contains("duplicate_id", "usage_id x1 had arrived before");
  }

  @Test
  void useOfASubscriptionWaitsForIt() {
    usage(1, "x1", "s1", null, 1, 5);
    usage(4, "x2", "s1", null, 3, 6);
    usage(4, "x3", "never", null, 3, 6);
    story.row(
        2,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s1",
        "customer_id",
        "c1",
        "started_at",
        "2 00:00",
        "observed_at",
        "2 00:00");
    story.row(
        3, STRIPE_CUSTOMERS, "customer_id", "c1", "account_id", "a1", "observed_at", "1 00:00");
    assertThat(
            columns(
                story.days(job, 1, 5),
                "known_on",
                "event_date",
                "account_id",
                "events",
                "in_subscription"))
        .containsExactly("3|1|a1|5|false", "4|3|a1|6|true");
  }

  @Test
  void useIsHeldAgainstThePeriodsKnownThatDay() {
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s1",
        "account_id",
        "a1",
        "started_at",
        "1 00:00",
        "observed_at",
        "1 00:00");
    story.row(
        3,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s1",
        "account_id",
        "a1",
        "started_at",
        "1 00:00",
        "ended_at",
        "2 00:00",
        "observed_at",
        "3 00:00");
    usage(2, "x1", "s1", null, 2, 1);
    usage(3, "x2", null, "a1", 3, 1);
    usage(3, "x3", null, "free", 3, 1);
    assertThat(columns(story.days(job, 1, 3), "known_on", "account_id", "in_subscription"))
        .containsExactlyInAnyOrder("2|a1|true", "3|a1|false", "3|free|null");
  }

  private void usage(
      int day, String id, String subscription, String account, int usedOn, int events) {
    story.row(
        day,
        PRODUCT_USAGE,
        "usage_id",
        id,
        "subscription_id",
        subscription,
        "account_id",
        account,
        "feature",
        "boards",
        "used_on",
        usedOn,
        "events",
        events,
        "minutes",
        2.5,
        "errors",
        0);
  }
}
