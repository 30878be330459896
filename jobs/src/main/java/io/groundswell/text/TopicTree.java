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
 * cosines of smoothed vectors and the links between them. A topic is the largest group that is one
 * thing ({@link Unity}): nobody says how many there are, and a large one may be looser than a small
 * one. The same vectors and seed give the same tree.
 *
 * <p>A later tree begins with the topics of the one before: no leaf holds texts of two of them, and
 * what was together joins sooner ({@link Linkage}).
 *
 * @param microClusters by text its micro-cluster, the leaf of the tree
 * @param merges how the leaves join, the most similar first
 * @param unity by merge how much the group that came of it is one thing ({@link Unity})
 */
public record TopicTree(int[] microClusters, List<Merge> merges, double[] unity) {

  /** How much two texts have to share to be of one topic. */
  public enum Level {
    COARSE,
    MEDIUM,
    FINE
  }

  private static final int NEIGHBOURS = 15;

  /**
   * The cosine above which a neighbour counts. Of a topic of five texts most neighbours are of
   * other topics, and these are less near.
   */
  private static final double NEAR = 0.45;

  /** The least {@link Unity} of a topic. */
  private static final double MEDIUM_UNITY = 0.62;

  private static final double FINE_UNITY = 0.70;

  /** The least similarity of the topics of one area, on the scale of {@link Linkage}. */
  private static final double COARSE_SIMILARITY = 0.28;

  /** Topics at the medium level, of texts that had none before. */
  public static Topics fit(float[][] vectors, long seed) {
    return of(vectors, seed).topics(vectors, Level.MEDIUM);
  }

  /**
   * Topics at the medium level.
   *
   * @param before by text the number of the topic that it had, or {@link Topics#NONE}
   * @param scale of the model whose vectors these are
   */
  public static Topics fit(float[][] vectors, int[] before, long seed, TopicScale scale) {
    return of(vectors, before, seed, scale).topics(vectors, Level.MEDIUM);
  }

  /** The tree over vectors of the sentence model; there may be none, or one. */
  public static TopicTree of(float[][] vectors, long seed) {
    return of(vectors, seed, TopicScale.SHIPPED);
  }

  /** The same over vectors of any model. */
  static TopicTree of(float[][] vectors, long seed, TopicScale scale) {
    int[] before = new int[vectors.length];
    Arrays.fill(before, Topics.NONE);
    return of(vectors, before, seed, scale);
  }

  private static TopicTree of(float[][] vectors, int[] before, long seed, TopicScale scale) {
    float[][] points = scale.space().of(vectors);
    var neighbours = NearestNeighbours.of(points, NEIGHBOURS);
    var graph = NeighbourGraph.of(neighbours);
    int[] leaves = pieces(MicroClusters.of(graph, wantedLeaves(points.length), seed), before);
    float[][] smooth = neighbours.smoothed(points, scale.inSpace().there(NEAR));
    var merges = Linkage.of(smooth, graph, leaves, before, scale.inSpace());
    return new TopicTree(leaves, merges, Unity.of(points, leaves, merges));
  }

  /** The topics of a level, the largest first, with texts to know each by. */
  public Topics topics(float[][] vectors, Level level) {
    return Topics.of(vectors, labels(level));
  }

  /** By text its topic at this level. */
  public int[] labels(Level level) {
    return switch (level) {
      case COARSE ->
          Topics.largestFirst(joined(microClusters, merges, alike(merges, COARSE_SIMILARITY)));
      case MEDIUM -> cut(MEDIUM_UNITY);
      case FINE -> cut(FINE_UNITY);
    };
  }

  /** By text its topic when what has at least this unity stays whole; the largest topic is 0. */
  int[] cut(double leastUnity) {
    return Topics.largestFirst(joined(microClusters, merges, whole(leastUnity)));
  }

  /**
   * By merge whether its group stays whole: it is one thing, or part of a larger one that is. What
   * reaches beyond an area is never one thing, however far all else is.
   */
  private boolean[] whole(double leastUnity) {
    boolean[] isWhole = alike(merges, COARSE_SIMILARITY);
    int[] above = above();
    for (int i = isWhole.length - 1; i >= 0; i--) {
      isWhole[i] &= unity[i] >= leastUnity || (above[i] < isWhole.length && isWhole[above[i]]);
    }
    return isWhole;
  }

  /** By merge whether its halves are at least this similar. */
  static boolean[] alike(List<Merge> merges, double leastSimilarity) {
    boolean[] isAlike = new boolean[merges.size()];
    for (int i = 0; i < isAlike.length; i++) {
      isAlike[i] = merges.get(i).similarity() >= leastSimilarity;
    }
    return isAlike;
  }

  /** By merge the next one that its group is part of; their number for the last. */
  private int[] above() {
    int[] above = new int[merges.size()];
    Arrays.fill(above, above.length);
    int[] last = new int[Topics.count(microClusters)];
    Arrays.fill(last, -1);
    for (int i = 0; i < above.length; i++) {
      for (int half : new int[] {merges.get(i).one(), merges.get(i).other()}) {
        if (last[half] >= 0) {
          above[last[half]] = i;
        }
      }
      last[merges.get(i).one()] = i;
    }
    return above;
  }

  /** Of 1,000 texts five make a leaf, of 5,700 or more twenty, and of 134 or fewer one. */
  private static int wantedLeaves(int texts) {
    double leafSize = 5 * Math.pow(texts / 1000.0, 0.8);
    return (int) Math.round(texts / Math.max(1, Math.min(20, leafSize)));
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

  /** By text its group when only these merges are made. */
  static int[] joined(int[] leaves, List<Merge> merges, boolean[] isMade) {
    int[] roots = IntStream.range(0, Topics.count(leaves)).toArray();
    for (int i = 0; i < isMade.length; i++) {
      if (isMade[i]) {
        roots[root(roots, merges.get(i).other())] = root(roots, merges.get(i).one());
      }
    }
    return Topics.numbered(Arrays.stream(leaves).map(leaf -> root(roots, leaf)).toArray());
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
