package io.groundswell.text;

import io.groundswell.text.Linkage.Merge;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was said, grouped by meaning, as one tree that can be cut coarse, medium or fine; so a fine
 * topic lies inside one medium topic, and that inside one coarse topic.
 *
 * <p>Texts form micro-clusters in their neighbour graph, and the micro-clusters a tree by the
 * cosines of smoothed vectors and the links between them. A cut at a similarity, not at a number of
 * topics, keeps large topics from swallowing small ones. The same vectors and seed give the same
 * tree.
 *
 * <p>A later tree begins with the topics of the one before: no leaf holds texts of two of them, and
 * what was together joins sooner ({@link Linkage}).
 *
 * @param microClusters by text its micro-cluster, the leaf of the tree
 * @param merges how the leaves join, the most similar first
 * @param threshold the similarity at which the medium level is cut
 */
public record TopicTree(int[] microClusters, List<Merge> merges, double threshold) {

  /** How much two texts have to share to be of one topic. */
  public enum Level {
    COARSE,
    MEDIUM,
    FINE
  }

  private static final int NEIGHBOURS = 15;

  /** In {@link TopicSpace}, on the scale of {@link Linkage}. */
  private static final double COARSE_THRESHOLD = 0.28;

  private static final double LOWEST_THRESHOLD = 0.44;
  private static final double HIGHEST_THRESHOLD = 0.62;
  private static final double THRESHOLD_STEP = 0.02;
  private static final double FINER_BY = 0.08;

  /** Up to here every text is its own leaf. */
  private static final int ALL_LEAVES_UP_TO = 60;

  /** Topics at the medium level, of texts that had none before. */
  public static Topics fit(float[][] vectors, long seed) {
    return of(vectors, seed).topics(vectors, Level.MEDIUM);
  }

  /**
   * Topics at the medium level.
   *
   * @param before by text the number of the topic that it had, or {@link Topics#NONE}
   */
  public static Topics fit(float[][] vectors, int[] before, long seed) {
    return fit(vectors, before, seed, TopicScale.SHIPPED);
  }

  /** The same for vectors of any model. */
  public static Topics fit(float[][] vectors, int[] before, long seed, TopicScale scale) {
    return of(vectors, before, seed, scale).topics(vectors, Level.MEDIUM);
  }

  /** The tree over vectors of the sentence model; there may be none, or one. */
  public static TopicTree of(float[][] vectors, long seed) {
    int[] before = new int[vectors.length];
    Arrays.fill(before, Topics.NONE);
    return of(vectors, before, seed, TopicScale.SHIPPED);
  }

  private static TopicTree of(float[][] vectors, int[] before, long seed, TopicScale scale) {
    float[][] points = scale.space().of(vectors);
    var neighbours = NearestNeighbours.of(points, NEIGHBOURS);
    var graph = NeighbourGraph.of(neighbours);
    int[] leaves = pieces(MicroClusters.of(graph, wantedLeaves(points.length), seed), before);
    var merges = Linkage.of(neighbours.smoothed(points), graph, leaves, before, scale.inSpace());
    return new TopicTree(leaves, merges, bestThreshold(points, leaves, merges));
  }

  /** The topics of a level, the largest first, with texts to know each by. */
  public Topics topics(float[][] vectors, Level level) {
    return Topics.of(vectors, labels(level));
  }

  /** By text its topic at this level. */
  public int[] labels(Level level) {
    return switch (level) {
      case COARSE -> cut(COARSE_THRESHOLD);
      case MEDIUM -> cut(threshold);
      case FINE -> cut(threshold + FINER_BY);
    };
  }

  /** By text its topic when groups at least this similar are one; the largest topic is 0. */
  public int[] cut(double similarity) {
    return Topics.largestFirst(cut(microClusters, merges, similarity));
  }

  /** Between 5 texts for a leaf, where texts are few, and 20. */
  private static int wantedLeaves(int texts) {
    if (texts <= ALL_LEAVES_UP_TO) {
      return texts;
    }
    double leafSize = Math.min(20, 5 * Math.pow(Math.max(1, texts / 1000.0), 0.8));
    return (int) Math.max(1, Math.round(texts / leafSize));
  }

  /**
   * No leaf holds texts of two topics; a text that had none goes with the one that most of its leaf
   * had, since small leaves make a poor tree.
   */
  private static int[] pieces(int[] leaves, int[] before) {
    int topics = Topics.count(before) + 1;
    if (topics == 1) {
      return leaves;
    }
    int[][] held = new int[Topics.count(leaves)][topics];
    for (int i = 0; i < leaves.length; i++) {
      held[leaves[i]][before[i] + 1]++;
    }
    int[] pieces = new int[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      int topic = before[i] == Topics.NONE ? most(held[leaves[i]]) : before[i] + 1;
      pieces[i] = leaves[i] * topics + topic;
    }
    return Topics.numbered(pieces);
  }

  /** Which topic most texts of a leaf had, counted from 1; 0 when none had any. */
  private static int most(int[] held) {
    int most = 0;
    for (int topic = 1; topic < held.length; topic++) {
      if (held[topic] > 0 && (most == 0 || held[topic] > held[most])) {
        most = topic;
      }
    }
    return most;
  }

  /** Where texts lie closest to their own topic compared with the next one. */
  private static double bestThreshold(float[][] points, int[] leaves, List<Merge> merges) {
    double best = LOWEST_THRESHOLD;
    double highest = Double.NEGATIVE_INFINITY;
    int steps = (int) Math.round((HIGHEST_THRESHOLD - LOWEST_THRESHOLD) / THRESHOLD_STEP);
    for (int step = 0; step <= steps; step++) {
      double threshold = LOWEST_THRESHOLD + step * THRESHOLD_STEP;
      double silhouette = Silhouette.of(points, cut(leaves, merges, threshold));
      if (silhouette > highest) {
        highest = silhouette;
        best = threshold;
      }
    }
    return best;
  }

  private static int[] cut(int[] leaves, List<Merge> merges, double similarity) {
    int[] roots = IntStream.range(0, Topics.count(leaves)).toArray();
    for (Merge merge : merges) {
      if (merge.similarity() >= similarity) {
        roots[root(roots, merge.other())] = root(roots, merge.one());
      }
    }
    int[] labels = new int[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      labels[i] = root(roots, leaves[i]);
    }
    return Topics.numbered(labels);
  }

  private static int root(int[] roots, int leaf) {
    int root = leaf;
    while (roots[root] != root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  }
}
