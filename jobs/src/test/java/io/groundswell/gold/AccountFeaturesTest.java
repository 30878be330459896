package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Longer than other files: one story for every group of features. */
class AccountFeaturesTest {
  private static final AccountFeatures JOB = new AccountFeatures(Given.business());

  @Test
  void useIsCountedByPeopleDaysAndFeatures() {
    var acme =
        acme(
            used(acme(), "ada", -1, "boards", 5)
                .row(USAGE_DAILY, -1, use("ada", -1, "cards", 3))
                .row(USAGE_DAILY, -1, use("bob", -1, "boards", 2))
                .row(USAGE_DAILY, -20, use("bob", -20, "other", 4))
                .row(USAGE_DAILY, -40, use("eve", -40, "api", 6)));

    assertThat(acme)
        .containsEntry("active_users_7d", 2L)
        .containsEntry("active_users_28d", 2L)
        .containsEntry("active_users_90d", 3L)
        .containsEntry("active_days_28d", 2L)
        .containsEntry("core_features_28d", 2L)
        .containsEntry("entitled_features", 6L)
        .containsEntry("breadth", 2 / 6.0)
        .containsEntry("events_28d", 14L)
        .containsEntry("trend", (14 - 6) / 20.0)
        .containsEntry("stickiness", 3 / 28.0 / 2)
        .containsEntry("minutes_28d", 6.0)
        .containsEntry("seats_used_share", 2 / 5.0);
  }

  @Test
  void whatNoSourceTellsIsNullAndNotZero() {
    assertThat(acme(acme()))
        .containsEntry("usage_known", false)
        .containsEntry("active_users_28d", null)
        .containsEntry("events_28d", null)
        .containsEntry("limit_hits_28d", null)
        .containsEntry("seats_used_share", null)
        .containsEntry("support_known", false)
        .containsEntry("tickets_90d", null)
        .containsEntry("billing_known", false)
        .containsEntry("mrr", null)
        .containsEntry("nps_known", false)
        .containsEntry("nps_mean_180d", null)
        .containsEntry("nps_answers_180d", 0L);
  }

  @Test
  void aSourceThatSpeaksOfOthersSaysZero() {
    var given =
        used(acme(), "ada", -50, "boards", 1)
            .row(EVENTS, -2, "account_id", "other", "event_date", day(-2), "signal", "limit_hit")
            .row(TICKETS, -2, ticket("t1", "other", -2, "open"))
            .row(SUBSCRIPTIONS, -2, subscription("s1", "other", 900));

    assertThat(acme(given))
        .containsEntry("events_28d", 0L)
        .containsEntry("active_users_28d", 0L)
        .containsEntry("limit_hits_28d", 0L)
        .containsEntry("tickets_open", 0L)
        .containsEntry("billing_known", true)
        .containsEntry("mrr", 0L)
        .containsEntry("is_paying", false)
        .containsEntry("is_free", true);
  }

  @Test
  void useThatNamesNoPersonCountsNoPeople() {
    var acme = acme(used(acme(), "unknown", -1, "boards", 5));

    assertThat(acme)
        .containsEntry("events_28d", 5L)
        .containsEntry("active_users_28d", null)
        .containsEntry("stickiness", null);
  }

  @Test
  void billingThatDoesNotKnowAPaidPlanKnowsNothing() {
    var given =
        Given.nothing()
            .row(ACCOUNTS, -9, "account_id", "acme", "plan", "team", "is_internal", false)
            .row(SUBSCRIPTIONS, -2, subscription("s1", "other", 900));

    assertThat(acme(given)).containsEntry("billing_known", false).containsEntry("mrr", null);
  }

  @Test
  void moneyIsAddedInOneCurrencyAndBillingNamesThePlan() {
    var given =
        acme()
            .row(SUBSCRIPTIONS, -200, subscription("s1", "acme", 5_000))
            .row(SUBSCRIPTIONS, -100, subscription("s2", "acme", 3_000))
            .row(
                SUBSCRIPTIONS,
                -100,
                "subscription_id",
                "s3",
                "account_id",
                "acme",
                "mrr",
                4_000,
                "currency",
                "eur",
                "status",
                "active")
            .row(INVOICES, -5, invoice("i1", -5, "open", 1))
            .row(INVOICES, -9, invoice("i2", -9, "open", 1))
            .row(INVOICES, -8, invoice("i2", -9, "paid", 1));

    assertThat(acme(given))
        .containsEntry("plan", "team")
        .containsEntry("mrr", 8_000L)
        .containsEntry("currency", "usd")
        .containsEntry("is_paying", true)
        .containsEntry("is_free", false)
        .containsEntry("months_paid", 6L)
        .containsEntry("failed_payments_90d", 1L);
  }

  @Test
  void ticketsAreAsTheyStoodOnTheDay() {
    var given =
        acme()
            .row(TICKETS, -30, ticket("t1", "acme", -30, "open"))
            .row(TICKETS, -20, ticket("t1", "acme", -30, "solved"))
            .row(TICKETS, 1, ticket("t1", "acme", -30, "open"))
            .row(TICKETS, -200, ticket("t2", "acme", -200, "pending"))
            .row(TICKETS, -3, ticket("t3", "acme", -3, "deleted"))
            .row(TICKETS, -3, "ticket_id", "t4", "account_id", "acme", "status", "closed");

    assertThat(acme(given))
        .containsEntry("tickets_90d", 2L)
        .containsEntry("tickets_open", 1L)
        .containsEntry("severe_open", 1L)
        .containsEntry("first_reply_minutes_median_90d", 30.0);
  }

  @Test
  void peopleAnswersAndTouchesAreCountedOnce() {
    var given =
        acme()
            .row(USERS, -9, user("ada", "owner"))
            .row(USERS, -3, user("ada", "admin"))
            .row(USERS, -9, user("bob", "member"))
            .row(SURVEY_RESPONSES, -9, answer("r1", 9))
            .row(SURVEY_RESPONSES, -8, answer("r1", 9))
            .row(SURVEY_RESPONSES, -8, answer("r2", 6))
            .row(TOUCHES, -5, touch("none"))
            .row(TOUCHES, -4, touch("accepted"));

    assertThat(acme(given))
        .containsEntry("users_known", 2L)
        .containsEntry("admins", 1L)
        .containsEntry("nps_answers_180d", 2L)
        .containsEntry("nps_mean_180d", 7.5)
        .containsEntry("touches_sales_30d", 1L);
  }

  @Test
  void ourOwnAccountsAreNoCustomers() {
    var given =
        Given.nothing().row(ACCOUNTS, -9, "account_id", "us", "plan", "free", "is_internal", true);

    assertThat(given.yields(JOB, Run.of(DAY, "r")).isEmpty()).isTrue();
  }

  private static Map<String, Object> acme(Given given) {
    return given.theRow(JOB, "account_id", "acme");
  }

  private static Given acme() {
    return Given.nothing()
        .row(
            ACCOUNTS,
            -99,
            "account_id",
            "acme",
            "plan",
            "free",
            "signed_up_at",
            noon(-99),
            "is_internal",
            false);
  }

  private static Given used(Given given, String user, int day, String feature, int events) {
    return given.row(USAGE_DAILY, day, use(user, day, feature, events));
  }

  private static Object[] use(String user, int day, String feature, int events) {
    return new Object[] {
      "account_id",
      "acme",
      "user_id",
      user,
      "event_date",
      day(day),
      "feature",
      feature,
      "events",
      events,
      "minutes",
      1.5
    };
  }

  private static Object[] ticket(String id, String account, int created, String status) {
    return new Object[] {
      "ticket_id",
      id,
      "account_id",
      account,
      "created_at",
      noon(created),
      "status",
      status,
      "is_severe",
      true,
      "first_reply_minutes",
      30
    };
  }

  private static Object[] subscription(String id, String account, int mrr) {
    return new Object[] {
      "subscription_id",
      id,
      "account_id",
      account,
      "mrr",
      mrr,
      "currency",
      "usd",
      "plan",
      "team",
      "status",
      "active",
      "seats",
      10,
      "started_at",
      noon(-200)
    };
  }

  private static Object[] invoice(String id, int created, String status, int attempts) {
    return new Object[] {
      "invoice_id",
      id,
      "account_id",
      "acme",
      "status",
      status,
      "attempt_count",
      attempts,
      "created_at",
      noon(created)
    };
  }

  private static Object[] user(String id, String role) {
    return new Object[] {"user_id", id, "account_id", "acme", "role", role};
  }

  private static Object[] answer(String id, int score) {
    return new Object[] {
      "response_id",
      id,
      "account_id",
      "acme",
      "kind",
      "nps",
      "score",
      score,
      "answered_at",
      noon(-9)
    };
  }

  private static Object[] touch(String outcome) {
    return new Object[] {
      "touch_id",
      "x1",
      "account_id",
      "acme",
      "kind",
      "sales",
      "touched_at",
      noon(-5),
      "outcome",
      outcome
    };
  }
}
