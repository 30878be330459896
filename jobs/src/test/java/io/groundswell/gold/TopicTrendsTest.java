package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTrendsTest {
  private static final TopicTrends JOB = new TopicTrends();

  private final Given given = Given.nothing();
  private int feedback;

  @Test
  void moreThanUsualIsAnAlarmSinceYesterday() {
    aQuietQuarter();
    for (int i = 0; i < 6; i++) {
      said(0, "exports", "acme" + i);
    }
    given.row(TOPIC_TRENDS, -1, "topic_id", "exports", "is_alarm", true, "alarm_since", day(-3));
    var topics = byTopic();
    var exports = topics.get("exports");

    assertThat(exports)
        .containsEntry("mentions", 6L)
        .containsEntry("mentions_7d", 7L)
        .containsEntry("active_accounts", 10L)
        .containsEntry("mentions_per_1000", 600.0)
        .containsEntry("is_alarm", true)
        .containsEntry("alarm_since", Date.valueOf(day(-3)))
        .containsEntry("peak_on", Date.valueOf(DAY));
    assertThat((Double) exports.get("expected_7d")).isCloseTo(1, within(0.3));
    assertThat((Long) exports.get("usual_to_7d")).isBetween(2L, 5L);
    assertThat(topics.get("login"))
        .containsEntry("is_alarm", false)
        .containsEntry("alarm_since", null);
  }

  @Test
  void withThreeTimesTheAccountsThreeTimesAsMuchIsExpected() {
    aQuietQuarter();
    for (int i = 10; i < 30; i++) {
      uses("acme" + i, 0);
    }
    var topics = byTopic();

    assertThat(topics.get("exports")).containsEntry("active_accounts", 30L);
    assertThat((Double) topics.get("exports").get("expected")).isCloseTo(3 / 7.0, within(0.3));
  }

  @Test
  void whatIsAboutTwoThingsCountsForEachUntilARefitSaysItAnew() {
    aQuietQuarter();
    mention("long", 0, "exports", "acme1", 0);
    mention("long", 0, "login", "acme1", 0);
    mention("older", -1, "exports", "acme2", -1);
    mention("older", -1, "login", "acme2", -1);
    mention("older", 0, "login", "acme2", -1);

    assertThat(byTopic().get("login")).containsEntry("mentions", 1L);
    assertThat(byTopic().get("exports"))
        .containsEntry("mentions", 1L)
        .containsEntry("mentions_7d", 2L);
  }

  @Test
  void anAccountCountsOncePerTopicAndDay() {
    aQuietQuarter();
    said(0, "exports", "acme1");
    said(0, "exports", "acme1");
    said(0, "exports", null);
    said(-1, "exports", "acme1");

    assertThat(byTopic().get("exports"))
        .containsEntry("mentions", 2L)
        .containsEntry("mentions_7d", 4L);
  }

  @Test
  void oldWordsAndOurOwnAreNoNews() {
    aQuietQuarter();
    mention("late", 0, "exports", "acme1", -7);
    mention("not too late", 0, "exports", "acme2", -6);
    given.row(ACCOUNTS, -30, "account_id", "ours", "is_internal", true);
    said(0, "exports", "ours");

    assertThat(byTopic().get("exports")).containsEntry("mentions", 1L);
  }

  /** What a refit says anew stands on its old day, under the new name alone. */
  @Test
  void aRefitGivesATopicItsHistory() {
    aQuietQuarter();
    for (int week = 2; week <= 10; week++) {
      mention("renamed" + week, -7 * week, "old name", "acme1", -7 * week);
      mention("renamed" + week, -2, "exports", "acme1", -7 * week);
    }

    assertThat(byTopic().get("exports"))
        .containsEntry("baseline_mentions", 11L + 9)
        .containsEntry("mentions_7d", 1L);
  }

  /** A fit covers its own texts best, so what had no topic at first stays where it was. */
  @Test
  void whatHadNoTopicAtFirstStaysThere() {
    aQuietQuarter();
    mention("found", -20, "unassigned", "acme1", -20);
    mention("found", -2, "exports", "acme1", -20);
    var topics = byTopic();

    assertThat(topics.get("unassigned")).containsEntry("baseline_mentions", 1L);
    assertThat(topics.get("exports")).containsEntry("baseline_mentions", 11L + 1);
  }

  @Test
  void withoutAnybodyInUseNothingIsExpected() {
    for (var topic : new String[] {"exports", "login"}) {
      given.row(FEEDBACK_TOPICS, 0, "topic_id", topic, "born_on", day(-100));
    }
    said(0, "exports", "acme1");

    assertThat(byTopic().get("exports"))
        .containsEntry("mentions", 1L)
        .containsEntry("active_accounts", null)
        .containsEntry("expected", null)
        .containsEntry("is_alarm", null);
  }

  /** Ten accounts in use, two topics, one mention of each a week for twelve weeks. */
  private void aQuietQuarter() {
    for (var topic : new String[] {"exports", "login"}) {
      given.row(FEEDBACK_TOPICS, 0, "topic_id", topic, "born_on", day(-100));
      for (int week = 0; week < 12; week++) {
        said(-7 * week - 3, topic, "acme" + week % 10);
      }
    }
    for (int i = 0; i < 10; i++) {
      for (int day = -112; day <= 0; day += 14) {
        uses("acme" + i, day);
      }
    }
  }

  private void uses(String account, int day) {
    given.row(
        USAGE_DAILY,
        day,
        "account_id",
        account,
        "user_id",
        "ann",
        "event_date",
        day(day),
        "feature",
        "boards",
        "events",
        3L);
  }

  private void said(int day, String topic, String account) {
    mention("f" + feedback++, day, topic, account, day);
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

  private Map<String, Map<String, Object>> byTopic() {
    return given.rowsBy(JOB, "topic_id");
  }
}
