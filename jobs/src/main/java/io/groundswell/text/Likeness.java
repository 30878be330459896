package io.groundswell.text;

import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/** How near two topics are. */
public final class Likeness {
  private Likeness() {}

  /** The cosine of the means of two columns of lists of vectors; null where one is missing. */
  public static Column ofMeans(Column some, Column others) {
    UDF2<
            scala.collection.Iterable<scala.collection.Iterable<Float>>,
            scala.collection.Iterable<scala.collection.Iterable<Float>>,
            Double>
        cosine = (a, b) -> a == null || b == null ? null : Vectors.dot(mean(a), mean(b));
    return udf(cosine, DataTypes.DoubleType).withName("cosine_of_means").apply(some, others);
  }

  private static float[] mean(scala.collection.Iterable<scala.collection.Iterable<Float>> rows) {
    List<float[]> vectors = new ArrayList<>();
    for (var row : CollectionConverters.asJava(rows)) {
      vectors.add(Assignment.array(row));
    }
    return Vectors.mean(vectors);
  }
}
