package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MovedTest {
  private static final Feature TENTHS = Feature.ofNumbers("tenths", 1, 2, 3, 4, 5, 6, 7, 8, 9);
  private static final Feature PLANS = Feature.ofWords("plan", java.util.List.of("free", "team"));

  @Test
  void whatStaysHasNotMoved() {
    long[] crowd = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 50};
    assertThat(Moved.between(TENTHS, crowd, crowd).index()).isZero();
    assertThat(Moved.between(TENTHS, crowd, new long[11]).isMuch()).isFalse();
  }

  /** Two plans: (0.8 - 0.5) ln(0.8 / 0.5) + (0.2 - 0.5) ln(0.2 / 0.5), worked out by hand. */
  @Test
  void theIndexIsThatOfTheBooks() {
    var moved =
        Moved.between(PLANS, new long[] {50_000, 50_000, 0, 0}, new long[] {80_000, 20_000, 0, 0});

    assertThat(moved.index()).isEqualTo(0.4159, within(1e-3));
    assertThat(moved.isMuch()).isTrue();
  }

  @Test
  void valuesThatGoMissingHaveMoved() {
    long[] then = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0};
    long[] now = {50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 500};
    assertThat(Moved.between(TENTHS, then, now).isMuch()).isTrue();
  }

  /** The rule of thumb alone calls a third of such pairs drift. */
  @Test
  void smallCrowdsMoveByChanceAndThatIsNotDrift() {
    var dice = new SplittableRandom(11);
    int above = 0;
    int much = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      var moved = Moved.between(TENTHS, drawn(60, dice), drawn(60, dice));
      above += moved.index() > Moved.MUCH ? 1 : 0;
      much += moved.isMuch() ? 1 : 0;
    }
    assertThat(above).isGreaterThan(400);
    assertThat(much).isLessThanOrEqualTo(4);
  }

  private static long[] drawn(int rows, SplittableRandom dice) {
    long[] counts = new long[TENTHS.bins()];
    for (int row = 0; row < rows; row++) {
      counts[dice.nextInt(10)]++;
    }
    return counts;
  }
}
