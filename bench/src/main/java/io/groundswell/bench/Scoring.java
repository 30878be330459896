package io.groundswell.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.groundswell.learn.Feature;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.ScoreColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** How long it takes to score rows: {@code bench/backtest scoring [ROWS [FEATURES]]}. */
public final class Scoring {
  private Scoring() {}

  public static void main(String[] args) {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int features = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    var model = model(features);
    for (boolean isCompiled : new boolean[] {false, true}) {
      var builder = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false");
      builder.config("spark.sql.codegen.wholeStage", isCompiled);
      builder.config("spark.sql.codegen.factoryMode", isCompiled ? "FALLBACK" : "NO_CODEGEN");
      try (var spark = builder.getOrCreate()) {
        var table = spark.range(rows).toDF();
        for (int i = 0; i < features; i++) {
          table =
              table.selectExpr(
                  "*", "pmod(xxhash64(id, %d), 100000) / 100000D AS f%d".formatted(i, i));
        }
        var cached = table.repartition(4).cache();
        cached.count();
        for (String what : new String[] {"first", "again"}) {
          long began = System.nanoTime();
          var row =
              new ScoreColumns(model)
                  .addTo(cached)
                  .agg(sum("probability"), sum(col("contributions").getItem(0).getField("points")))
                  .head();
          System.out.printf(
              Locale.ROOT,
              "%,d rows, %d features, %s, %s: %.1f s (%s)%n",
              rows,
              features,
              isCompiled ? "compiled" : "interpreted",
              what,
              (System.nanoTime() - began) / 1e9,
              row);
        }
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** 200 steps a feature, and twelve pairs of 24 by 24. */
  private static GlassBox model(int features) {
    var dice = new SplittableRandom(1);
    List<GlassBox.Curve> curves = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      var feature = feature("f" + i, 199);
      curves.add(new GlassBox.Curve(feature, dice.doubles(feature.bins()).toArray()));
    }
    List<GlassBox.Surface> surfaces = new ArrayList<>();
    for (int i = 0; i < Math.min(12, features / 2); i++) {
      var one = feature("f" + i, 23);
      var other = feature("f" + (i + features / 2), 23);
      double[][] points = new double[one.bins()][];
      for (int bin = 0; bin < points.length; bin++) {
        points[bin] = dice.doubles(other.bins()).toArray();
      }
      surfaces.add(new GlassBox.Surface(one, other, points));
    }
    return new GlassBox(-30, curves, surfaces);
  }

  private static Feature feature(String name, int cuts) {
    return new Feature(
        name, IntStream.rangeClosed(1, cuts).mapToDouble(i -> i / (cuts + 1.0)).toArray(), null);
  }
}
