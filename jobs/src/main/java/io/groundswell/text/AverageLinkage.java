package io.groundswell.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins the two most similar groups again and again until one is left.
 *
 * <p>The similarity of two groups is the mean cosine over all pairs of their members, which is the
 * dot product of their plain means. Follows chains of nearest neighbours (Murtagh 1983), whose
 * result is that of the greedy order because joining never makes a third group more similar than it
 * was.
 */
final class AverageLinkage {

  /** Two groups became one; each is named by any of its first members. */
  record Merge(int one, int other, double similarity) {}

  private final double[][] similarity;
  private final int[] sizes;
  private final List<Merge> merges = new ArrayList<>();

  private AverageLinkage(float[][] vectors, int[] groups) {
    int count = Topics.count(groups);
    sizes = new int[count];
    float[][] means = new float[count][];
    for (int i = 0; i < groups.length; i++) {
      if (means[groups[i]] == null) {
        means[groups[i]] = new float[vectors[i].length];
      }
      Vectors.add(means[groups[i]], vectors[i], 1);
      sizes[groups[i]]++;
    }
    similarity = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        double mean = Vectors.dot(means[a], means[b]) / ((double) sizes[a] * sizes[b]);
        similarity[a][b] = mean;
        similarity[b][a] = mean;
      }
    }
  }

  /** The merges of the groups, the most similar first. */
  static List<Merge> of(float[][] vectors, int[] groups) {
    var linkage = new AverageLinkage(vectors, groups);
    linkage.joinAll();
    return linkage.merges.stream()
        .sorted(Comparator.comparingDouble(Merge::similarity).reversed())
        .toList();
  }

  private void joinAll() {
    int[] chain = new int[sizes.length + 1];
    int length = 0;
    int first = 0;
    while (merges.size() < sizes.length - 1) {
      if (length == 0) {
        while (sizes[first] == 0) {
          first++;
        }
        chain[length++] = first;
      }
      int last = chain[length - 1];
      int previous = length > 1 ? chain[length - 2] : -1;
      int nearest = nearest(last, previous);
      if (nearest == previous) {
        join(previous, last);
        length -= 2;
      } else {
        chain[length++] = nearest;
      }
    }
  }

  /** On a tie the one that we came from, or the chain would run in circles. */
  private int nearest(int group, int preferred) {
    int nearest = preferred;
    double best = preferred < 0 ? Double.NEGATIVE_INFINITY : similarity[group][preferred];
    for (int other = 0; other < sizes.length; other++) {
      if (other != group && sizes[other] > 0 && similarity[group][other] > best) {
        best = similarity[group][other];
        nearest = other;
      }
    }
    return nearest;
  }

  /** The joined group keeps the first name; the other is gone. */
  private void join(int one, int other) {
    merges.add(new Merge(one, other, similarity[one][other]));
    double total = (double) sizes[one] + sizes[other];
    for (int third = 0; third < sizes.length; third++) {
      double mean =
          (sizes[one] * similarity[one][third] + sizes[other] * similarity[other][third]) / total;
      similarity[one][third] = mean;
      similarity[third][one] = mean;
    }
    sizes[one] += sizes[other];
    sizes[other] = 0;
  }
}
