package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.WrongUse;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Backtest BACKTEST = new Backtest(Learner.standard());

  @Test
  void skillIsFoundAndProbabilitiesAreTrue() {
    var foretold = BACKTEST.folds(Planted.rows(2_000, 31).examples());
    var measured = Quality.measured(foretold);
    assertThat(Verdict.of(measured)).isEqualTo(Verdict.SKILL);
    assertThat(measured.found().ece()).isLessThan(0.04);
  }

  @Test
  void labelsWithoutSignalAreRefused() {
    for (int seed = 0; seed < 5; seed++) {
      var dice = new SplittableRandom(seed);
      var planted = Planted.rows(600, 40 + seed).examples();
      boolean[] rolled = new boolean[600];
      for (int i = 0; i < rolled.length; i++) {
        rolled[i] = dice.nextDouble() < 0.3;
      }
      var foretold = BACKTEST.folds(Examples.of(planted.attributes(), rolled));
      assertThat(Verdict.of(Quality.measured(foretold))).isEqualTo(Verdict.NO_SKILL);
    }
  }

  /** Each account has a label of its own that no column tells, and rows that are all alike. */
  @Test
  void whoIsLearntFromIsNotForetold() {
    var dice = new SplittableRandom(5);
    int rows = 1_500;
    double[] size = new double[rows];
    String[] account = new String[rows];
    boolean[] labels = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      boolean isNew = i % 10 == 0;
      size[i] = isNew ? dice.nextDouble() : size[i - 1];
      labels[i] = isNew ? dice.nextBoolean() : labels[i - 1];
      account[i] = "a" + i / 10;
    }
    var alone = Examples.of(List.of(Attribute.ofNumbers("size", size)), labels);
    var grouped = new Examples(alone.attributes(), labels, alone.weights(), account, null);

    assertThat(Quality.of(BACKTEST.folds(alone)).auc()).isGreaterThan(0.8);
    var honest = Quality.measured(BACKTEST.folds(grouped));
    assertThat(Verdict.of(honest)).isEqualTo(Verdict.NO_SKILL);
  }

  /** The rule turns around in the last quarter: what is learnt from the past is wrong there. */
  @Test
  void theLatestRowsAreForetoldFromThePast() {
    var dice = new SplittableRandom(6);
    int rows = 2_000;
    double[] size = new double[rows];
    double[] times = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      times[i] = 86_400.0 * (i / 20);
      boolean isLate = times[i] >= 86_400.0 * 75;
      size[i] = dice.nextDouble() + (isLate ? 1 : 0);
      labels[i] = dice.nextDouble() < ((size[i] % 1 > 0.5) != isLate ? 0.8 : 0.2);
    }
    var plain = Examples.of(List.of(Attribute.ofNumbers("size", size)), labels);
    var dated = new Examples(plain.attributes(), labels, plain.weights(), null, times);

    var late = BACKTEST.outOfTime(dated);

    assertThat(late.cut()).isEqualTo(86_400.0 * 75);
    assertThat(late.foretold().size()).isEqualTo(500);
    assertThat(Quality.of(BACKTEST.folds(dated)).auc()).isGreaterThan(0.7);
    assertThat(Quality.of(late.foretold()).auc()).isLessThan(0.6);
    assertThat(late.drift().get(0).index()).as("PSI of size").isGreaterThan(0.25);
  }

  @Test
  void aTimeThatNeverMovesIsWrongUse() {
    var planted = Planted.rows(200, 7).examples();
    var still =
        new Examples(
            planted.attributes(), planted.labels(), planted.weights(), null, new double[200]);
    assertThatThrownBy(() -> BACKTEST.outOfTime(still))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("the same time");
  }

  /** Of two bins with shares 0.5 and 0.5, then 0.8 and 0.2. */
  @Test
  void driftIsThePopulationStabilityIndex() {
    double expected = 0.3 * Math.log(0.8 / 0.5) - 0.3 * Math.log(0.2 / 0.5);
    assertThat(Drift.between(plans(5), plans(8)).get(0).index())
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(Drift.between(plans(5), plans(5)).get(0).index()).isZero();
  }

  private static Examples plans(int free) {
    String[] plans = new String[1_000];
    for (int i = 0; i < plans.length; i++) {
      plans[i] = i % 10 < free ? "free" : "team";
    }
    return Examples.of(List.of(Attribute.ofWords("plan", plans)), new boolean[1_000]);
  }
}
