package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattTest {
  @Test
  void scoresThatAreTooSureAreFlattened() {
    var found = fitted(2);
    assertThat(found.slope()).isEqualTo(0.5, within(0.05));
    assertThat(found.shift()).isEqualTo(0, within(0.1));
  }

  @Test
  void scoresThatAreRightStayAsTheyAre() {
    assertThat(fitted(1)).isEqualTo(Platt.NONE);
  }

  private static Platt fitted(double sureness) {
    var dice = new SplittableRandom(1);
    double[] margins = new double[5_000];
    boolean[] labels = new boolean[margins.length];
    double[] weights = new double[margins.length];
    Arrays.fill(weights, 1);
    for (int i = 0; i < margins.length; i++) {
      double truth = 4 * dice.nextDouble() - 2;
      margins[i] = sureness * truth;
      labels[i] = dice.nextDouble() < Platt.probability(truth);
    }
    return Platt.of(margins, labels, weights);
  }
}
