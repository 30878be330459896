package io.groundswell.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A model that can be read: log-odds are the baseline, plus the points of each feature's curve,
 * plus the points of some pairs of features.
 *
 * <p>A probability is 1 / (1 + exp(-log-odds)). Points are zero on average over the rows that the
 * model was learnt from, so a curve says how a value differs from the usual.
 *
 * @param baseline log-odds of a row of which nothing is known
 */
public record GlassBox(double baseline, List<Curve> curves, List<Surface> surfaces) {

  public GlassBox {
    curves = List.copyOf(curves);
    surfaces = List.copyOf(surfaces);
  }

  /** The points of a feature by its bins. */
  public record Curve(Feature feature, double[] points) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Curve that
          && feature.equals(that.feature)
          && Arrays.equals(points, that.points);
    }

    @Override
    public int hashCode() {
      return 31 * feature.hashCode() + Arrays.hashCode(points);
    }
  }

  /** The points of two features by the bins of the one, then of the other. */
  public record Surface(Feature one, Feature other, double[][] points) {
    public String name() {
      return one.name() + " x " + other.name();
    }

    @Override
    public boolean equals(Object thing) {
      return thing instanceof Surface that
          && one.equals(that.one)
          && other.equals(that.other)
          && Arrays.deepEquals(points, that.points);
    }

    @Override
    public int hashCode() {
      return 31 * one.hashCode() + Arrays.deepHashCode(points);
    }
  }

  /** What adds to the score, in order: the features, then the pairs as {@code one x other}. */
  public List<String> parts() {
    return java.util.stream.Stream.concat(
            curves.stream().map(curve -> curve.feature().name()),
            surfaces.stream().map(Surface::name))
        .toList();
  }

  /** By row, what each of {@link #parts} adds; with the baseline they are the log-odds. */
  public double[][] contributions(Examples examples) {
    double[][] points = new double[examples.size()][parts().size()];
    Map<String, Attribute> columns =
        examples.attributes().stream()
            .collect(Collectors.toMap(Attribute::name, Function.identity()));
    for (int part = 0; part < curves.size(); part++) {
      var curve = curves.get(part);
      short[] bins = curve.feature().bins(columns.get(curve.feature().name()));
      for (int row = 0; row < points.length; row++) {
        points[row][part] = curve.points()[bins[row]];
      }
    }
    for (int part = 0; part < surfaces.size(); part++) {
      var surface = surfaces.get(part);
      short[] ones = surface.one().bins(columns.get(surface.one().name()));
      short[] others = surface.other().bins(columns.get(surface.other().name()));
      for (int row = 0; row < points.length; row++) {
        points[row][curves.size() + part] = surface.points()[ones[row]][others[row]];
      }
    }
    return points;
  }

  /** The log-odds of each row. */
  public double[] margins(Examples examples) {
    return Arrays.stream(contributions(examples))
        .mapToDouble(points -> baseline + Arrays.stream(points).sum())
        .toArray();
  }

  /** The probability of each row. */
  public double[] probabilities(Examples examples) {
    return Arrays.stream(margins(examples)).map(Platt::probability).toArray();
  }
}
