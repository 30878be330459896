package io.groundswell.text;

import java.util.Random;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Small groups of texts that surely belong together: communities of the neighbour graph, found by
 * the Leiden algorithm at so fine a resolution that there are more of them than topics.
 *
 * <p>Edges carry fuzzy weights as in UMAP: full for the nearest neighbour, falling with the
 * distance beyond it at a pace that each text sets for itself, and joined over both directions as a
 * + b - ab.
 */
final class MicroClusters {
  private static final int ITERATIONS = 5;
  private static final int BISECTIONS = 14;
  private static final double CLOSE_ENOUGH = 0.03;
  private static final double COARSEST = 0.1;
  private static final double FINEST = 20_000;

  private MicroClusters() {}

  /** By text its group, when about {@code wanted} groups are asked for. */
  static int[] of(NearestNeighbours neighbours, int wanted, long seed) {
    int n = neighbours.size();
    if (wanted >= n) {
      return IntStream.range(0, n).toArray();
    }
    Network network = network(neighbours);
    double low = Math.log(COARSEST);
    double high = Math.log(FINEST);
    Clustering best = null;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = (low + high) / 2;
      Clustering found = communities(network, Math.exp(middle), seed);
      if (best == null || distance(found, wanted) < distance(best, wanted)) {
        best = found;
      }
      if (distance(best, wanted) <= CLOSE_ENOUGH * wanted) {
        break;
      }
      if (found.getNClusters() < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return best.getClusters();
  }

  private static int distance(Clustering found, int wanted) {
    return Math.abs(found.getNClusters() - wanted);
  }

  /** Resolution as in modularity, where one is the resolution of the original definition. */
  private static Clustering communities(Network network, double resolution, long seed) {
    double scaled = resolution / (2 * network.getTotalEdgeWeight());
    var leiden =
        new LeidenAlgorithm(
            scaled, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed));
    var clustering = new Clustering(network.getNNodes());
    clustering.initSingletonClusters();
    leiden.improveClustering(network, clustering);
    clustering.removeEmptyClusters();
    return clustering;
  }

  private static Network network(NearestNeighbours neighbours) {
    int n = neighbours.size();
    double[][] weights = new double[n][];
    for (int i = 0; i < n; i++) {
      weights[i] = fuzzyWeights(neighbours.cosines()[i]);
    }
    var from = new LargeIntArray(0);
    var to = new LargeIntArray(0);
    var joined = new LargeDoubleArray(0);
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < weights[i].length; a++) {
        int j = neighbours.ids()[i][a];
        int back = position(neighbours.ids()[j], i);
        if (back < 0 || i < j) {
          double there = weights[i][a];
          double andBack = back < 0 ? 0 : weights[j][back];
          from.append(i);
          to.append(j);
          joined.append(there + andBack - there * andBack);
        }
      }
    }
    return new Network(n, true, new LargeIntArray[] {from, to}, joined, false, false);
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
