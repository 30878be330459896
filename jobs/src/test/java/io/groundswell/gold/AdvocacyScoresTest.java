package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Check;
import io.groundswell.lakehouse.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Longer than other files: one story for every item of the scorecard. */
class AdvocacyScoresTest {
  private static final AdvocacyScores JOB = new AdvocacyScores(Given.business());

  @Test
  void everyFeatureGivesItsPointsAndTheySumToTheScore() {
    var given = acme();
    for (int i = 0; i < 8; i++) {
      given.row(USAGE_DAILY, -i, use("ada", -i, "boards"));
    }
    given
        .row(USAGE_DAILY, -1, use("ada", -1, "cards"))
        .row(USAGE_DAILY, -50, use("ada", -50, "api"))
        .row(USERS, -400, "user_id", "ada", "account_id", "acme", "signed_up_at", noon(-730))
        .row(SURVEY_RESPONSES, -3, answer("r1", "ada", 9, -3))
        .row(SURVEY_RESPONSES, -1, answer("r0", "ada", 2, -90))
        .row(EVENTS, -2, invite("e1", "ada"))
        .row(EVENTS, -2, invite("e2", "ada"));

    var ada = given.theRow(JOB, "user_id", "ada");

    assertThat(points(ada))
        .containsEntry("active_days_28d", 7.0)
        .containsEntry("active_days_90d", 1.2)
        .containsEntry("core_features_90d", 9.0)
        .containsEntry("tenure_days", 6.0)
        .containsEntry("nps_score", 14.0)
        .containsEntry("invites_sent_90d", 4.0)
        .containsEntry("invites_accepted_90d", 1.33)
        .containsEntry("errors_28d", 0.0);
    assertThat((double) ada.get("score"))
        .isEqualTo(30 + 7 + 1.2 + 9 + 6 + 14 + 4 + 1.33, within(1e-9));
    assertThat(strings(ada.get("reasons")))
        .containsExactly(
            "Answered 9 of 10 on recommending us",
            "Uses 3 core features",
            "Used the product on 8 of the last 28 days");
  }

  @Test
  void whatIsMissingGivesNothingAndSaysSo() {
    var ada = acme().row(USAGE_DAILY, -1, use("ada", -1, "boards")).theRow(JOB, "user_id", "ada");

    assertThat(points(ada)).containsEntry("nps_score", 0.0).containsEntry("tenure_days", 0.0);
    assertThat(values(ada))
        .containsEntry("nps_score", "no answer in 180 days")
        .containsEntry("tenure_days", "not known")
        .containsEntry("errors_28d", "not known");
  }

  @Test
  void someoneWhoOnlyAnsweredIsScoredToo() {
    var bob =
        acme()
            .row(SURVEY_RESPONSES, -100, answer("r1", "bob", 3, -100))
            .theRow(JOB, "user_id", "bob");

    assertThat(bob).containsEntry("score", 10.0);
  }

  @Test
  void sharedMailboxesAndOurOwnPeopleAreNobodyToAsk() {
    var given =
        acme()
            .row(USAGE_DAILY, -1, use("info", -1, "boards"))
            .row(USAGE_DAILY, -1, use("us", -1, "boards"))
            .row(USERS, -9, "user_id", "info", "is_shared_mailbox", true)
            .row(USERS, -9, "user_id", "us", "is_internal", true);

    assertThat(given.yields(JOB, Run.of(DAY, "r")).isEmpty()).isTrue();
  }

  @Test
  void anAccountStandsForPeopleWhomTelemetryDoesNotName() {
    var given =
        Given.nothing()
            .row(ACCOUNT_FEATURES, 0, "account_id", "acme", "usage_known", true)
            .row(USAGE_DAILY, -1, use("unknown", -1, "boards"));
    var named = acme().row(USAGE_DAILY, -1, use("unknown", -1, "boards"));

    assertThat(given.theRow(JOB, "account_id", "acme")).containsEntry("user_id", "unknown");
    assertThat(named.yields(JOB, Run.of(DAY, "r")).isEmpty()).isTrue();
  }

  @Test
  void everyContractRuleHoldsOnRandomRows() {
    var run = new Run(day(0), day(2), "r");
    var scores = Given.chance(JOB, run, 3, 150).yields(JOB, run);

    for (var check : Given.contract(JOB.output()).checks()) {
      if (check instanceof Check.Holds || check instanceof Check.Between) {
        assertThat(scores.where(check.failures()).isEmpty()).as(check.rule()).isTrue();
      }
    }
  }

  @Test
  void noColumnToldToGetSomethingFixedIsRead() {
    var run = Run.of(DAY, "r");
    var fix = columnsToFix();
    var given = Given.chance(JOB, run, 3, 400);

    assertThat(fix).contains("csat_bad_90d", "severe_open");
    assertThat(Given.said(given.yields(JOB, run, t -> t.drop(fix))))
        .isEqualTo(Given.said(given.yields(JOB, run)))
        .isNotEmpty();
    for (var table : JOB.inputs()) {
      if (!table.equals(ACCOUNT_FEATURES)) {
        assertThat(Given.contract(table).purposes()).doesNotContainValue("fix");
      }
    }
  }

  static String[] columnsToFix() {
    return Given.contract(ACCOUNT_FEATURES).purposes().entrySet().stream()
        .filter(p -> p.getValue().equals("fix"))
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }

  static Map<String, Double> points(Map<String, Object> row) {
    return contributions(row).stream()
        .collect(Collectors.toMap(c -> c.getAs("feature"), c -> c.getAs("points")));
  }

  static Map<String, String> values(Map<String, Object> row) {
    return contributions(row).stream()
        .collect(Collectors.toMap(c -> c.getAs("feature"), c -> c.getAs("value")));
  }

  static List<String> strings(Object array) {
    return CollectionConverters.asJava((scala.collection.Seq<?>) array).stream()
        .map(Object::toString)
        .toList();
  }

  private static List<Row> contributions(Map<String, Object> row) {
    return CollectionConverters.asJava((scala.collection.Seq<?>) row.get("contributions")).stream()
        .map(Row.class::cast)
        .toList();
  }

  private static Given acme() {
    return Given.nothing()
        .row(
            ACCOUNT_FEATURES,
            0,
            "account_id",
            "acme",
            "active_users_90d",
            3,
            "signals_known",
            true,
            "invites_accepted_90d",
            1);
  }

  private static Object[] use(String user, int day, String feature) {
    return new Object[] {
      "account_id", "acme", "user_id", user, "event_date", day(day), "feature", feature, "events", 4
    };
  }

  private static Object[] answer(String id, String user, int score, int answered) {
    return new Object[] {
      "response_id",
      id,
      "user_id",
      user,
      "account_id",
      "acme",
      "kind",
      "nps",
      "score",
      score,
      "answered_at",
      noon(answered)
    };
  }

  private static Object[] invite(String id, String user) {
    return new Object[] {
      "event_id",
      id,
      "user_id",
      user,
      "account_id",
      "acme",
      "event_date",
      day(-2),
      "signal",
      "invite_sent"
    };
  }
}
