package io.groundswell.text;

import io.groundswell.text.Linkage.Merge;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a group of a tree is one thing: the similarity of its two halves ({@link Linkage}), and
 * G = {@value #GAIN} times what its texts gain by the whole, where they do.
 *
 * <p>The similarity alone is never the same for one thing: said by many, a topic has dense parts,
 * and these are less alike than two topics of few texts are. So the texts themselves are asked how
 * much better they sit in the whole than in their half: in the mean, the fit (b - a) / max(a, b),
 * with a the cosine distance to the centre of their own group and b that to the nearest other (the
 * simplified silhouette of Hruschka, de Castro and Campello 2004; 0 for a text that is alone). The
 * halves are others for each other; beside them stand the groups that a cut at a similarity of
 * {@value #BESIDE} leaves. Where all else is far, dense parts of a topic are near to each other;
 * where other topics are as near, they are topics too.
 */
final class Unity {
  private static final double GAIN = 2;
  private static final double BESIDE = 0.56;
  private static final int TILE = 64;

  private final float[][] points;
  private final int[] beside;
  private final float[][] nearness;
  private final int[][] members;
  private final float[][] sums;

  private Unity(float[][] points, int[] leaves, int[] beside) {
    this.points = points;
    this.beside = beside;
    members = Topics.members(leaves);
    sums = Arrays.stream(members).map(this::sum).toArray(float[][]::new);
    var centres =
        Arrays.stream(Topics.members(beside))
            .map(group -> Vectors.normalised(sum(group)))
            .toArray(float[][]::new);
    nearness = cosines(points, centres);
  }

  /**
   * By merge, the unity of the group that came of it.
   *
   * @param points of length one, in {@link TopicSpace}
   * @param leaves by text its leaf
   */
  static double[] of(float[][] points, int[] leaves, List<Merge> merges) {
    if (merges.isEmpty()) {
      return new double[0];
    }
    int[] beside = TopicTree.joined(leaves, merges, TopicTree.alike(merges, BESIDE));
    var groups = new Unity(points, leaves, beside);
    double[] unity = new double[merges.size()];
    for (int i = 0; i < unity.length; i++) {
      unity[i] = groups.join(merges.get(i));
    }
    return unity;
  }

  private double join(Merge merge) {
    double gain = gain(merge);
    members[merge.one()] =
        IntStream.concat(Arrays.stream(members[merge.one()]), Arrays.stream(members[merge.other()]))
            .toArray();
    Vectors.add(sums[merge.one()], sums[merge.other()], 1);
    return merge.similarity() + GAIN * Math.max(0, gain);
  }

  private double gain(Merge merge) {
    int[] one = members[merge.one()];
    int[] other = members[merge.other()];
    float[] centre = Vectors.normalised(sums[merge.one()]);
    float[] otherCentre = Vectors.normalised(sums[merge.other()]);
    float[] both = sums[merge.one()].clone();
    Vectors.add(both, sums[merge.other()], 1);
    float[] whole = Vectors.normalised(both);
    boolean[] isOurs = new boolean[nearness[0].length];
    Arrays.stream(one).forEach(text -> isOurs[beside[text]] = true);
    Arrays.stream(other).forEach(text -> isOurs[beside[text]] = true);
    return (gains(one, centre, otherCentre, whole, isOurs)
            + gains(other, otherCentre, centre, whole, isOurs))
        / (one.length + other.length);
  }

  /** What the texts of a half gain by the whole, together. */
  private double gains(
      int[] half, float[] centre, float[] otherCentre, float[] whole, boolean[] isOurs) {
    double gains = 0;
    for (int text : half) {
      double stranger = 0;
      for (int group = 0; group < isOurs.length; group++) {
        stranger = isOurs[group] ? stranger : Math.max(stranger, nearness[text][group]);
      }
      double nextBest = Math.max(stranger, Vectors.dot(points[text], otherCentre));
      double apart = half.length == 1 ? 0 : fit(Vectors.dot(points[text], centre), nextBest);
      gains += fit(Vectors.dot(points[text], whole), stranger) - apart;
    }
    return gains;
  }

  /** From -1 to 1, by the cosines to the centre of its own group and to the nearest other. */
  private static double fit(double own, double other) {
    double a = Math.max(0, 1 - own);
    double b = Math.max(0, 1 - other);
    return a == b ? 0 : (b - a) / Math.max(a, b);
  }

  private float[] sum(int[] texts) {
    float[] sum = new float[points[0].length];
    Arrays.stream(texts).forEach(text -> Vectors.add(sum, points[text], 1));
    return sum;
  }

  private static float[][] cosines(float[][] points, float[][] centres) {
    var products = new DotProducts(centres);
    float[][] cosines = new float[points.length][];
    for (int from = 0; from < points.length; from += TILE) {
      int to = Math.min(points.length, from + TILE);
      System.arraycopy(products.with(points, from, to), 0, cosines, from, to - from);
    }
    return cosines;
  }
}
