package io.groundswell.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A few texts that stand for a topic: chosen one after the other, each the one that brings all
 * others nearest to their nearest exemplar (greedy facility location). The first is the medoid.
 */
final class Exemplars {
  private static final int FEWEST = 4;
  private static final int MOST = 8;
  private static final int TEXTS_PER_EXEMPLAR = 10;

  /** All pairs are compared, so a large topic is represented by this many, spread evenly. */
  private static final int MOST_COMPARED = 600;

  private Exemplars() {}

  /** Positions of the exemplars among the members; all of them, where there are no more. */
  static int[] of(float[][] vectors, int[] members) {
    return of(vectors, members, new int[0]);
  }

  /**
   * The same, but the members that stood for the topic before go on doing so, in their order. So
   * what the topic is held to be moves only as its texts come and go.
   */
  static int[] of(float[][] vectors, int[] members, int[] before) {
    int wanted = Math.max(FEWEST, Math.min(MOST, members.length / TEXTS_PER_EXEMPLAR));
    int count = Math.min(wanted, members.length);
    return chosen(vectors, members, Arrays.copyOf(before, Math.min(before.length, count)), count);
  }

  static int[] chosen(float[][] vectors, int[] members, int count) {
    return chosen(vectors, members, new int[0], count);
  }

  private static int[] chosen(float[][] vectors, int[] members, int[] kept, int count) {
    int[] candidates =
        IntStream.concat(Arrays.stream(kept), Arrays.stream(spread(vectors, members)))
            .distinct()
            .toArray();
    float[][] compared =
        Arrays.stream(candidates).mapToObj(i -> vectors[i]).toArray(float[][]::new);
    float[][] cosines = new DotProducts(compared).with(compared, 0, compared.length);
    float[] nearest = new float[compared.length];
    Arrays.fill(nearest, -1);
    boolean[] isTaken = new boolean[compared.length];
    int[] exemplars = new int[count];
    for (int e = 0; e < count; e++) {
      int best = e < kept.length ? e : best(cosines, nearest, isTaken);
      isTaken[best] = true;
      exemplars[e] = candidates[best];
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.max(nearest[i], cosines[best][i]);
      }
    }
    return exemplars;
  }

  private static int best(float[][] cosines, float[] nearest, boolean[] isTaken) {
    int best = -1;
    double mostGained = Double.NEGATIVE_INFINITY;
    for (int candidate = 0; candidate < cosines.length; candidate++) {
      double gained = 0;
      for (int i = 0; i < nearest.length; i++) {
        gained += Math.max(0, cosines[candidate][i] - nearest[i]);
      }
      if (!isTaken[candidate] && gained > mostGained) {
        mostGained = gained;
        best = candidate;
      }
    }
    return best;
  }

  /** Of a large topic every n-th text, counted from its centre outwards. */
  private static int[] spread(float[][] vectors, int[] members) {
    if (members.length <= MOST_COMPARED) {
      return members;
    }
    float[] centre = new float[vectors[members[0]].length];
    for (int member : members) {
      Vectors.add(centre, vectors[member], 1);
    }
    int[] outwards =
        Arrays.stream(members)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Vectors.dot(centre, vectors[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.range(0, MOST_COMPARED)
        .map(i -> outwards[(int) ((long) i * outwards.length / MOST_COMPARED)])
        .toArray();
  }
}
