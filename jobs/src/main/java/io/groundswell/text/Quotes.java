package io.groundswell.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Picks texts to show for a topic: the most typical one (the medoid), then such that differ most
 * from those already shown, out of the half that is nearest to the centre; so no oddity is shown as
 * a voice.
 */
public final class Quotes {
  private static final int QUOTES = 3;

  private Quotes() {}

  /** Positions of up to three of the members, the most typical first. */
  public static int[] of(float[][] vectors, int[] members) {
    int[] typical = typicalHalf(vectors, members);
    int[] quotes = new int[Math.min(QUOTES, typical.length)];
    double[] shown = new double[typical.length];
    Arrays.fill(shown, -1);
    int next = 0;
    for (int q = 0; q < quotes.length; q++) {
      quotes[q] = typical[next];
      for (int i = 0; i < typical.length; i++) {
        shown[i] = Math.max(shown[i], Vectors.dot(vectors[typical[i]], vectors[quotes[q]]));
      }
      // One that is shown would come again where all others are its copies.
      shown[next] = Double.POSITIVE_INFINITY;
      next = leastShown(shown);
    }
    return quotes;
  }

  private static int leastShown(double[] shown) {
    int least = 0;
    for (int i = 1; i < shown.length; i++) {
      if (shown[i] < shown[least]) {
        least = i;
      }
    }
    return least;
  }

  /**
   * The member with the largest product with the sum of all has the largest mean cosine to them.
   */
  private static int[] typicalHalf(float[][] vectors, int[] members) {
    if (members.length == 0) {
      return members;
    }
    float[] centre = new float[vectors[members[0]].length];
    for (int member : members) {
      Vectors.add(centre, vectors[member], 1);
    }
    return Arrays.stream(members)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Vectors.dot(centre, vectors[i])))
        .limit(Math.max(QUOTES, (members.length + 1) / 2))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
