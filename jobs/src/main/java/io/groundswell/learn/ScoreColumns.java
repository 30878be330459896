package io.groundswell.learn;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scores rows by a {@link GlassBox}. Nothing of what it was learnt by is needed.
 *
 * <p>Each feature is read from the column of its name. In which bin a value lies is searched by a
 * function: cases of 200 steps for each of 60 features are more than Spark plans in minutes.
 */
public record ScoreColumns(GlassBox model) {

  /**
   * The rows with {@code baseline}, {@code contributions} (feature and points, in the order of
   * {@link GlassBox#parts}), {@code log_odds}, which is the sum of both, and {@code probability}.
   */
  public Dataset<Row> addTo(Dataset<Row> rows) {
    var points = new LinkedHashMap<String, Column>();
    int part = 0;
    for (var curve : model.curves()) {
      points.put(name(part++), pick(bin(curve.feature()), curve.points()));
    }
    for (var surface : model.surfaces()) {
      var bin = bin(surface.one()).multiply(surface.other().bins()).plus(bin(surface.other()));
      double[] flat = Arrays.stream(surface.points()).flatMapToDouble(Arrays::stream).toArray();
      points.put(name(part++), pick(bin, flat));
    }
    var parts = model.parts();
    var sum = lit(model.baseline());
    for (String name : points.keySet()) {
      sum = sum.plus(col(name));
    }
    var contributions =
        IntStream.range(0, parts.size())
            .mapToObj(i -> struct(lit(parts.get(i)).as("feature"), col(name(i)).as("points")))
            .toArray(Column[]::new);
    return rows.withColumns(points)
        .withColumns(
            Map.of(
                "baseline", lit(model.baseline()),
                "contributions", array(contributions),
                "log_odds", sum))
        .withColumn("probability", lit(1.0).divide(exp(negate(col("log_odds"))).plus(1)))
        .drop(points.keySet().toArray(String[]::new));
  }

  private static String name(int part) {
    return "_points_" + part;
  }

  private static Column pick(Column bin, double... points) {
    return element_at(lit(points), bin.plus(1));
  }

  private static Column bin(Feature feature) {
    var value = col("`" + feature.name().replace("`", "``") + "`");
    return feature.isNumber()
        ? BinOf.number(feature).apply(value.cast("double"))
        : BinOf.word(feature).apply(value.cast("string"));
  }
}
