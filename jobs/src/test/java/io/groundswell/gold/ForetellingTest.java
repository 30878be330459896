package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.SCORE_CURVES;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Training.Card;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts whose first payment is planted: curves find it, and scores say why. */
class ForetellingTest {
  private static final ScoreCurves CURVES = new ScoreCurves(Given.business());
  private static final ConversionScores SCORES = new ConversionScores();
  private static final Run LEARNING = Run.of(LocalDate.of(2026, 4, 1), "r");

  private static Given planted;
  private static List<Card> cards;

  @BeforeAll
  static void learn() {
    planted = world(1.5);
    var walk = CURVES.walk(planted.inputs(CURVES, LEARNING, rows -> rows), LEARNING);
    cards = walk.cards().get(LEARNING.from());
    planted.made(
        SCORE_CURVES, Given.contract(SCORE_CURVES).conform(walk.parameters().orElseThrow()));
  }

  @Test
  void whatWasPlantedIsFoundAndTheCardSaysHowWell() {
    var card = cards.get(0);

    assertThat(card.name()).isEqualTo("conversion");
    assertThat(card.published()).as(card.reason()).isTrue();
    assertThat(card.metrics().get("auc")).isGreaterThan(0.7);
    assertThat(card.metrics().get("auc_of_recency")).isLessThan(card.metrics().get("auc"));
    assertThat(card.metrics().get("ece")).isLessThan(0.1);
    assertThat(card.metrics()).containsKey("moved_by_pricing_views_28d");
  }

  @Test
  void aGoalOfWhichNothingIsKnownIsRefusedAndSaysSo() {
    assertThat(cards.get(1).name()).isEqualTo("churn");
    assertThat(cards.get(1).published()).isFalse();
    assertThat(cards.get(1).reason()).isNotBlank();
  }

  @Test
  void contributionsAddUpToTheScoreAndItRanks() {
    var rows = planted.yields(SCORES, Run.of(DAY, "r")).collectAsList();

    assertThat(rows).hasSize(400);
    for (var row : rows) {
      double sum = row.<Double>getAs("baseline");
      for (Row part : row.<Row>getList(row.fieldIndex("contributions"))) {
        sum += part.<Double>getAs("points");
      }
      assertThat(sum).isCloseTo(row.<Double>getAs("log_odds"), within(1e-9));
      assertThat(row.<String>getAs("method")).isEqualTo("model");
      assertThat(row.getAs("learnt_on") + "").isEqualTo(LEARNING.from() + "");
    }
  }

  @Test
  void whatMovedAScoreSinceYesterdayIsNamed() {
    var moved =
        planted
            .yields(SCORES, new Run(DAY, day(1), "r"))
            .where(col("known_on").equalTo(day(1)).and(col("account_id").equalTo("a0")))
            .head();

    assertThat(moved.<Double>getAs("change")).isPositive();
    assertThat(moved.<String>getAs("changed_by")).isEqualTo("pricing_views_28d");
    assertThat(moved.<String>getList(moved.fieldIndex("reasons")).get(0))
        .isEqualTo("pricing views in 28 days: 9");
  }

  @Test
  void withoutAModelTheCardRanksAndSaysSo() {
    var row = world(1.5).yields(SCORES, Run.of(DAY, "r")).head();

    assertThat(row.<String>getAs("method")).isEqualTo("scorecard");
    assertThat(row.<Object>getAs("learnt_on")).isNull();
  }

  @Test
  void labelsWithoutSignalGiveNoModel() {
    var noise = world(0);
    var walk = CURVES.walk(noise.inputs(CURVES, LEARNING, rows -> rows), LEARNING);

    assertThat(walk.parameters()).isEmpty();
    assertThat(walk.cards().get(LEARNING.from()).get(0).published()).isFalse();
  }

  /** 400 free accounts on 20 days of the past and two of now; who looks at prices pays sooner. */
  private static Given world(double weight) {
    var dice = new Random(7);
    var given = Given.nothing();
    for (int account = 0; account < 400; account++) {
      for (int snapshot = 20; snapshot >= 0; snapshot--) {
        int on = -30 - 14 * snapshot;
        int views = dice.nextInt(6);
        given.row(ACCOUNT_FEATURES, on, free(account, views, dice.nextInt(28)));
        double odds = Math.exp(-3.2 + weight * (views - 2));
        if (dice.nextDouble() < odds / (1 + odds)) {
          given.row(INVOICES, on + 5, paid(account));
          break;
        }
      }
      int views = dice.nextInt(6);
      int days = dice.nextInt(28);
      given.row(ACCOUNT_FEATURES, 0, free(account, views, days));
      given.row(ACCOUNT_FEATURES, 1, free(account, account == 0 ? 9 : views, days));
    }
    return given;
  }

  private static Object[] free(int account, int pricingViews, int activeDays) {
    return new Object[] {
      "account_id",
      "a" + account,
      "is_free",
      true,
      "is_paying",
      false,
      "usage_known",
      true,
      "pricing_views_28d",
      pricingViews,
      "active_days_28d",
      activeDays
    };
  }

  private static Object[] paid(int account) {
    return new Object[] {
      "invoice_id", "i" + account, "account_id", "a" + account, "amount_paid", 100
    };
  }
}
