package io.groundswell.text;

import io.groundswell.stats.Pairing;
import java.util.Arrays;
import java.util.List;

/**
 * Which topic of before lives on in which topic of now. One to one, so that they share as many of
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

  /**
   * Between the exemplars' means of two sets of texts: of one intent of CLINC150, about 60 of 100
   * are as near; of 150 intents and their nearest neighbours, one at most.
   */
  private static final double SURELY_SAME = 0.94;

  private Succession() {}

  /**
   * By topic of now its former topic, or {@link Topics#NONE}.
   *
   * @param before by text the topic that it would have had, or {@link Topics#NONE}
   * @param exemplars by former topic its exemplars
   * @param now the topics of these texts
   * @param vectors of these texts
   * @param scale of their model
   */
  public static int[] of(
      int[] before,
      List<List<float[]>> exemplars,
      Topics now,
      float[][] vectors,
      TopicScale scale) {
    double leastCosine = scale.own().there(LEAST_COSINE);
    float[][] centres = means(exemplars);
    float[][] centresNow = means(exemplars(now, vectors));
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
        if (isMuch && Vectors.dot(centresNow[topic], centres[former]) >= leastCosine) {
          worth[topic][former] = (double) shared / (has[topic] + had[former] - shared);
        }
      }
    }
    return Pairing.best(worth);
  }

  /**
   * By topic the retired one that has come back in it, or {@link Topics#NONE}. They share no texts,
   * so only exemplars can tell, and have to do it clearly.
   */
  public static int[] returned(
      List<List<float[]>> retired, List<List<float[]>> topics, TopicScale scale) {
    double surelySame = scale.own().there(SURELY_SAME);
    float[][] centres = means(retired);
    float[][] centresNow = means(topics);
    double[][] worth = new double[centresNow.length][centres.length];
    for (int topic = 0; topic < worth.length; topic++) {
      for (int old = 0; old < centres.length; old++) {
        double cosine = Vectors.dot(centresNow[topic], centres[old]);
        worth[topic][old] = cosine >= surelySame ? cosine : 0;
      }
    }
    return Pairing.best(worth);
  }

  private static List<List<float[]>> exemplars(Topics topics, float[][] vectors) {
    return Arrays.stream(topics.exemplars())
        .map(topic -> Arrays.stream(topic).mapToObj(text -> vectors[text]).toList())
        .toList();
  }

  private static float[][] means(List<List<float[]>> topics) {
    return topics.stream().map(Vectors::mean).toArray(float[][]::new);
  }
}
