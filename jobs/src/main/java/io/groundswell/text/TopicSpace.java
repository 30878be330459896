package io.groundswell.text;

import io.groundswell.lakehouse.Failed;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Where topics are looked for: sentence vectors without what all requests share, and with what sets
 * requests apart drawn larger.
 *
 * <p>Sentence vectors of one model all point roughly the same way, so that cosines crowd into a
 * narrow band. A vector loses the mean of all requests, and each principal direction of what is
 * left is stretched by its variance to the power of {@value #POWER}: directions in which requests
 * differ most tell intents apart, the many small ones mostly wording. Measured in docs/topics.md;
 * centring is the first step of Mu and Viswanath (2018), who then drop the large directions, which
 * for topics are the ones to keep.
 *
 * <p>The space of the shipped model was learnt once from requests of many kinds, without their
 * labels, and does not change: a cosine in it means the same for every company and on every day.
 *
 * @param mean of the vectors it was learnt from
 * @param axes by row the weights of one output dimension
 */
record TopicSpace(float[] mean, float[][] axes) {
  private static final double POWER = 0.2;
  private static final double LEAST_VARIANCE = 1e-9;
  private static final String SHIPPED = "/text/bge-small-en-v1.5-q.space";

  /** The space of the model in {@link Embedder}. */
  static TopicSpace shared() {
    return Loaded.SPACE;
  }

  /**
   * That of a model: of the shipped one the one that ships, of another that of these vectors, all
   * alike, so that none of them is nearer to the others for having taken part.
   */
  static TopicSpace of(SentenceModel model, float[][] vectors) {
    return model.isShipped() ? shared() : learnt(vectors);
  }

  /** Learns a space; it takes some thousand vectors of length one, of texts of many kinds. */
  static TopicSpace learnt(float[][] vectors) {
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      Vectors.add(mean, vector, 1.0 / vectors.length);
    }
    double[][] covariance = new double[mean.length][mean.length];
    for (float[] vector : vectors) {
      float[] centred = centred(vector, mean);
      for (int a = 0; a < mean.length; a++) {
        for (int b = 0; b <= a; b++) {
          covariance[a][b] += (double) centred[a] * centred[b] / vectors.length;
          covariance[b][a] = covariance[a][b];
        }
      }
    }
    return new TopicSpace(mean, stretched(covariance));
  }

  /** The vectors in this space, of length one again. */
  float[][] of(float[][] vectors) {
    return IntStream.range(0, vectors.length)
        .parallel()
        .mapToObj(i -> of(vectors[i]))
        .toArray(float[][]::new);
  }

  private float[] of(float[] vector) {
    float[] centred = centred(vector, mean);
    float[] stretched = new float[axes.length];
    for (int a = 0; a < axes.length; a++) {
      stretched[a] = (float) Vectors.dot(axes[a], centred);
    }
    return Vectors.normalised(stretched);
  }

  private static float[] centred(float[] vector, float[] mean) {
    float[] centred = vector.clone();
    Vectors.add(centred, mean, -1);
    return Vectors.normalised(centred);
  }

  /** The covariance to the power of {@value #POWER}. */
  private static float[][] stretched(double[][] covariance) {
    var parts = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] variances = parts.getRealEigenvalues();
    double[][] directions = parts.getVT().getData();
    int dimensions = variances.length;
    float[][] axes = new float[dimensions][dimensions];
    for (int a = 0; a < dimensions; a++) {
      double[] row = new double[dimensions];
      for (int d = 0; d < dimensions; d++) {
        double weight = directions[d][a] * Math.pow(Math.max(variances[d], LEAST_VARIANCE), POWER);
        for (int b = 0; b < dimensions; b++) {
          row[b] += weight * directions[d][b];
        }
      }
      for (int b = 0; b < dimensions; b++) {
        axes[a][b] = (float) row[b];
      }
    }
    return axes;
  }

  /** Writes the dimensions, the mean and the axes, as big-endian numbers. */
  void write(OutputStream to) throws IOException {
    var out = new DataOutputStream(to);
    out.writeInt(mean.length);
    for (float number : mean) {
      out.writeFloat(number);
    }
    for (float[] axis : axes) {
      for (float number : axis) {
        out.writeFloat(number);
      }
    }
    out.flush();
  }

  private static TopicSpace shipped() {
    try (var stream = Objects.requireNonNull(TopicSpace.class.getResourceAsStream(SHIPPED));
        var in = new DataInputStream(new BufferedInputStream(stream))) {
      int dimensions = in.readInt();
      float[] mean = floats(in, dimensions);
      float[][] axes = new float[dimensions][];
      for (int a = 0; a < dimensions; a++) {
        axes[a] = floats(in, dimensions);
      }
      return new TopicSpace(mean, axes);
    } catch (IOException e) {
      throw new Failed("The space of topics could not be read from the jar: " + e.getMessage(), e);
    }
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = in.readFloat();
    }
    return floats;
  }

  private static final class Loaded {
    private static final TopicSpace SPACE = shipped();
  }
}
