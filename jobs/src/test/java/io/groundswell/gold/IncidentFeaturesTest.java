package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.GUIDE_EVENTS;
import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What went wrong for an account, what it was shown, and what was felt about it. */
class IncidentFeaturesTest {
  private static final AccountFeatures JOB = new AccountFeatures(Given.business());

  @Test
  void minutesCountOnDaysOnWhichTheAccountWasThere() {
    var given =
        acme(-5, -4)
            .row(INCIDENTS, -5, incident("i1", "major", noon(-5), noon(-4)))
            .row(INCIDENTS, -9, incident("i2", "critical", noon(-9), noon(-8)))
            .row(INCIDENTS, -5, incident("i3", "maintenance", noon(-5), noon(-4)))
            .row(INCIDENTS, -50, incident("i4", "minor", noon(-50), noon(-49)));

    // Twelve hours of the fifth day before and twelve of the fourth.
    assertThat(row(given))
        .containsEntry("incidents_known", true)
        .containsEntry("incident_minutes_28d", 2 * 12 * 60L);
  }

  @Test
  void whatLastsCountsUntilTheEndOfEachDayAndIsCorrectedWhenItsEndIsKnown() {
    var given =
        acme(-2, -1, 0)
            .row(INCIDENTS, -2, incident("i1", "major", noon(-2), null))
            .row(INCIDENTS, 0, incident("i1", "major", noon(-2), noon(-1)));

    assertThat(minutes(given, -2, 0)).containsExactly(12 * 60L, 36 * 60L, 24 * 60L);
  }

  @Test
  void useThatIsKnownLateMeetsTheIncidentLate() {
    var given =
        Given.nothing()
            .row(ACCOUNTS, -99, account())
            .row(USAGE_DAILY, -30, use(-30))
            .row(USAGE_DAILY, 0, use(-3))
            .row(INCIDENTS, -3, incident("i1", "major", noon(-3), day(-3) + "T13:00:00Z"));

    assertThat(minutes(given, -1, 0)).containsExactly(0L, 60L);
  }

  @Test
  void guidesDisputesAndTouchesAreCountedByKind() {
    var given =
        acme(-1)
            .row(GUIDE_EVENTS, -3, guide("g1", -3, "shown"))
            .row(GUIDE_EVENTS, -2, guide("g2", -2, "shown"))
            .row(GUIDE_EVENTS, -2, guide("g3", -2, "dismissed"))
            .row(GUIDE_EVENTS, -40, guide("g4", -40, "shown"))
            .row(SUBSCRIPTIONS, -50, "subscription_id", "s1", "account_id", "acme", "mrr", 100L)
            .row(PAYMENT_REVERSALS, -9, reversal("dispute", "d1", "open"))
            .row(PAYMENT_REVERSALS, -5, reversal("dispute", "d1", "lost"))
            .row(PAYMENT_REVERSALS, -9, reversal("refund", "r1", "succeeded"))
            .row(TOUCHES, -5, touch("t1", "success"))
            .row(TOUCHES, -5, touch("t2", "advocacy"));

    assertThat(row(given))
        .containsEntry("guides_known", true)
        .containsEntry("guides_seen_28d", 2L)
        .containsEntry("guides_dismissed_28d", 1L)
        .containsEntry("disputes_90d", 1L)
        .containsEntry("touches_known", true)
        .containsEntry("touches_sales_30d", 0L)
        .containsEntry("touches_success_30d", 1L)
        .containsEntry("touches_advocacy_30d", 1L);
  }

  @Test
  void howItSoundsIsAMeanOverWhatWasFelt() {
    var given =
        acme(-1)
            .row(FEEDBACK_KINDS, -3, felt("f1", -0.5))
            .row(FEEDBACK_KINDS, -2, felt("f2", 0.9))
            .row(FEEDBACK_KINDS, -2, felt("f3", null));

    assertThat(row(given))
        .containsEntry("feedback_felt_90d", 2L)
        .containsEntry("sentiment_mean_90d", 0.2);
  }

  @Test
  void whatNobodyToldIsNotZero() {
    assertThat(row(acme(-1)))
        .containsEntry("incidents_known", false)
        .containsEntry("incident_minutes_28d", null)
        .containsEntry("guides_known", false)
        .containsEntry("guides_seen_28d", null)
        .containsEntry("touches_known", false)
        .containsEntry("touches_sales_30d", null)
        .containsEntry("feedback_felt_90d", 0L)
        .containsEntry("sentiment_mean_90d", null);
  }

  @Test
  void depthNamesEveryCoreFeature() {
    var depth =
        Given.nothing()
            .row(ACCOUNTS, -99, account())
            .row(USAGE_DAILY, -1, use(-1))
            .row(USAGE_DAILY, -2, use(-2))
            .yields(JOB, Run.of(DAY, "r"))
            .selectExpr("explode(depth_28d) as d")
            .selectExpr("d.feature", "d.uses")
            .collectAsList();

    assertThat(depth).hasSize(Given.business().coreFeatures().size());
    assertThat(depth)
        .filteredOn(row -> row.getLong(1) > 0)
        .extracting(Row::toString)
        .containsExactly("[boards,6]");
  }

  private static Map<String, Object> row(Given given) {
    return given.theRow(JOB, "account_id", "acme");
  }

  private static List<Long> minutes(Given given, int from, int to) {
    var minutes = new ArrayList<Long>();
    given
        .yields(JOB, new Run(day(from), day(to), "r"))
        .orderBy("known_on")
        .collectAsList()
        .forEach(row -> minutes.add(row.getAs("incident_minutes_28d")));
    return minutes;
  }

  private static Given acme(int... usedOn) {
    var given = Given.nothing().row(ACCOUNTS, -99, account());
    for (var day : usedOn) {
      given.row(USAGE_DAILY, day, use(day));
    }
    return given;
  }

  private static Object[] account() {
    return new Object[] {"account_id", "acme", "plan", "free", "is_internal", false};
  }

  private static Object[] use(int day) {
    return new Object[] {
      "account_id",
      "acme",
      "user_id",
      "ada",
      "event_date",
      day(day),
      "feature",
      "boards",
      "events",
      3,
      "minutes",
      1.5
    };
  }

  private static Object[] incident(String id, String impact, String from, String until) {
    return new Object[] {
      "incident_id", id, "impact", impact, "started_at", from, "resolved_at", until
    };
  }

  private static Object[] guide(String id, int day, String action) {
    return new Object[] {
      "event_id", id, "account_id", "acme", "event_date", day(day), "action", action
    };
  }

  private static Object[] reversal(String kind, String id, String status) {
    return new Object[] {
      "kind",
      kind,
      "reversal_id",
      id,
      "account_id",
      "acme",
      "status",
      status,
      "created_at",
      noon(-9)
    };
  }

  private static Object[] touch(String id, String kind) {
    return new Object[] {
      "touch_id", id, "account_id", "acme", "kind", kind, "touched_at", noon(-5)
    };
  }

  private static Object[] felt(String id, Double score) {
    return new Object[] {
      "feedback_id", id, "account_id", "acme", "sentiment_score", score, "said_on", day(-3)
    };
  }
}
