package io.groundswell.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well texts sit in their topics, from -1 to 1: for a text (b - a) / max(a, b), with a the
 * cosine distance to the centre of its own topic and b that to the nearest other centre (the
 * simplified silhouette of Hruschka, de Castro and Campello 2004); 0 for a text that is alone in
 * its topic. Half the answer is the mean over texts, half the mean over topics of their texts'
 * mean, so that neither one large topic nor many small ones decide.
 */
final class Silhouette {
  private static final int TILE = 64;

  private Silhouette() {}

  /** The labels have to run from 0 without gaps. */
  static double of(float[][] vectors, int[] labels) {
    int topics = Topics.count(labels);
    if (topics < 2) {
      return 0;
    }
    var centres = new DotProducts(centres(vectors, labels, topics));
    int[] sizes = Topics.sizes(labels, topics);
    double[] sums = new double[topics];
    for (int from = 0; from < vectors.length; from += TILE) {
      float[][] cosines = centres.with(vectors, from, Math.min(vectors.length, from + TILE));
      for (int i = 0; i < cosines.length; i++) {
        int own = labels[from + i];
        sums[own] += sizes[own] == 1 ? 0 : fit(cosines[i], own);
      }
    }
    double byText = Arrays.stream(sums).sum() / vectors.length;
    double byTopic = IntStream.range(0, topics).mapToDouble(t -> sums[t] / sizes[t]).sum() / topics;
    return (byText + byTopic) / 2;
  }

  static float[][] centres(float[][] vectors, int[] labels, int topics) {
    float[][] centres = new float[topics][vectors[0].length];
    for (int i = 0; i < vectors.length; i++) {
      Vectors.add(centres[labels[i]], vectors[i], 1);
    }
    for (int topic = 0; topic < topics; topic++) {
      centres[topic] = Vectors.normalised(centres[topic]);
    }
    return centres;
  }

  private static double fit(float[] cosines, int own) {
    double nearestOther = Double.NEGATIVE_INFINITY;
    for (int topic = 0; topic < cosines.length; topic++) {
      if (topic != own) {
        nearestOther = Math.max(nearestOther, cosines[topic]);
      }
    }
    double a = Math.max(0, 1 - cosines[own]);
    double b = Math.max(0, 1 - nearestOther);
    return a == b ? 0 : (b - a) / Math.max(a, b);
  }
}
