package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static io.groundswell.gold.Given.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPrioritiesTest {
  private static final TopicPriorities JOB = new TopicPriorities();

  private final Given given = Given.nothing();
  private int feedback;

  /** Many free people, one rich account, and one poor one that writes ticket after ticket. */
  @Test
  void threeRankingsStandSideBySide() {
    topic("templates", "sso", "invoices");
    for (int i = 0; i < 5; i++) {
      said(-10, "templates", "free" + i, "ann" + i, false, null);
    }
    said(-10, "sso", "bank", "bob", true, null);
    said(-40, "sso", "bank", "bob", true, null);
    said(-10, "invoices", "shop", "eve", true, "t1");
    said(-9, "invoices", "shop", "eve", true, "t2");
    pays("bank", 90_000, "eur");
    pays("shop", 10_000, "eur");
    var topics = byTopic();

    assertThat(topics.get("templates"))
        .containsEntry("users_90d", 5L)
        .containsEntry("free_users_90d", 5L)
        .containsEntry("accounts_90d", 5L)
        .containsEntry("mrr_share", 0.0)
        .containsEntry("rank_by_users", 1L)
        .containsEntry("rank_by_revenue", 3L)
        .containsEntry("rank_by_tickets", 2L)
        .containsEntry("ranks_apart", 2L)
        .containsEntry("foremost_by", "users");
    assertThat(topics.get("sso"))
        .containsEntry("users_90d", 1L)
        .containsEntry("free_users_90d", 0L)
        .containsEntry("mrr_share", 0.9)
        .containsEntry("foremost_by", "revenue");
    assertThat(topics.get("invoices"))
        .containsEntry("tickets_90d", 2L)
        .containsEntry("rank_by_tickets", 1L)
        .containsEntry("foremost_by", "tickets");
  }

  /** 1,000 of 4,000 yen with one account of two, and all euros with one: (1/4 x 2 + 1 x 1) / 3. */
  @Test
  void amountsOfTwoCurrenciesAreNotAdded() {
    topic("sso");
    said(-1, "sso", "tokyo", "aki", true, null);
    said(-1, "sso", "paris", "eva", true, null);
    pays("tokyo", 1_000, "jpy");
    pays("osaka", 3_000, "jpy");
    pays("paris", 500, "eur");
    var topics = byTopic();

    assertThat((Double) topics.get("sso").get("mrr_share")).isCloseTo(0.5, within(1e-9));
    assertThat(topics.get("sso").get("mrr").toString()).contains("[eur,500,1]", "[jpy,1000,1]");
  }

  @Test
  void whereNobodyPaysRevenueIsUnknown() {
    topic("sso");
    said(-1, "sso", "tokyo", "aki", false, null);

    assertThat(byTopic().get("sso"))
        .containsEntry("mrr", null)
        .containsEntry("mrr_share", null)
        .containsEntry("rank_by_revenue", null)
        .containsEntry("ranks_apart", 0L);
  }

  @Test
  void aMergedTicketIsNoTicketOfItsOwn() {
    topic("sso");
    said(-9, "sso", "bank", "bob", true, "t1");
    said(-9, "sso", "bank", "bob", true, "t2");
    given.row(TICKETS, -8, "ticket_id", "t2", "status", "merged");

    assertThat(byTopic().get("sso")).containsEntry("tickets_90d", 1L);
  }

  /** A name that a refit takes away has nothing any more, and the new one has it once. */
  @Test
  void aRefitMovesWhatWasSaid() {
    topic("new name");
    mention("f", -20, "old name", "bank", -20);
    mention("f", -2, "new name", "bank", -20);

    assertThat(byTopic().get("new name"))
        .containsEntry("accounts_90d", 1L)
        .containsEntry("users_90d", 1L);
  }

  @Test
  void aSlowLeakAndAShortStormLieInDifferentCorners() {
    topic("leak", "storm", "passing", "other");
    for (int week = 0; week < 30; week++) {
      said(-7 * week, "leak", "acme" + week % 8, "ann" + week % 8, true, null);
      said(-7 * week, "anything", "acme1", "ann1", true, null);
    }
    for (int i = 0; i < 20; i++) {
      said(-i % 2, "storm", "acme" + i, "ann" + i, true, null);
    }
    said(-20, "passing", "acme1", "ann1", true, null);
    trend("leak", 1, 1.0, false, "peak_on", null);
    trend("storm", 20, 0.5, true, "peak_on", day(0));
    trend("passing", 0, 0.5, false, "peak_on", day(-20), "half_life_days", 1.5);
    trend("other", 0, 0.5, false, "peak_on", null);
    var topics = byTopic();

    var leak = topics.get("leak");
    assertThat(leak)
        .containsEntry("weeks_mentioned", 30L)
        .containsEntry("weeks_observed", 30L)
        .containsEntry("persistence", 1.0)
        .containsEntry("breadth", 0.08)
        .containsEntry("long_view", 0.08)
        .containsEntry("heat", 1.0)
        .containsEntry("corner", "leak");
    var storm = topics.get("storm");
    assertThat(storm)
        .containsEntry("weeks_mentioned", 1L)
        .containsEntry("heat", 40.0)
        .containsEntry("corner", "storm");
    assertThat((Double) storm.get("heat_from")).isBetween(10.0, 30.0);
    assertThat(topics.get("passing")).containsEntry("corner", "storm");
    assertThat(topics.get("other"))
        .containsEntry("corner", "quiet")
        .containsEntry("users_90d", 0L)
        .containsEntry("heat_from", 0.0);
  }

  /** The year, and a topic that was born six weeks ago with feedback of the 90 days before. */
  @Test
  void weeksAreCountedOfThoseThatCouldBeSeen() {
    given.row(FEEDBACK_TOPICS, 0, "topic_id", "old", "born_on", day(-700));
    given.row(FEEDBACK_TOPICS, 0, "topic_id", "young", "born_on", day(-42));
    for (int week = 0; week < 60; week++) {
      said(-7 * week, "old", "acme1", "ann1", true, null);
    }
    said(-1, "young", "acme1", "ann1", true, null);
    var topics = byTopic();

    assertThat(topics.get("old"))
        .containsEntry("weeks_mentioned", 52L)
        .containsEntry("weeks_observed", 52L);
    assertThat((Long) topics.get("young").get("weeks_observed")).isBetween(19L, 20L);
  }

  private void topic(String... topics) {
    for (var topic : topics) {
      given.row(FEEDBACK_TOPICS, 0, "topic_id", topic, "born_on", day(-700));
    }
  }

  private void trend(
      String topic, long mentions, double expected, boolean isAlarm, Object... more) {
    var all = new ArrayList<Object>(Arrays.asList(more));
    all.addAll(
        List.of(
            "topic_id", topic,
            "active_accounts", 100L,
            "mentions_7d", mentions,
            "expected_7d", expected,
            "dispersion_7d", 0.1,
            "is_alarm", isAlarm));
    given.row(TOPIC_TRENDS, 0, all.toArray());
  }

  private void said(
      int day, String topic, String account, String user, boolean isPaying, String ticket) {
    var id = "f" + feedback++;
    given.row(
        TOPIC_MENTIONS,
        day,
        "feedback_id",
        id,
        "topic_id",
        topic,
        "account_id",
        account,
        "user_id",
        user,
        "is_paying",
        isPaying,
        "said_on",
        day(day));
    given.row(FEEDBACK, day, "feedback_id", id, "ticket_id", ticket);
  }

  private void mention(String id, int knownOn, String topic, String account, int saidOn) {
    given.row(
        TOPIC_MENTIONS,
        knownOn,
        "feedback_id",
        id,
        "topic_id",
        topic,
        "account_id",
        account,
        "said_on",
        day(saidOn));
  }

  private void pays(String account, long mrr, String currency) {
    given.row(
        SUBSCRIPTIONS,
        -50,
        "subscription_id",
        "sub of " + account,
        "account_id",
        account,
        "status",
        "active",
        "mrr",
        mrr,
        "currency",
        currency);
  }

  private Map<String, Map<String, Object>> byTopic() {
    return given.rowsBy(JOB, "topic_id");
  }
}
