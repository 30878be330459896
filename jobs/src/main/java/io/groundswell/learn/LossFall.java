package io.groundswell.learn;

import java.util.HashMap;

/**
 * By how much one model foretells better than another: the fall of the mean log loss.
 *
 * @param mean above zero where the other one is better
 * @param error its standard error; rows of a group count as one draw
 */
public record LossFall(double mean, double error) {
  /** The normal quantile of 97.5 in 100. */
  private static final double BEYOND_NOISE = 1.959964;

  /** A probability is never surer than this. */
  private static final double SUREST = 1e-9;

  public boolean isBeyondNoise() {
    return mean > BEYOND_NOISE * error;
  }

  /** From probabilities of the one to those of the other, of the same rows. */
  public static LossFall of(double[] before, double[] after, Examples rows) {
    double sum = 0;
    double all = 0;
    var ofGroups = new HashMap<String, double[]>();
    for (int row = 0; row < before.length; row++) {
      boolean label = rows.labels()[row];
      double weight = rows.weights()[row];
      double fall = weight * (loss(before[row], label) - loss(after[row], label));
      var group = rows.groups() == null ? String.valueOf(row) : rows.groups()[row];
      double[] ofGroup = ofGroups.computeIfAbsent(group, name -> new double[2]);
      ofGroup[0] += fall;
      ofGroup[1] += weight;
      sum += fall;
      all += weight;
    }
    double mean = sum / all;
    double squares =
        ofGroups.values().stream()
            .mapToDouble(group -> Math.pow(group[0] - mean * group[1], 2))
            .sum();
    return new LossFall(mean, Math.sqrt(squares) / all);
  }

  private static double loss(double probability, boolean label) {
    return -Math.log(Math.max(SUREST, label ? probability : 1 - probability));
  }
}
