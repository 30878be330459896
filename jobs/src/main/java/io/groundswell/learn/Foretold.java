package io.groundswell.learn;

/**
 * What was foretold of rows that the model had not seen, and what came true.
 *
 * @param groups as of {@link Examples}; null when each row stands for itself
 */
public record Foretold(
    double[] probabilities, boolean[] labels, double[] weights, String[] groups) {

  public int size() {
    return labels.length;
  }
}
