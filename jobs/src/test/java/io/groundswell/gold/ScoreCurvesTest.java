package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.SCORE_CURVES;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Training.Card;
import io.groundswell.lakehouse.Training.Walk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Accounts that pay when they look at prices and are few, or do not look and are many: a pair of
 * features. Twelve days after the first lesson everybody looks at prices far more.
 */
class ScoreCurvesTest {
  private static final ScoreCurves JOB = new ScoreCurves(Given.business());
  private static final int FIRST_MONDAY = 5;
  private static final int MOVED_MONDAY = 12;
  private static final int LATER_MONDAY = 19;
  private static final Run RUN = new Run(DAY, day(LATER_MONDAY), "r");

  private static Given planted;
  private static Walk walk;

  @BeforeAll
  static void learn() {
    planted = world();
    walk = JOB.walk(planted.inputs(JOB, RUN, rows -> rows), RUN);
  }

  @Test
  void aPairThatEarnsItIsPublishedAndScoresStillAddUp() {
    var card = conversion(walk, DAY);
    assertThat(card.published()).as(card.reason()).isTrue();
    assertThat(card.metrics().get("pairs")).isPositive();
    assertThat(card.metrics().get("loss_fall_by_pairs"))
        .isGreaterThan(1.96 * card.metrics().get("loss_fall_by_pairs_error"));
    assertThat(card.metrics().get("auc")).isGreaterThan(card.metrics().get("auc_of_challenger"));

    var scores = new ConversionScores();
    var made = Given.contract(SCORE_CURVES).conform(walk.parameters().orElseThrow());
    var rows = world().made(SCORE_CURVES, made).yields(scores, Run.of(DAY, "r")).collectAsList();
    for (var row : rows) {
      double sum = row.<Double>getAs("baseline");
      var features = new ArrayList<String>();
      for (Row part : row.<Row>getList(row.fieldIndex("contributions"))) {
        sum += part.<Double>getAs("points");
        features.add(part.getAs("feature") + " = " + part.getAs("value"));
      }
      assertThat(sum).isCloseTo(row.<Double>getAs("log_odds"), within(1e-9));
      assertThat(features).anyMatch(told -> told.matches("\\w+ x \\w+ = \\d+ x \\d+"));
    }
  }

  @Test
  void theCardSaysForWhomItIsGood() {
    var bySize = new TreeMap<String, Long>();
    for (var part : conversion(walk, DAY).segments()) {
      assertThat(part.segment()).isEqualTo("size");
      bySize.put(part.value(), part.cases());
      boolean isKnown = part.auc() != null;
      assertThat(part.note() == null).isEqualTo(isKnown);
      if (isKnown) {
        assertThat(part.auc()).isBetween(part.aucLow(), part.aucHigh());
        assertThat(part.foretold()).isBetween(0.5 * part.cameTrue(), 2.0 * part.cameTrue());
      }
    }
    assertThat(bySize).containsOnlyKeys("10 to 49 people", "50 people and more");
    assertThat(bySize.get("50 people and more")).isLessThan(bySize.get("10 to 49 people"));
    assertThat(conversion(walk, DAY).segments())
        .anyMatch(part -> part.note() != null && part.note().startsWith("Too few: of "));
  }

  @Test
  void aFeatureThatMovedIsAReasonToLearnAtOnceAndOnlyOnce() {
    assertThat(conversion(walk, DAY).taughtBecause()).isEqualTo("schedule");
    var again = walk.cards().get(day(MOVED_MONDAY));
    assertThat(again).extracting(Card::name).containsExactly("conversion");
    assertThat(again.get(0).taughtBecause()).matches("drift: pricing_views_28d, PSI \\d+\\.\\d\\d");
    assertThat(again.get(0).published()).as(again.get(0).toString()).isTrue();
    assertThat(walk.cards().keySet()).containsExactly(DAY, day(MOVED_MONDAY));
  }

  @Test
  void aRangeIsItsDays() {
    Dataset<Row> own = null;
    var cards = new TreeMap<LocalDate, List<Card>>();
    for (var on : RUN.days()) {
      var given = own == null ? planted : planted.made(SCORE_CURVES, own);
      var known = col("known_on").leq(lit(on));
      var one = JOB.walk(given.inputs(JOB, RUN.day(on), rows -> rows.where(known)), RUN.day(on));
      cards.putAll(one.cards());
      if (one.parameters().isPresent()) {
        var made = Given.contract(SCORE_CURVES).conform(one.parameters().get()).localCheckpoint();
        own = own == null ? made : own.unionByName(made).localCheckpoint();
      }
    }

    assertThat(cards).isEqualTo(walk.cards());
    assertThat(Given.said(own))
        .isEqualTo(
            Given.said(Given.contract(SCORE_CURVES).conform(walk.parameters().orElseThrow())));
  }

  /** No table is even asked for. */
  @Test
  void anyOtherDayCostsNothing() {
    var tuesday = Run.of(day(6), "r");
    assertThat(JOB.walk(new Inputs(SCORE_CURVES, Map.of(), tuesday), tuesday).cards()).isEmpty();
  }

  private static Card conversion(Walk walk, LocalDate on) {
    return walk.cards().get(on).stream()
        .filter(card -> card.name().equals("conversion"))
        .findFirst()
        .orElseThrow();
  }

  /** Accounts come one after the other; both lessons find them on days that they look at. */
  private static Given world() {
    var dice = new Random(9);
    var given = Given.nothing();
    for (int account = 0; account < 900; account++) {
      int views = dice.nextInt(6);
      int people = account % 40 == 0 ? 60 : 10 + dice.nextInt(40);
      double odds = Math.exp(-3 + (views > 2 == people < 30 ? 2 : -3));
      boolean paid = false;
      for (int snapshot = dice.nextInt(19) - 2; snapshot >= -2 && !paid; snapshot--) {
        int on = -30 - 14 * snapshot;
        given.row(ACCOUNT_FEATURES, on, free(account, views, people));
        paid = dice.nextDouble() < odds / (1 + odds);
        if (paid) {
          given.row(INVOICES, on + 5, paid(account));
        } else {
          given.row(ACCOUNT_FEATURES, on + 12, free(account, views, people));
        }
      }
      for (int on : new int[] {0, FIRST_MONDAY, MOVED_MONDAY, LATER_MONDAY}) {
        int more = on < MOVED_MONDAY ? 0 : 3;
        given.row(ACCOUNT_FEATURES, on, free(account, views + more, people));
      }
    }
    return given;
  }

  private static Object[] free(int account, int pricingViews, int people) {
    return new Object[] {
      "account_id",
      "a" + account,
      "is_free",
      true,
      "is_paying",
      false,
      "usage_known",
      true,
      "plan",
      "free",
      "pricing_views_28d",
      pricingViews,
      "users_known",
      people
    };
  }

  private static Object[] paid(int account) {
    return new Object[] {
      "invoice_id", "i" + account, "account_id", "a" + account, "amount_paid", 100
    };
  }
}
