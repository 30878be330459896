package io.groundswell.text;

/** Arithmetic on float vectors; sums run in a fixed order, so that a rerun gives the same bits. */
final class Vectors {
  private Vectors() {}

  /** The dot product; of two vectors of length one, their cosine. */
  static double dot(float[] a, float[] b) {
    // Four sums side by side: one alone would wait for itself at every step.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** The same direction with length one; a vector of zeros stays as it is. */
  static float[] normalised(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = length == 0 ? 0 : (float) (vector[i] / length);
    }
    return unit;
  }

  /** The direction in which vectors point together, with length one. */
  static float[] mean(Iterable<float[]> vectors) {
    float[] sum = null;
    for (float[] vector : vectors) {
      sum = sum == null ? new float[vector.length] : sum;
      add(sum, vector, 1);
    }
    return sum == null ? new float[0] : normalised(sum);
  }

  /** Adds {@code weight * vector} to the sum. */
  static void add(float[] sum, float[] vector, double weight) {
    float w = (float) weight;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += w * vector[i];
    }
  }
}
