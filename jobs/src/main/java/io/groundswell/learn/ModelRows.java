package io.groundswell.learn;

import io.groundswell.learn.GlassBox.Curve;
import io.groundswell.learn.GlassBox.Surface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * A {@link GlassBox} as rows and back, to the bit: a row per bin of a feature, per two bins of a
 * pair, and one for the baseline.
 *
 * <p>{@code part} counts what adds to the score from 1; the baseline is part 0. A bin of numbers
 * reaches from {@code from_value} (null: from anywhere) to below {@code to_value} (null: to
 * anywhere). A bin of words has its {@code level}. Neither stands where the bin is that of missing
 * values or of all other words.
 */
public final class ModelRows {
  public static final StructType COLUMNS =
      StructType.fromDDL(
          "part INT, feature STRING, kind STRING, bin INT, from_value DOUBLE, to_value DOUBLE,"
              + " level STRING, other_feature STRING, other_kind STRING, other_bin INT,"
              + " other_from_value DOUBLE, other_to_value DOUBLE, other_level STRING,"
              + " points DOUBLE");
  private static final String NUMBERS = "numbers";
  private static final String WORDS = "words";

  private ModelRows() {}

  public static List<Row> of(GlassBox model) {
    var rows = new ArrayList<Row>();
    rows.add(row(0, null, 0, null, 0, model.baseline()));
    int part = 0;
    for (var curve : model.curves()) {
      part++;
      for (int bin = 0; bin < curve.points().length; bin++) {
        rows.add(row(part, curve.feature(), bin, null, 0, curve.points()[bin]));
      }
    }
    for (var surface : model.surfaces()) {
      part++;
      for (int one = 0; one < surface.points().length; one++) {
        for (int other = 0; other < surface.points()[one].length; other++) {
          double points = surface.points()[one][other];
          rows.add(row(part, surface.one(), one, surface.other(), other, points));
        }
      }
    }
    return rows;
  }

  private static Row row(
      int part, Feature one, int bin, Feature other, int otherBin, double points) {
    var cells = new ArrayList<Object>();
    cells.add(part);
    add(one, bin, cells);
    add(other, otherBin, cells);
    cells.add(points);
    return RowFactory.create(cells.toArray());
  }

  private static void add(Feature feature, int bin, List<Object> cells) {
    cells.add(feature == null ? null : feature.name());
    cells.add(feature == null ? null : feature.isNumber() ? NUMBERS : WORDS);
    cells.add(feature == null ? null : bin);
    boolean isNumber = feature != null && feature.isNumber() && bin != feature.missing();
    cells.add(isNumber && bin > 0 ? feature.cuts()[bin - 1] : null);
    cells.add(isNumber && bin < feature.cuts().length ? feature.cuts()[bin] : null);
    boolean isLevel = feature != null && !feature.isNumber() && bin < feature.levels().size();
    cells.add(isLevel ? feature.levels().get(bin) : null);
  }

  /** The model that the rows were made of, in whatever order they are. */
  public static GlassBox model(List<Row> rows) {
    Map<Integer, List<Row>> parts =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<Integer>getAs("part"), TreeMap::new, Collectors.toList()));
    double baseline = 0;
    var curves = new ArrayList<Curve>();
    var surfaces = new ArrayList<Surface>();
    for (var part : parts.entrySet()) {
      var first = part.getValue().get(0);
      if (part.getKey() == 0) {
        baseline = first.getAs("points");
        continue;
      }
      var one = feature(part.getValue(), "");
      if (first.getAs("other_feature") == null) {
        double[] points = new double[one.bins()];
        part.getValue().forEach(row -> points[row.<Integer>getAs("bin")] = row.getAs("points"));
        curves.add(new Curve(one, points));
      } else {
        var other = feature(part.getValue(), "other_");
        double[][] points = new double[one.bins()][other.bins()];
        part.getValue()
            .forEach(
                row ->
                    points[row.<Integer>getAs("bin")][row.<Integer>getAs("other_bin")] =
                        row.getAs("points"));
        surfaces.add(new Surface(one, other, points));
      }
    }
    return new GlassBox(baseline, curves, surfaces);
  }

  private static Feature feature(List<Row> rows, String which) {
    String name = rows.get(0).getAs(which + "feature");
    if (rows.get(0).getAs(which + "kind").equals(NUMBERS)) {
      return Feature.ofNumbers(
          name,
          rows.stream()
              .map(row -> row.<Double>getAs(which + "from_value"))
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .distinct()
              .sorted()
              .toArray());
    }
    return Feature.ofWords(
        name,
        rows.stream()
            .filter(row -> row.getAs(which + "level") != null)
            .sorted(Comparator.comparingInt(row -> row.<Integer>getAs(which + "bin")))
            .map(row -> row.<String>getAs(which + "level"))
            .distinct()
            .toList());
  }
}
