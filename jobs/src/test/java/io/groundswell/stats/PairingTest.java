package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingTest {

  /** The nearest pair first would give 0.9 + 0; both together are worth more the other way. */
  @Test
  void what_pairs_are_worth_together_counts() {
    double[][] worth = {{0.9, 0.8}, {0.7, 0}};

    assertThat(Pairing.best(worth)).containsExactly(1, 0);
  }

  @Test
  void a_pair_that_is_worth_nothing_is_not_made() {
    assertThat(Pairing.best(new double[][] {{0, 0}, {-1, 0.5}})).containsExactly(Pairing.NONE, 1);
    assertThat(Pairing.best(new double[0][])).isEmpty();
    assertThat(Pairing.best(new double[2][0])).containsExactly(Pairing.NONE, Pairing.NONE);
  }

  /** Beside it every way to pair them, tried out. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_other_way_is_worth_more(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      double[][] worth = new double[random.nextInt(6)][random.nextInt(6)];
      for (double[] row : worth) {
        Arrays.setAll(row, column -> random.nextInt(3) == 0 ? 0 : random.nextInt(5) / 4.0);
      }

      int[] pairs = Pairing.best(worth);

      assertThat(Arrays.stream(pairs).filter(p -> p != Pairing.NONE)).doesNotHaveDuplicates();
      double sum = 0;
      for (int row = 0; row < pairs.length; row++) {
        sum += pairs[row] == Pairing.NONE ? 0 : worth[row][pairs[row]];
      }
      assertThat(sum).isEqualTo(most(worth, 0, new boolean[6]), within(1e-9));
    }
  }

  private static double most(double[][] worth, int row, boolean[] isTaken) {
    if (row == worth.length) {
      return 0;
    }
    double most = most(worth, row + 1, isTaken);
    for (int column = 0; column < worth[row].length; column++) {
      if (!isTaken[column] && worth[row][column] > 0) {
        isTaken[column] = true;
        most = Math.max(most, worth[row][column] + most(worth, row + 1, isTaken));
        isTaken[column] = false;
      }
    }
    return most;
  }
}
