package io.groundswell.text;

/**
 * How well texts sit in their topics, from -1 to 1: the mean of (b - a) / max(a, b), with a the
 * cosine distance to the centre of a text's own topic and b that to the nearest other centre (the
 * simplified silhouette of Hruschka, de Castro and Campello 2004). Alone in its topic a text counts
 * 0.
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
    double sum = 0;
    for (int from = 0; from < vectors.length; from += TILE) {
      float[][] cosines = centres.with(vectors, from, Math.min(vectors.length, from + TILE));
      for (int i = 0; i < cosines.length; i++) {
        int own = labels[from + i];
        sum += sizes[own] == 1 ? 0 : fit(cosines[i], own);
      }
    }
    return sum / vectors.length;
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
