package io.groundswell.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * How fast a burst fades: the days in which what is above the usual halves.
 *
 * <p>From its peak on, a day is expected to count b + A x 2^(-t / h), with b what is usual and t
 * the days since the peak. h is that of the greatest likelihood of Poisson counts, A for each h
 * found by the EM algorithm (Dempster, Laird and Rubin 1977); h is known to an eighth of an octave.
 * The interval holds every h whose likelihood is not worse by more than chance at 95 % would have
 * it, with the deviation allowed for that the counts show (Pearson's; McCullagh and Nelder 1989).
 *
 * @param halfLife in days
 * @param from the lower end of its 95 % interval
 * @param to the upper end
 */
public record Decay(double halfLife, double from, double to) {
  private static final double SHORTEST = 0.25;
  private static final int STEPS_PER_OCTAVE = 8;
  private static final int STEPS = 9 * STEPS_PER_OCTAVE;

  /** The upper 5 % point of chi-square with one degree of freedom. */
  private static final double CHI_SQUARE = 3.841;

  private static final int EM_ROUNDS = 40;

  /**
   * The decay since the peak; none when less than two days followed it, or when the counts may as
   * well not fade.
   *
   * @param counts of the peak and of the days after it
   * @param usual what these days are expected to count without a burst
   */
  public static Optional<Decay> of(double[] counts, double[] usual) {
    if (counts.length < 3) {
      return Optional.empty();
    }
    var likelihoods = new double[STEPS + 1];
    int best = 0;
    for (int step = 0; step <= STEPS; step++) {
      likelihoods[step] = likelihood(counts, expected(counts, usual, halfLife(step)));
      best = likelihoods[step] > likelihoods[best] ? step : best;
    }
    double deviation = pearson(counts, expected(counts, usual, halfLife(best)));
    double least = likelihoods[best] - CHI_SQUARE / 2 * Math.max(1, deviation);
    int first = best;
    int last = best;
    while (first > 0 && likelihoods[first - 1] >= least) {
      first--;
    }
    while (last < STEPS && likelihoods[last + 1] >= least) {
      last++;
    }
    return last == STEPS
        ? Optional.empty()
        : Optional.of(new Decay(halfLife(best), halfLife(first), halfLife(last)));
  }

  private static double halfLife(int step) {
    return SHORTEST * Math.pow(2, (double) step / STEPS_PER_OCTAVE);
  }

  private static double[] expected(double[] counts, double[] usual, double halfLife) {
    var shape = new double[counts.length];
    Arrays.setAll(shape, t -> Math.pow(2, -t / halfLife));
    double total = Arrays.stream(shape).sum();
    double height = Math.max(1, counts[0]);
    for (int round = 0; round < EM_ROUNDS; round++) {
      double ofBurst = 0;
      for (int t = 0; t < counts.length; t++) {
        ofBurst += counts[t] * height * shape[t] / (usual[t] + height * shape[t]);
      }
      height = ofBurst / total;
    }
    double found = height;
    var expected = new double[counts.length];
    Arrays.setAll(expected, t -> usual[t] + found * shape[t]);
    return expected;
  }

  private static double likelihood(double[] counts, double[] expected) {
    double sum = 0;
    for (int t = 0; t < counts.length; t++) {
      sum += counts[t] * Math.log(expected[t]) - expected[t];
    }
    return sum;
  }

  private static double pearson(double[] counts, double[] expected) {
    double sum = 0;
    for (int t = 0; t < counts.length; t++) {
      sum += Math.pow(counts[t] - expected[t], 2) / expected[t];
    }
    return sum / (counts.length - 2);
  }
}
