package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossFallTest {
  @Test
  void itIsTheMeanFallAndRowsOfAGroupAreOneDraw() {
    boolean[] labels = {true, false, true, false};
    double[] before = {0.5, 0.5, 0.5, 0.5};
    double[] after = {0.8, 0.5, 0.5, 0.5};
    var fall = LossFall.of(before, after, rows(labels, "a", "b", "c", "d"));

    assertThat(fall.mean()).isEqualTo(Math.log(0.8 / 0.5) / 4, within(1e-12));
    assertThat(fall.isBeyondNoise()).isFalse();
  }

  @Test
  void oneAccountSeenOftenIsNoMoreThanOne() {
    int many = 100;
    boolean[] labels = new boolean[many];
    double[] before = filled(many, 0.5);
    double[] after = IntStream.range(0, many).mapToDouble(i -> i % 10 == 0 ? 0.9 : 0.3).toArray();
    var alone = IntStream.range(0, many).mapToObj(i -> "g" + i).toArray(String[]::new);
    var together = IntStream.range(0, many).mapToObj(i -> "g" + i % 10).toArray(String[]::new);

    assertThat(LossFall.of(before, after, rows(labels, alone)).isBeyondNoise()).isTrue();
    assertThat(LossFall.of(before, after, rows(labels, together)).isBeyondNoise()).isFalse();
  }

  private static double[] filled(int rows, double value) {
    double[] all = new double[rows];
    Arrays.fill(all, value);
    return all;
  }

  private static Examples rows(boolean[] labels, String... groups) {
    return new Examples(List.of(), labels, filled(labels.length, 1), groups, null);
  }
}
