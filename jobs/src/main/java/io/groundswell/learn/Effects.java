package io.groundswell.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What trees say, written as tables: by feature over its bins, by pair of features over both.
 *
 * <p>Trees that ask about two features at most are such a sum exactly (GA2M: Lou, Caruana, Gehrke
 * and Hooker 2013). {@link #purify} moves out of the pairs what one feature says alone, weighted by
 * how many rows are there, so that a curve holds all that belongs to it (Lengerich et al. 2020).
 */
final class Effects {
  /** Two features, the lower number first. */
  record Pair(int one, int other) implements Comparable<Pair> {
    static Pair of(int a, int b) {
      return new Pair(Math.min(a, b), Math.max(a, b));
    }

    @Override
    public int compareTo(Pair that) {
      return one != that.one ? Integer.compare(one, that.one) : Integer.compare(other, that.other);
    }
  }

  private final BinnedRows fine;
  private final BinnedRows coarse;
  private final double[][] curves;
  private final TreeMap<Pair, double[][]> surfaces = new TreeMap<>();
  private double baseline;

  /**
   * @param fine rows in the bins of curves
   * @param coarse the same rows in the bins of pairs
   */
  Effects(BinnedRows fine, BinnedRows coarse) {
    this.fine = fine;
    this.coarse = coarse;
    this.curves = fine.features().stream().map(f -> new double[f.bins()]).toArray(double[][]::new);
  }

  void addBaseline(double points) {
    baseline += points;
  }

  /** Adds a share of what trees say that ask for the bins of curves, one feature each. */
  void addCurves(List<Tree> trees, Layout layout, double share) {
    for (var tree : trees) {
      for (var path : tree.paths()) {
        var asked = asked(tree, path, layout);
        if (asked.isEmpty()) {
          baseline += share * path.says();
        } else {
          add(curves[asked.get(0)], tree, path, layout, share);
        }
      }
    }
  }

  /** Adds a share of what trees say that ask for the bins of pairs, two features on each path. */
  void addPairs(List<Tree> trees, Layout layout, double share) {
    for (var tree : trees) {
      for (var path : tree.paths()) {
        var asked = asked(tree, path, layout);
        if (asked.isEmpty()) {
          baseline += share * path.says();
        } else if (asked.size() == 1) {
          double[] said = new double[coarse.features().get(asked.get(0)).bins()];
          add(said, tree, path, layout, share);
          addCoarse(asked.get(0), said);
        } else {
          var pair = Pair.of(asked.get(0), asked.get(1));
          add(surface(pair), pair, tree, path, layout, share);
        }
      }
    }
  }

  private static void add(double[] curve, Tree tree, Tree.Path path, Layout layout, double share) {
    for (int bin = 0; bin < curve.length; bin++) {
      int at = bin;
      if (tree.holds(path, column -> layout.value(column, at))) {
        curve[bin] += share * path.says();
      }
    }
  }

  private static void add(
      double[][] surface, Pair pair, Tree tree, Tree.Path path, Layout layout, double share) {
    for (int i = 0; i < surface.length; i++) {
      for (int j = 0; j < surface[i].length; j++) {
        int one = i;
        int other = j;
        if (tree.holds(
            path,
            column -> layout.value(column, layout.feature(column) == pair.one() ? one : other))) {
          surface[i][j] += share * path.says();
        }
      }
    }
  }

  private double[][] surface(Pair pair) {
    return surfaces.computeIfAbsent(
        pair,
        p ->
            new double[coarse.features().get(p.one()).bins()]
                [coarse.features().get(p.other()).bins()]);
  }

  private static List<Integer> asked(Tree tree, Tree.Path path, Layout layout) {
    return path.nodes().stream()
        .map(node -> layout.feature(tree.column()[node]))
        .distinct()
        .toList();
  }

  private void addCoarse(int feature, double[] points) {
    for (int bin = 0; bin < curves[feature].length; bin++) {
      curves[feature][bin] += points[coarseBin(feature, bin)];
    }
  }

  private int coarseBin(int feature, int bin) {
    return Binning.coarse(fine.features().get(feature), bin, coarse.features().get(feature));
  }

  /** The log-odds of every row by the curves alone, from others on. */
  double[] margins(double[] from) {
    double[] margins = from.clone();
    for (int feature = 0; feature < curves.length; feature++) {
      for (int row = 0; row < margins.length; row++) {
        margins[row] += curves[feature][fine.bins()[feature][row]];
      }
    }
    for (int row = 0; row < margins.length; row++) {
      margins[row] += baseline;
    }
    return margins;
  }

  /** Gives to curves what is theirs, and to the baseline what is everybody's. */
  void purify(double[] weights) {
    surfaces.forEach((pair, surface) -> purify(pair, surface, weights));
    for (int feature = 0; feature < curves.length; feature++) {
      double[] mass = fine.mass(feature, weights);
      double[] curve = curves[feature];
      double mean = Purification.mean(curve, mass);
      baseline += mean;
      for (int bin = 0; bin < curve.length; bin++) {
        // Nobody was seen there: it says nothing for or against.
        curve[bin] = mass[bin] > 0 ? curve[bin] - mean : 0;
      }
    }
  }

  private void purify(Pair pair, double[][] surface, double[] weights) {
    double[][] mass = new double[surface.length][surface[0].length];
    for (int row = 0; row < weights.length; row++) {
      mass[coarse.bins()[pair.one()][row]][coarse.bins()[pair.other()][row]] += weights[row];
    }
    var alone = Purification.of(surface, mass);
    addCoarse(pair.one(), alone.ofOne());
    addCoarse(pair.other(), alone.ofOther());
  }

  /** The tables as a model, every log-odds stretched and shifted by a calibration. */
  GlassBox glassBox(Platt calibration) {
    var ofFeatures = new ArrayList<GlassBox.Curve>();
    for (int i = 0; i < curves.length; i++) {
      double[] points = calibration.stretched(curves[i]);
      if (Arrays.stream(points).anyMatch(p -> p != 0)) {
        ofFeatures.add(new GlassBox.Curve(fine.features().get(i), points));
      }
    }
    var ofPairs = new ArrayList<GlassBox.Surface>();
    surfaces.forEach(
        (pair, surface) ->
            ofPairs.add(
                new GlassBox.Surface(
                    coarse.features().get(pair.one()),
                    coarse.features().get(pair.other()),
                    Arrays.stream(surface).map(calibration::stretched).toArray(double[][]::new))));
    return new GlassBox(calibration.of(baseline), ofFeatures, ofPairs);
  }
}
