package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QualityTest {
  /**
   * Ranked +, -, +, -: 3 of 4 pairs are right; precision 1 and 2/3; the best tenth is a positive.
   */
  @Test
  void isWhatOneCountsByHand() {
    var quality =
        Quality.of(
            foretold(new double[] {0.9, 0.6, 0.4, 0.1}, new boolean[] {true, false, true, false}));
    assertThat(quality.auc()).isEqualTo(0.75, within(1e-12));
    assertThat(quality.precision()).isEqualTo((1 + 2.0 / 3) / 2, within(1e-12));
    assertThat(quality.lift()).isEqualTo(2, within(1e-12));
    assertThat(quality.brier()).isEqualTo((0.01 + 0.36 + 0.36 + 0.01) / 4, within(1e-12));
    assertThat(quality.ece()).isEqualTo((0.1 + 0.6 + 0.6 + 0.1) / 4, within(1e-12));
  }

  @Test
  void aWeightIsSoManyRows() {
    var once =
        new Foretold(
            new double[] {0.9, 0.6, 0.4},
            new boolean[] {true, false, true},
            new double[] {1, 2, 1},
            null);
    var twice =
        foretold(new double[] {0.9, 0.6, 0.6, 0.4}, new boolean[] {true, false, false, true});
    assertThat(Quality.of(once)).isEqualTo(Quality.of(twice));
  }

  @Test
  void boundsHoldTheFigureAndGroupsWidenThem() {
    var dice = new SplittableRandom(3);
    int rows = 2_000;
    double[] said = new double[rows];
    boolean[] labels = new boolean[rows];
    String[] groups = new String[rows];
    for (int i = 0; i < rows; i++) {
      if (i % 10 == 0) {
        said[i] = dice.nextDouble();
        labels[i] = dice.nextDouble() < said[i];
      } else {
        said[i] = said[i - 1];
        labels[i] = labels[i - 1];
      }
      groups[i] = "g" + i / 10;
    }
    double[] ones = foretold(said, labels).weights();
    var alone = Quality.measured(foretold(said, labels));
    var grouped = Quality.measured(new Foretold(said, labels, ones, groups));

    assertThat(alone.low().auc()).isLessThan(alone.found().auc());
    assertThat(alone.high().auc()).isGreaterThan(alone.found().auc());
    assertThat(grouped.high().auc() - grouped.low().auc())
        .isGreaterThan(2 * (alone.high().auc() - alone.low().auc()));
  }

  private static Foretold foretold(double[] said, boolean[] labels) {
    double[] ones = new double[said.length];
    java.util.Arrays.fill(ones, 1);
    return new Foretold(said, labels, ones, null);
  }
}
