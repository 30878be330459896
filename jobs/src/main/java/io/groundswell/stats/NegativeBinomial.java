package io.groundswell.stats;

import org.apache.commons.math3.special.Beta;

/**
 * A count that varies more than chance alone would have it: variance = mean + dispersion x mean².
 *
 * <p>The second kind of Cameron and Trivedi (Regression Analysis of Count Data, 1998): a Poisson
 * count whose rate is a gamma variable of shape 1 / dispersion. Its upper tail is a regularised
 * incomplete beta function (Johnson, Kemp and Kotz, Univariate Discrete Distributions, 5.6).
 *
 * @param mean above zero
 * @param dispersion above zero; near zero it is a Poisson count
 */
public record NegativeBinomial(double mean, double dispersion) {

  public NegativeBinomial {
    if (!(mean > 0) || !(dispersion > 0)) {
      throw new IllegalArgumentException(
          "A mean of %s and a dispersion of %s make no count. Give both above zero."
              .formatted(mean, dispersion));
    }
  }

  /** The chance of {@code count} or more. */
  public double atLeast(long count) {
    if (count <= 0) {
      return 1;
    }
    double odds = mean * dispersion;
    return Beta.regularizedBeta(odds / (1 + odds), count, 1 / dispersion);
  }

  /** The least count that is not exceeded with a chance of {@code share}. */
  public long quantile(double share) {
    long high = 1;
    while (atLeast(high) > 1 - share) {
      high *= 2;
    }
    long low = high / 2;
    while (low < high) {
      long middle = (low + high) / 2;
      if (atLeast(middle + 1) > 1 - share) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
