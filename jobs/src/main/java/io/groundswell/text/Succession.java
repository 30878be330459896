package io.groundswell.text;

import io.groundswell.stats.Pairing;

/**
 * Which topic of before lives on in which topic of now: one to one, so that they share as many of
 * their texts as can be (the sum, over the pairs, of the texts in both divided by those in either).
 *
 * <p>A pair is possible when the texts in both are at least half of the one or of the other, and
 * the means of their exemplars are near. What a topic was long ago does not count, so it may drift
 * as far as it likes, a little each time. What was measured for it: docs/topics.md.
 */
public final class Succession {
  private static final double LEAST_SHARE = 0.5;

  /** The same intent of CLINC150 in two sets of texts: 0.85 at least. Here only a safeguard. */
  private static final double LEAST_COSINE = 0.8;

  private Succession() {}

  /**
   * By topic of now its former topic, or {@link Topics#NONE}.
   *
   * @param before by text the topic that it would have had, or {@link Topics#NONE}
   * @param centres by former topic the mean of its exemplars
   * @param now the topics of these texts
   * @param centresNow by topic of now the mean of its exemplars
   */
  public static int[] of(int[] before, float[][] centres, Topics now, float[][] centresNow) {
    int[][] both = new int[now.size()][centres.length];
    int[] had = new int[centres.length];
    int[] has = new int[now.size()];
    for (int text = 0; text < before.length; text++) {
      int former = before[text];
      int topic = now.labels()[text];
      if (former != Topics.NONE) {
        had[former]++;
      }
      if (topic != Topics.NONE) {
        has[topic]++;
      }
      if (former != Topics.NONE && topic != Topics.NONE) {
        both[topic][former]++;
      }
    }
    double[][] worth = new double[now.size()][centres.length];
    for (int topic = 0; topic < worth.length; topic++) {
      for (int former = 0; former < centres.length; former++) {
        int shared = both[topic][former];
        boolean isMuch = shared > 0 && shared >= LEAST_SHARE * Math.min(has[topic], had[former]);
        if (isMuch && Vectors.dot(centresNow[topic], centres[former]) >= LEAST_COSINE) {
          worth[topic][former] = (double) shared / (has[topic] + had[former] - shared);
        }
      }
    }
    return Pairing.best(worth);
  }
}
