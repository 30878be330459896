package io.groundswell.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How many of the findings among many tests are none. */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The least false discovery rate at which each test is a finding: the step-up procedure of
   * Benjamini and Hochberg (1995).
   *
   * <p>It holds for tests that are independent or depend on each other positively (Benjamini and
   * Yekutieli 2001, theorem 1.2).
   */
  public static double[] qValues(double[] pValues) {
    int tests = pValues.length;
    var ascending =
        IntStream.range(0, tests)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    var qValues = new double[tests];
    double least = 1;
    for (int rank = tests; rank >= 1; rank--) {
      int test = ascending.get(rank - 1);
      least = Math.min(least, pValues[test] * tests / rank);
      qValues[test] = least;
    }
    return qValues;
  }

  /** One p-value of two tests of the same thing that depend positively: that of Simes (1986). */
  public static double simes(double one, double other) {
    return Math.min(1, Math.min(2 * Math.min(one, other), Math.max(one, other)));
  }
}
