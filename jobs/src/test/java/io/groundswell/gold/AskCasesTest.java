package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.SCORE_CURVES;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Check;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.Training.Card;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People who were asked to speak for us: what they said is learnt from, and no more than that. */
class AskCasesTest {
  private static final ScoreCurves CURVES = new ScoreCurves(Given.business());
  private static final AdvocacyScores SCORES = new AdvocacyScores(Given.business());
  private static final Run RUN = Run.of(DAY, "r");

  private static Given planted;
  private static Card card;

  @BeforeAll
  static void learn() {
    planted = world(700, 1);
    var lesson = lesson(planted);
    card = lesson.card();
    var model =
        TestSession.spark()
            .createDataFrame(
                ScoreCurves.rows("advocacy", lesson.model().orElseThrow()), ScoreCurves.COLUMNS)
            .withColumn("known_on", lit(DAY));
    planted.made(SCORE_CURVES, Given.contract(SCORE_CURVES).conform(model));
  }

  @Test
  void whoSaysYesIsLearntBetterThanTheWrittenCardKnows() {
    assertThat(card.published()).as(card.reason()).isTrue();
    assertThat(card.examples()).isEqualTo(700);
    assertThat(card.metrics().get("auc"))
        .isGreaterThan(0.7)
        .isGreaterThan(card.metrics().get("auc_of_card"))
        .isGreaterThan(card.metrics().get("auc_of_recency"));
    assertThat(card.reason()).contains("the written card, with 0.");
  }

  @Test
  void aPublishedModelScoresInPercentAndTheCardStaysBesideIt() {
    var scores = planted.yields(SCORES, RUN);
    var rows = scores.collectAsList();

    assertThat(rows).hasSizeGreaterThan(50);
    for (var row : rows) {
      assertThat(row.<String>getAs("method")).isEqualTo("model");
      double sum = row.<Double>getAs("baseline");
      for (Row part : row.<Row>getList(row.fieldIndex("contributions"))) {
        sum += part.<Double>getAs("points");
      }
      assertThat(sum).isCloseTo(row.<Double>getAs("log_odds"), within(1e-9));
      assertThat(row.<Double>getAs("score")).isCloseTo(100 / (1 + Math.exp(-sum)), within(1e-9));
      assertThat(row.<Double>getAs("card_score")).isBetween(0.0, 100.0);
    }
    for (var check : Given.contract(SCORES.output()).checks()) {
      if (check instanceof Check.Holds || check instanceof Check.Between) {
        assertThat(scores.where(check.failures()).isEmpty()).as(check.rule()).isTrue();
      }
    }
  }

  @Test
  void answersByChanceAreRefusedAndTheCardStays() {
    var noise = world(500, 0);

    assertThat(lesson(noise).card().published()).isFalse();
    assertThat(noise.yields(SCORES, RUN).head().<String>getAs("method")).isEqualTo("scorecard");
  }

  @Test
  void tooFewAsksAreRefusedWithWhatIsMissing() {
    var few = lesson(world(90, 1)).card();

    assertThat(few.published()).isFalse();
    assertThat(few.reason()).contains("Of 90 cases").contains("at least 40 of either kind");
  }

  @Test
  void aCaseIsWhatWasKnownTheDayBeforeAndWhetherAYesCameInTime() {
    var given = Given.nothing();
    ask(given, "yes", "ada", -60, "accepted");
    ask(given, "late", "bob", -60, null);
    given.row(TOUCHES, -29, touch("late", "bob", -60, "accepted"));
    ask(given, "soon", "cyd", -60, "none");
    given.row(TOUCHES, -30, touch("soon", "cyd", -60, "accepted"));
    ask(given, "bounced", "dan", -60, "bounced");
    ask(given, "young", "eve", -29, "accepted");
    ask(given, "no", "fay", -60, "declined");
    // Known late, or only since the ask: not known before it.
    given
        .row(USAGE_DAILY, -59, use("fay", -62))
        .row(USAGE_DAILY, -60, use("fay", -60))
        .row(SURVEY_RESPONSES, -60, answer("fay", 10, -60));

    var labels = new TreeMap<String, Boolean>();
    for (var row :
        new AskCases(given.inputs(CURVES, RUN, r -> r), DAY, cores()).labelled().collectAsList()) {
      labels.put(row.getAs("account_id"), row.getAs("label"));
      assertThat(row.<Object>getAs("known_on").toString()).isEqualTo(day(-61).toString());
      assertThat(row.<Long>getAs("active_days_28d")).isEqualTo(1);
      assertThat(row.<Object>getAs("nps_score")).isNull();
    }

    assertThat(labels)
        .isEqualTo(Map.of("of-ada", true, "of-bob", false, "of-cyd", true, "of-fay", false));
  }

  private static Set<String> cores() {
    return Given.business().coreFeatures().keySet();
  }

  private static void ask(Given given, String id, String user, int day, String outcome) {
    given
        .row(TOUCHES, day, touch(id, user, day, outcome))
        .row(USAGE_DAILY, day - 2, use(user, day - 3))
        .row(ACCOUNT_FEATURES, day - 1, account(user));
  }

  /**
   * Everybody was asked once in a year and is there today; {@code weight} says how much of the
   * answer lies in what they do. The many active days that the card likes say no here.
   */
  private static Given world(int people, double weight) {
    var dice = new Random(5);
    var given = Given.nothing();
    for (int person = 0; person < people; person++) {
      var user = "p" + person;
      int asked = -31 - dice.nextInt(330);
      int days = 1 + dice.nextInt(12);
      int answer = dice.nextInt(11);
      double odds = Math.exp(weight * (0.7 * (answer - 5) - 0.25 * (days - 6)));
      boolean isYes = dice.nextDouble() < odds / (1 + odds);
      given
          .row(TOUCHES, asked, touch("t" + person, user, asked, isYes ? "accepted" : "declined"))
          .row(SURVEY_RESPONSES, asked - 5, answer(user, answer, asked - 5))
          .row(ACCOUNT_FEATURES, asked - 1, account(user))
          .row(ACCOUNT_FEATURES, 0, account(user));
      for (int on = 1; on <= days; on++) {
        given.row(USAGE_DAILY, asked - on, use(user, asked - on));
      }
      given.row(USAGE_DAILY, -1, use(user, -1));
    }
    return given;
  }

  private static Lesson lesson(Given given) {
    var in = given.inputs(CURVES, RUN, rows -> rows);
    return Lesson.of(new AskCases(in, DAY, cores()), "schedule");
  }

  private static Object[] account(String user) {
    return new Object[] {"account_id", "of-" + user, "active_users_90d", 1, "signals_known", true};
  }

  private static Object[] use(String user, int day) {
    return new Object[] {
      "account_id",
      "of-" + user,
      "user_id",
      user,
      "event_date",
      day(day),
      "feature",
      "boards",
      "events",
      4
    };
  }

  private static Object[] answer(String user, int score, int day) {
    return new Object[] {
      "response_id",
      "r-" + user,
      "user_id",
      user,
      "account_id",
      "of-" + user,
      "kind",
      "nps",
      "score",
      score,
      "answered_at",
      noon(day)
    };
  }

  private static Object[] touch(String id, String user, int day, String outcome) {
    return new Object[] {
      "touch_id",
      id,
      "user_id",
      user,
      "account_id",
      "of-" + user,
      "kind",
      "advocacy",
      "ask_type",
      "review",
      "touched_at",
      noon(day),
      "outcome",
      outcome
    };
  }
}
