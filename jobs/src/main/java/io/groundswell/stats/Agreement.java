package io.groundswell.stats;

import java.util.HashMap;
import java.util.Map;

/**
 * How far two partitions of the same things agree, whatever their parts are called.
 *
 * <p>V-measure is the harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg
 * 2007). Normalised mutual information divides by the arithmetic mean of the two entropies (Strehl
 * and Ghosh 2002; Vinh, Epps and Bailey 2010); the adjusted Rand index is Hubert and Arabie's
 * (1985).
 */
public final class Agreement {
  private final Map<Long, Integer> together = new HashMap<>();
  private final Map<Integer, Integer> left = new HashMap<>();
  private final Map<Integer, Integer> right = new HashMap<>();
  private final int things;

  private Agreement(int[] a, int[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "The partitions name " + a.length + " and " + b.length + " things; give both the same.");
    }
    things = a.length;
    for (int i = 0; i < things; i++) {
      together.merge(((long) a[i] << 32) | (b[i] & 0xffffffffL), 1, Integer::sum);
      left.merge(a[i], 1, Integer::sum);
      right.merge(b[i], 1, Integer::sum);
    }
  }

  /** 0 when one partition tells nothing of the other, 1 when they are the same. */
  public static double normalisedMutualInformation(int[] a, int[] b) {
    var counts = new Agreement(a, b);
    double mean = (counts.entropy(counts.left) + counts.entropy(counts.right)) / 2;
    return mean == 0 ? 1 : Math.max(0, counts.mutualInformation()) / mean;
  }

  /** 1 when the partitions are the same, 0 on average for chance, below 0 for worse than chance. */
  public static double adjustedRand(int[] a, int[] b) {
    var counts = new Agreement(a, b);
    double both = pairs(counts.together);
    double inLeft = pairs(counts.left);
    double inRight = pairs(counts.right);
    double all = counts.things * (counts.things - 1.0) / 2;
    double expected = all == 0 ? 0 : inLeft * inRight / all;
    double most = (inLeft + inRight) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  /** 1 when each part of {@code found} holds things of one part of {@code truth} only. */
  public static double homogeneity(int[] truth, int[] found) {
    var counts = new Agreement(truth, found);
    double entropy = counts.entropy(counts.left);
    return entropy == 0 ? 1 : Math.max(0, counts.mutualInformation()) / entropy;
  }

  /** 1 when each part of {@code truth} lies in one part of {@code found}. */
  public static double completeness(int[] truth, int[] found) {
    return homogeneity(found, truth);
  }

  /** The share of things that are of the most frequent true part where they were put. */
  public static double purity(int[] truth, int[] found) {
    var counts = new Agreement(truth, found);
    var most = new HashMap<Integer, Integer>();
    counts.together.forEach((cell, n) -> most.merge(cell.intValue(), n, Math::max));
    return counts.things == 0
        ? 1
        : most.values().stream().mapToInt(n -> n).sum() / (double) counts.things;
  }

  private double mutualInformation() {
    double sum = 0;
    for (var cell : together.entrySet()) {
      double n = cell.getValue();
      double ofLeft = left.get((int) (cell.getKey() >> 32));
      double ofRight = right.get(cell.getKey().intValue());
      sum += n / things * Math.log(n * things / (ofLeft * ofRight));
    }
    return sum;
  }

  private double entropy(Map<Integer, Integer> sizes) {
    double sum = 0;
    for (int size : sizes.values()) {
      double share = (double) size / things;
      sum -= share * Math.log(share);
    }
    return sum;
  }

  private static double pairs(Map<?, Integer> sizes) {
    double sum = 0;
    for (int size : sizes.values()) {
      sum += size * (size - 1.0) / 2;
    }
    return sum;
  }
}
