package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins the two groups that belong together most, again and again until one is left.
 *
 * <p>How much two groups belong together is {@code c + W ln(m + E)}, with W = {@value #WEIGHT} and
 * E = {@value #LEAST}. Here c is the mean cosine over all pairs of their members, and m says how
 * freely links run between them: the weight of the links from one to the other, divided by what it
 * would be if the links within the two ran at random over the union; 1 at most. The cosine alone
 * takes two groups apart that share a dense middle and lets two meet that a gap divides; the links
 * alone see no scale.
 */
final class Linkage {

  /**
   * Two groups became one; each is named by any of its first members.
   *
   * @param similarity how much they belonged together, or how much those of an earlier merge did if
   *     that was less: never more than that of the merge before
   */
  record Merge(int one, int other, double similarity) {}

  private static final double WEIGHT = 0.06;
  private static final double LEAST = 0.01;

  /**
   * What a text's former company counts. With less, more texts move when 5 of 100 come new; with
   * this, topics are still as good as those of a fit that knows of none before (docs/topics.md).
   */
  private static final double STAY = 0.3;

  private final MatchedCosines cosines;
  private final double[][] products;
  private final double[][] links;
  private final double[][] loyalty;
  private final int[] sizes;
  private final double[][] belonging;
  private final int[] nearest;
  private final List<Merge> merges = new ArrayList<>();

  private Linkage(
      float[][] vectors, NeighbourGraph graph, int[] groups, int[] before, MatchedCosines cosines) {
    this.cosines = cosines;
    int count = Topics.count(groups);
    sizes = Topics.sizes(groups, count);
    float[][] sums = new float[count][vectors.length == 0 ? 0 : vectors[0].length];
    for (int i = 0; i < groups.length; i++) {
      Vectors.add(sums[groups[i]], vectors[i], 1);
    }
    links = new double[count][count];
    for (int link = 0; link < graph.links(); link++) {
      int a = groups[graph.from()[link]];
      int b = groups[graph.to()[link]];
      links[a][b] += graph.weights()[link];
      links[b][a] += graph.weights()[link];
    }
    loyalty = loyalty(groups, before, count);
    products = new double[count][count];
    belonging = new double[count][count];
    nearest = new int[count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        products[a][b] = Vectors.dot(sums[a], sums[b]);
        products[b][a] = products[a][b];
        belonging[a][b] = belonging(a, b);
        belonging[b][a] = belonging[a][b];
      }
    }
    for (int a = 0; a < count; a++) {
      findNearest(a);
    }
  }

  /**
   * The merges of the groups of these vectors of length one, in the order in which they came.
   *
   * @param before by text the topic that it had, or {@link Topics#NONE}
   * @param cosines what a cosine of these vectors is worth on the scale of the thresholds
   */
  static List<Merge> of(
      float[][] vectors, NeighbourGraph graph, int[] groups, int[] before, MatchedCosines cosines) {
    var linkage = new Linkage(vectors, graph, groups, before, cosines);
    double similarity = Double.POSITIVE_INFINITY;
    for (int left = linkage.sizes.length; left > 1; left--) {
      int one = linkage.best();
      int other = linkage.nearest[one];
      similarity = Math.min(similarity, linkage.belonging[one][other]);
      linkage.merges.add(new Merge(one, other, similarity));
      linkage.join(one, other);
    }
    return linkage.merges;
  }

  private double belonging(int a, int b) {
    double cosine = cosines.here(products[a][b] / ((double) sizes[a] * sizes[b]));
    // Links within a group are counted from both ends, as are those between the two.
    double all = links[a][a] + links[b][b] + 2 * links[a][b];
    double total = (double) sizes[a] + sizes[b];
    double expected = all * 2 * (sizes[a] / total) * (sizes[b] / total);
    double mixing = expected == 0 ? 0 : Math.min(1, 2 * links[a][b] / expected);
    double loyal = loyalty[a][b] / ((double) sizes[a] * sizes[b]);
    return cosine + WEIGHT * Math.log(mixing + LEAST) + STAY * loyal;
  }

  /** By two groups the pairs of texts that were together before, less those that were apart. */
  private static double[][] loyalty(int[] groups, int[] before, int count) {
    double[][] pairs = new double[count][count];
    int topics = Topics.count(before);
    double[][] held = new double[count][topics];
    double[] known = new double[count];
    for (int i = 0; i < groups.length; i++) {
      if (before[i] != Topics.NONE) {
        held[groups[i]][before[i]]++;
        known[groups[i]]++;
      }
    }
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        double together = 0;
        for (int topic = 0; topic < topics; topic++) {
          together += held[a][topic] * held[b][topic];
        }
        pairs[a][b] = 2 * together - known[a] * known[b];
        pairs[b][a] = pairs[a][b];
      }
    }
    return pairs;
  }

  /** The group whose nearest is the nearest of all; the first of equals. */
  private int best() {
    int best = -1;
    for (int group = 0; group < sizes.length; group++) {
      if (sizes[group] > 0
          && (best < 0 || belonging[group][nearest[group]] > belonging[best][nearest[best]])) {
        best = group;
      }
    }
    return best;
  }

  private void findNearest(int group) {
    int found = -1;
    for (int other = 0; other < sizes.length; other++) {
      if (other != group
          && sizes[other] > 0
          && (found < 0 || belonging[group][other] > belonging[group][found])) {
        found = other;
      }
    }
    nearest[group] = found;
  }

  /** The joined group keeps the first name; the other is gone. */
  private void join(int one, int other) {
    links[one][one] += links[other][other] + 2 * links[one][other];
    for (int third = 0; third < sizes.length; third++) {
      if (third != one && third != other) {
        products[one][third] += products[other][third];
        products[third][one] = products[one][third];
        loyalty[one][third] += loyalty[other][third];
        loyalty[third][one] = loyalty[one][third];
        links[one][third] += links[other][third];
        links[third][one] = links[one][third];
      }
    }
    sizes[one] += sizes[other];
    sizes[other] = 0;
    for (int third = 0; third < sizes.length; third++) {
      if (third != one && sizes[third] > 0) {
        belonging[one][third] = belonging(one, third);
        belonging[third][one] = belonging[one][third];
      }
    }
    for (int third = 0; third < sizes.length; third++) {
      if (sizes[third] > 0) {
        if (third == one || nearest[third] == one || nearest[third] == other) {
          findNearest(third);
        } else if (belonging[third][one] > belonging[third][nearest[third]]) {
          nearest[third] = one;
        }
      }
    }
  }
}
