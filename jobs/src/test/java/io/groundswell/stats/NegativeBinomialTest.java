package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tails are scipy 1.17.1's:
 *
 * <pre>
 * python3 -c "from scipy.stats import nbinom
 * for m, d, n in [(.1,2,1),(.1,2,3),(3,.25,12),(3,1e-6,12),(250,.02,400),(.006,2,2)]:
 *     print(m, d, n, nbinom.sf(n - 1, 1/d, 1/(1 + m*d)))"
 * </pre>
 */
class NegativeBinomialTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 2, 1, 0.08712907082472313",
    "0.1, 2, 3, 0.001547421214540938",
    "3, 0.25, 12, 0.003887332806188664",
    "3, 1e-06, 12, 7.138928039564184e-05",
    "250, 0.02, 400, 0.00038260750291037386",
    "0.006, 2, 2, 5.29367683795292e-05"
  })
  void theUpperTailIsThatOfScipy(double mean, double dispersion, long count, double tail) {
    assertThat(new NegativeBinomial(mean, dispersion).atLeast(count))
        .isCloseTo(tail, Percentage.withPercentage(1e-6));
  }

  /** Chances added up one by one. */
  @Test
  void theTailIsWhatIsLeftOfTheSum() {
    double mean = 2.5;
    double dispersion = 0.8;
    double size = 1 / dispersion;
    double chance = Math.pow(size / (size + mean), size);
    double left = 1;
    var count = new NegativeBinomial(mean, dispersion);
    for (int n = 0; n < 20; n++) {
      assertThat(count.atLeast(n)).isCloseTo(left, within(1e-12));
      left -= chance;
      chance *= (n + size) / (n + 1) * mean / (mean + size);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1, 2", "3, 0.25", "250, 0.02", "0.006, 2", "9, 0.000001"})
  void aQuantileIsTheLeastCountThatIsSeldomExceeded(double mean, double dispersion) {
    var count = new NegativeBinomial(mean, dispersion);
    for (double share : new double[] {0.025, 0.5, 0.975}) {
      long quantile = count.quantile(share);
      assertThat(count.atLeast(quantile + 1)).isLessThanOrEqualTo(1 - share);
      if (quantile > 0) {
        assertThat(count.atLeast(quantile)).isGreaterThan(1 - share);
      }
    }
  }
}
