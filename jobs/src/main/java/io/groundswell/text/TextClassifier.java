package io.groundswell.text;

import static org.apache.spark.sql.functions.udf;

import io.groundswell.lakehouse.Failed;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Says which of a few labels a text has, and how probable that is: a multinomial logistic
 * regression on the vector of {@link Embedder}.
 *
 * <p>The weights ship, and so do the texts that they were learnt from; docs/kinds.md says how well
 * they do and how to learn them again. They belong to one sentence model.
 */
public final class TextClassifier implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> labels;
  private final float[][] weights;
  private final float[] biases;

  /**
   * @param labels in the order of the weights
   * @param weights by label, one per dimension of a vector
   * @param biases by label
   */
  TextClassifier(List<String> labels, float[][] weights, float[] biases) {
    this.labels = List.copyOf(labels);
    this.weights = weights;
    this.biases = biases;
  }

  /** What a customer wants with a text: bug, wish, question, praise, churn_threat or other. */
  public static TextClassifier kinds() {
    return Kinds.SHIPPED;
  }

  /** How a customer feels in a text: negative, neutral or positive. */
  public static TextClassifier sentiments() {
    return Sentiments.SHIPPED;
  }

  List<String> labels() {
    return labels;
  }

  /** By label, from 0 to 1; together they are 1. */
  double[] probabilities(float[] vector) {
    double[] scores = new double[labels.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = biases[i] + Vectors.dot(weights[i], vector);
      most = Math.max(most, scores[i]);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - most);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** The most probable label; of two that are equally so, the first. */
  static int likeliest(double[] probabilities) {
    int likeliest = 0;
    for (int i = 1; i < probabilities.length; i++) {
      likeliest = probabilities[i] > probabilities[likeliest] ? i : likeliest;
    }
    return likeliest;
  }

  /**
   * The answer for a column of vectors, as a struct: the likeliest {@code label}, its {@code
   * probability}, and the probability of each label under the label's name. Null stays null.
   */
  public Column of(Column vector) {
    UDF1<scala.collection.Iterable<Float>, Row> answer =
        floats -> floats == null ? null : row(probabilities(Assignment.array(floats)));
    return udf(answer, shape()).withName("label_of").apply(vector);
  }

  private StructType shape() {
    var first =
        Stream.of(
            DataTypes.createStructField("label", DataTypes.StringType, true),
            DataTypes.createStructField("probability", DataTypes.DoubleType, true));
    var each =
        labels.stream()
            .map(label -> DataTypes.createStructField(label, DataTypes.DoubleType, true));
    return new StructType(Stream.concat(first, each).toArray(StructField[]::new));
  }

  private Row row(double[] probabilities) {
    int likeliest = likeliest(probabilities);
    Object[] values = new Object[2 + probabilities.length];
    values[0] = labels.get(likeliest);
    values[1] = probabilities[likeliest];
    for (int i = 0; i < probabilities.length; i++) {
      values[2 + i] = probabilities[i];
    }
    return RowFactory.create(values);
  }

  /** Writes how many labels and dimensions, then of each label its name, bias and weights. */
  void write(OutputStream to) throws IOException {
    var out = new DataOutputStream(to);
    out.writeInt(labels.size());
    out.writeInt(weights[0].length);
    for (int i = 0; i < labels.size(); i++) {
      out.writeUTF(labels.get(i));
      out.writeFloat(biases[i]);
      for (float weight : weights[i]) {
        out.writeFloat(weight);
      }
    }
    out.flush();
  }

  private static TextClassifier shipped(String resource) {
    try (var stream = Objects.requireNonNull(TextClassifier.class.getResourceAsStream(resource));
        var in = new DataInputStream(new BufferedInputStream(stream))) {
      int count = in.readInt();
      int dimensions = in.readInt();
      var labels = new ArrayList<String>();
      float[][] weights = new float[count][dimensions];
      float[] biases = new float[count];
      for (int i = 0; i < count; i++) {
        labels.add(in.readUTF());
        biases[i] = in.readFloat();
        for (int d = 0; d < dimensions; d++) {
          weights[i][d] = in.readFloat();
        }
      }
      return new TextClassifier(labels, weights, biases);
    } catch (IOException e) {
      throw new Failed(
          "%s could not be read from the jar: %s".formatted(resource, e.getMessage()), e);
    }
  }

  private static final class Kinds {
    static final TextClassifier SHIPPED = shipped("/text/bge-small-en-v1.5-q.kinds");
  }

  private static final class Sentiments {
    static final TextClassifier SHIPPED = shipped("/text/bge-small-en-v1.5-q.sentiments");
  }
}
