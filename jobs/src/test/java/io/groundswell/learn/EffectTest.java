package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectTest {

  /** Newcombe 1998, table II, column (a): 56/70 against 48/80, method 10. */
  @Test
  void theIntervalOfAHoldBackIsThePublishedOne() {
    var effect = Effect.ofHoldBack(56, 70, 48, 80);

    assertThat(effect.estimate()).isCloseTo(0.2, within(1e-12));
    assertThat(effect.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(effect.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(effect.basis()).isEqualTo(Effect.Basis.HOLD_BACK);
  }

  /** Sellers call who would buy anyway: the plain difference is wrong, the interval is not. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatPeopleSawWhenTheyChoseIsTakenIntoAccount(long seed) {
    var world = new World(seed, 4000);
    var effect = Effect.observed(world.examples(), world.treated, seed);

    assertThat(world.naive()).isGreaterThan(effect.high());
    assertThat(world.naive() - world.truth()).isGreaterThan(0.1);
    assertThat(world.truth()).isBetween(effect.low(), effect.high());
    assertThat(effect.high() - effect.low()).isLessThan(0.15);
    assertThat(effect.basis()).isEqualTo(Effect.Basis.OBSERVATIONAL);
  }

  @Test
  void anActThatDoesNothingHasAnIntervalOverZero() {
    var world = new World(5, 3000);
    var dice = new Random(11);
    for (int row = 0; row < world.treated.length; row++) {
      world.treated[row] = dice.nextBoolean();
      world.outcomes[row] = dice.nextDouble() < 0.3;
    }
    var effect = Effect.observed(world.examples(), world.treated, 5);

    assertThat(effect.low()).isNegative();
    assertThat(effect.high()).isPositive();
  }

  private static final class World {
    private final double[] wish;
    private final double[] noise;
    private final boolean[] treated;
    private final boolean[] outcomes;
    private double gain;

    World(long seed, int size) {
      var dice = new Random(seed);
      wish = new double[size];
      noise = new double[size];
      treated = new boolean[size];
      outcomes = new boolean[size];
      for (int row = 0; row < size; row++) {
        wish[row] = 4 * dice.nextDouble() - 2;
        noise[row] = dice.nextGaussian();
        treated[row] = dice.nextDouble() < Platt.probability(1.2 * wish[row]);
        double without = Platt.probability(-1 + 1.3 * wish[row]);
        double with = Platt.probability(-0.6 + 1.3 * wish[row]);
        gain += (with - without) / size;
        outcomes[row] = dice.nextDouble() < (treated[row] ? with : without);
      }
    }

    Examples examples() {
      return Examples.of(
          List.of(Attribute.ofNumbers("wish", wish), Attribute.ofNumbers("noise", noise)),
          outcomes);
    }

    double truth() {
      return gain;
    }

    double naive() {
      double[] yes = new double[2];
      double[] all = new double[2];
      for (int row = 0; row < treated.length; row++) {
        int arm = treated[row] ? 1 : 0;
        all[arm]++;
        yes[arm] += outcomes[row] ? 1 : 0;
      }
      return yes[1] / all[1] - yes[0] / all[0];
    }
  }
}
