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
 */
final class MicroClusters {
  private static final int ITERATIONS = 5;
  private static final int BISECTIONS = 14;
  private static final double CLOSE_ENOUGH = 0.03;
  private static final double COARSEST = 0.1;
  private static final double FINEST = 20_000;

  private MicroClusters() {}

  /** By text its group, when about {@code wanted} groups are asked for. */
  static int[] of(NeighbourGraph graph, int wanted, long seed) {
    int n = graph.texts();
    if (wanted >= n) {
      return IntStream.range(0, n).toArray();
    }
    Network network = network(graph);
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

  private static Network network(NeighbourGraph graph) {
    var from = new LargeIntArray(graph.from());
    var to = new LargeIntArray(graph.to());
    var weights = new LargeDoubleArray(graph.weights());
    return new Network(graph.texts(), true, new LargeIntArray[] {from, to}, weights, false, false);
  }
}
