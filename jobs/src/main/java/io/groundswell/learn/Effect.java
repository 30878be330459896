package io.groundswell.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * By how much an act changes the share of those for whom something comes true.
 *
 * @param estimate the difference of the two shares, acted upon less left alone
 * @param low lower bound of its 95 % interval
 * @param high upper bound
 * @param basis how it was found out
 * @param treated of how many that were acted upon
 * @param others of how many that were not
 */
public record Effect(
    double estimate, double low, double high, Basis basis, long treated, long others) {

  /** How an effect was found out. */
  public enum Basis {
    /** Chance decided who was left alone, so nothing else can explain the difference. */
    HOLD_BACK,
    /** People decided; what they saw is taken into account, what they did not write down is not. */
    OBSERVATIONAL
  }

  private static final double Z = 1.959964;
  private static final int HALVES = 2;

  /** Nobody is taken for more certain to be acted upon, or left alone, than this. */
  private static final double LEAST_CHANCE = 0.02;

  /**
   * Of groups that chance made, by Newcombe's hybrid score interval (Statistics in Medicine 17,
   * 1998, method 10).
   */
  public static Effect ofHoldBack(long treatedYes, long treated, long othersYes, long others) {
    double p = (double) treatedYes / treated;
    double q = (double) othersYes / others;
    double[] ofP = wilson(p, treated);
    double[] ofQ = wilson(q, others);
    return new Effect(
        p - q,
        p - q - Math.hypot(p - ofP[0], ofQ[1] - q),
        p - q + Math.hypot(ofP[1] - p, q - ofQ[0]),
        Basis.HOLD_BACK,
        treated,
        others);
  }

  private static double[] wilson(double share, long of) {
    double centre = share + Z * Z / (2 * of);
    double reach = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
    double scale = 1 + Z * Z / of;
    return new double[] {(centre - reach) / scale, (centre + reach) / scale};
  }

  /**
   * Of groups that people made: augmented inverse propensity weighting, which is right when either
   * the model of who is acted upon or that of what comes of it is (Robins, Rotnitzky and Zhao,
   * 1994), each half judged by models of the other (Chernozhukov et al., 2018).
   *
   * @param examples what was known before the act; the label is what came of it
   * @param treated whom somebody acted upon, by row
   */
  public static Effect observed(Examples examples, boolean[] treated, long seed) {
    int size = examples.size();
    double[] gains = new double[size];
    for (int half = 0; half < HALVES; half++) {
      int held = half;
      int[] rows = rows(size, row -> row % HALVES == held);
      int[] rest = rows(size, row -> row % HALVES != held);
      var asked = examples.take(rows);
      double[] chance = said(labelled(examples, treated).take(rest), asked, seed);
      double[] with = said(examples.take(only(rest, treated, true)), asked, seed);
      double[] without = said(examples.take(only(rest, treated, false)), asked, seed);
      for (int i = 0; i < rows.length; i++) {
        double outcome = examples.labels()[rows[i]] ? 1 : 0;
        double p = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance[i]));
        gains[rows[i]] =
            with[i]
                - without[i]
                + (treated[rows[i]] ? (outcome - with[i]) / p : -(outcome - without[i]) / (1 - p));
      }
    }
    double mean = Arrays.stream(gains).average().orElseThrow();
    double variance = Arrays.stream(gains).map(g -> (g - mean) * (g - mean)).sum() / (size - 1);
    double reach = Z * Math.sqrt(variance / size);
    long acted = IntStream.range(0, size).filter(row -> treated[row]).count();
    return new Effect(mean, mean - reach, mean + reach, Basis.OBSERVATIONAL, acted, size - acted);
  }

  /** Without a row of either label there is nothing to tell apart: then all are as likely. */
  private static double[] said(Examples taught, Examples asked, long seed) {
    if (taught.rarer() < Learner.BAGS) {
      double[] same = new double[asked.size()];
      Arrays.fill(same, (taught.positives() + 1.0) / (taught.size() + 2.0));
      return same;
    }
    return new Learner(java.util.Map.of(), 0, seed).learn(taught).model().probabilities(asked);
  }

  private static Examples labelled(Examples examples, boolean[] labels) {
    return new Examples(
        examples.attributes(), labels, examples.weights(), examples.groups(), examples.times());
  }

  private static int[] only(int[] rows, boolean[] treated, boolean isTreated) {
    return Arrays.stream(rows).filter(row -> treated[row] == isTreated).toArray();
  }

  private static int[] rows(int size, java.util.function.IntPredicate isWanted) {
    return IntStream.range(0, size).filter(isWanted).toArray();
  }
}
