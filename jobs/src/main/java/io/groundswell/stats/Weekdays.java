package io.groundswell.stats;

import java.util.Arrays;

/** How much more is said on one weekday than on another. */
final class Weekdays {
  private static final int WEEK = Trends.WEEK;

  /** Counts of a weekday that are taken as known before any is seen: it is as any other. */
  private static final double WEIGHT = 10;

  private Weekdays() {}

  /**
   * Active accounts of each day by the factor of its weekday, which the baseline tells.
   *
   * @param totals what all series count on each day
   * @param from the first day on which anything was heard
   */
  static double[] exposures(double[] totals, double[] active, int from) {
    var accounts = Arrays.copyOfRange(active, from, Trends.BASELINE_DAYS);
    var counts = Arrays.copyOfRange(totals, from, Trends.BASELINE_DAYS);
    var calm = Rates.of(new double[][] {counts}, accounts).calm(0);
    double rate = Arrays.stream(calm).sum() / Arrays.stream(accounts).sum();
    var said = new double[WEEK];
    var expected = new double[WEEK];
    for (int d = from; d < Trends.BASELINE_DAYS; d++) {
      said[d % WEEK] += calm[d - from];
      expected[d % WEEK] += rate * active[d];
    }
    var exposures = new double[active.length];
    Arrays.setAll(
        exposures, d -> active[d] * (said[d % WEEK] + WEIGHT) / (expected[d % WEEK] + WEIGHT));
    return exposures;
  }
}
