package io.groundswell.text;

import java.util.Arrays;

/**
 * Texts linked to their nearest others, each link once, with a weight from 0 to 1.
 *
 * <p>The weights are fuzzy as in UMAP: full for the nearest neighbour, falling with the distance
 * beyond it at a pace that each text sets for itself, and joined over both directions as a + b -
 * ab.
 *
 * @param texts how many there are
 * @param from one end of each link
 * @param to the other end
 * @param weights how strong it is
 */
record NeighbourGraph(int texts, int[] from, int[] to, double[] weights) {

  static NeighbourGraph of(NearestNeighbours neighbours) {
    int n = neighbours.size();
    double[][] weights = new double[n][];
    int most = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = fuzzyWeights(neighbours.cosines()[i]);
      most += weights[i].length;
    }
    int[] from = new int[most];
    int[] to = new int[most];
    double[] joined = new double[most];
    int links = 0;
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < weights[i].length; a++) {
        int j = neighbours.ids()[i][a];
        int back = position(neighbours.ids()[j], i);
        if (back < 0 || i < j) {
          double there = weights[i][a];
          double andBack = back < 0 ? 0 : weights[j][back];
          double weight = there + andBack - there * andBack;
          // Beside texts that are the same all others are nothing. A link of no weight is none, and
          // makes the Leiden library miscount its neighbours.
          if (weight > 0) {
            from[links] = i;
            to[links] = j;
            joined[links++] = weight;
          }
        }
      }
    }
    return new NeighbourGraph(
        n, Arrays.copyOf(from, links), Arrays.copyOf(to, links), Arrays.copyOf(joined, links));
  }

  int links() {
    return from.length;
  }

  private static int position(int[] ids, int wanted) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The pace is such that the weights of a text sum to log2 of the number of its neighbours. */
  private static double[] fuzzyWeights(float[] cosines) {
    double wanted = Math.log(cosines.length) / Math.log(2);
    double low = 0;
    double high = 1;
    double[] weights = new double[cosines.length];
    for (int step = 0; step < 40; step++) {
      double pace = (low + high) / 2;
      double sum = 0;
      for (int i = 0; i < cosines.length; i++) {
        weights[i] = Math.exp(-Math.max(0, cosines[0] - cosines[i]) / Math.max(pace, 1e-9));
        sum += weights[i];
      }
      if (sum > wanted) {
        high = pace;
      } else {
        low = pace;
      }
    }
    return weights;
  }
}
