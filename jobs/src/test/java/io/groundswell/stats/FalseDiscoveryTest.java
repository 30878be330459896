package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  /**
   * As {@code scipy.stats.false_discovery_control([.01, .04, .03, .5, .001, .04])} of scipy 1.17.1.
   */
  @Test
  void qValuesAreThoseOfScipy() {
    assertThat(FalseDiscovery.qValues(new double[] {.01, .04, .03, .5, .001, .04}))
        .containsExactly(new double[] {.03, .048, .048, .5, .006, .048}, within(1e-12));
    assertThat(FalseDiscovery.qValues(new double[0])).isEmpty();
  }

  @Test
  void oneOfTwoTestsCountsHalfAndBothCountWhole() {
    assertThat(FalseDiscovery.simes(0.01, 0.9)).isEqualTo(0.02);
    assertThat(FalseDiscovery.simes(0.03, 0.02)).isEqualTo(0.03);
    assertThat(FalseDiscovery.simes(1, 1)).isEqualTo(1);
  }
}
