package io.groundswell.text;

import java.util.Arrays;

/**
 * What a cosine between two texts in one model is worth in another: that which as many pairs of the
 * same texts exceed (quantile matching). Between the quantiles, and up to 1, in straight lines.
 *
 * @param here quantiles of the cosines in the model whose thresholds are known, ascending
 * @param there the same quantiles in the other model
 */
record MatchedCosines(double[] here, double[] there) {
  private static final int QUANTILES = 1_000;

  /** In the model itself. */
  static final MatchedCosines SAME = same(new double[] {-1, 1});

  /** Of the same texts, in the same order, in two models. */
  static MatchedCosines of(float[][] here, float[][] there) {
    return new MatchedCosines(quantiles(here), quantiles(there));
  }

  private static MatchedCosines same(double[] ends) {
    return new MatchedCosines(ends, ends);
  }

  double there(double cosineHere) {
    return matched(cosineHere, here, there);
  }

  double here(double cosineThere) {
    return matched(cosineThere, there, here);
  }

  private static double matched(double cosine, double[] from, double[] to) {
    if (from == to) {
      return cosine;
    }
    int found = Arrays.binarySearch(from, cosine);
    int above = Math.max(1, Math.min(from.length - 1, found < 0 ? -found - 1 : found + 1));
    double width = from[above] - from[above - 1];
    double share = width == 0 ? 0 : (cosine - from[above - 1]) / width;
    return to[above - 1] + share * (to[above] - to[above - 1]);
  }

  /** From the least cosine to 1, which is that of a text with itself. */
  private static double[] quantiles(float[][] vectors) {
    int n = vectors.length;
    double[] cosines = new double[n * (n - 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        cosines[next++] = Vectors.dot(vectors[i], vectors[j]);
      }
    }
    Arrays.sort(cosines);
    double[] quantiles = new double[QUANTILES + 1];
    for (int q = 0; q < QUANTILES; q++) {
      quantiles[q] = cosines[(int) ((long) q * (cosines.length - 1) / (QUANTILES - 1))];
    }
    quantiles[QUANTILES] = Math.max(1, quantiles[QUANTILES - 1]);
    return quantiles;
  }
}
