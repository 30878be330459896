package io.groundswell.learn;

import io.groundswell.learn.Boosting.Settings;
import io.groundswell.learn.Effects.Pair;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns a {@link GlassBox} from examples.
 *
 * <p>The examples are parted into {@value #BAGS}. For each part, curves are grown as boosted stumps
 * on the others and stopped by the part; the model is the mean of all. What the stumps leave open
 * is asked for pairs of features; those that are found are kept when the parts that did not teach
 * them are told better with than without. A calibration is kept when it makes the same parts
 * better. The same examples give the same model, in whatever order they come.
 *
 * @param monotone features whose points may only rise (1) or fall (-1) with their value
 * @param mostPairs at most so many pairs of features; 0 for curves alone
 */
public record Learner(Map<String, Integer> monotone, int mostPairs, long seed) {
  static final int BAGS = 5;
  private static final int MOST_BINS = 255;
  private static final int MOST_BINS_OF_A_PAIR = 24;
  private static final int SEARCH_ROUNDS = 150;

  /** Where there is much to learn from, steps may be larger. */
  private static final int MANY_ROWS = 15_000;

  static final Settings CURVES = new Settings(1, 0.08, 1000, 60, 2, 1, 0.8);
  static final Settings PAIRS = new Settings(2, 0.06, 800, 60, 2, 1, 0.8);
  private static final Settings CURVES_OF_MANY = new Settings(1, 0.25, 600, 30, 2, 1, 0.8);
  private static final Settings PAIRS_OF_MANY = new Settings(2, 0.15, 600, 30, 2, 1, 0.8);

  public static Learner standard() {
    return new Learner(Map.of(), 12, 42);
  }

  /**
   * What was learnt.
   *
   * @param margins of each example, in the order of {@link Examples#inOrder}, the log-odds by trees
   *     that it did not teach
   * @param calibration what the log-odds were put right by
   */
  public record Learnt(GlassBox model, double[] margins, Platt calibration) {}

  public Learnt learn(Examples given) {
    var examples = evened(given.inOrder(seed));
    var fine = BinnedRows.of(Binning.of(examples, MOST_BINS), examples);
    var folds = Folds.of(examples, BAGS);
    double[] from = new double[examples.size()];
    Arrays.fill(from, Platt.logOdds(examples.rate()));
    var layout = new Layout(fine);
    var signs = new TreeMap<>(monotone);
    Map<String, Object> curvesOnly = Map.of("monotone_constraints", layout.monotone(signs));
    boolean isMuch = examples.size() >= MANY_ROWS;
    var curves = new Boosting(layout, examples, isMuch ? CURVES_OF_MANY : CURVES, seed);
    var grown =
        bags(folds, (fold, rows) -> curves.grow(rows, folds.rowsOf(fold), from, curvesOnly));
    double[] margins = margins(grown, folds, examples.size());

    var coarse = fine.coarser(MOST_BINS_OF_A_PAIR);
    var effects = new Effects(fine, coarse);
    effects.addBaseline(from[0]);
    grown.forEach(bag -> effects.addCurves(bag.trees(), layout, 1.0 / BAGS));

    var broad = new Layout(coarse);
    var pairs = mostPairs == 0 ? List.<int[]>of() : pairs(examples, broad, margins);
    if (!pairs.isEmpty()) {
      Map<String, Object> constrained =
          Map.of(
              "monotone_constraints", broad.monotone(signs),
              "interaction_constraints", broad.together(pairs));
      var boosting = new Boosting(broad, examples, isMuch ? PAIRS_OF_MANY : PAIRS, seed);
      var more =
          bags(
              folds,
              (fold, rows) ->
                  boosting.grow(
                      rows,
                      folds.rowsOf(fold),
                      said(grown.get(fold), layout, fine, from),
                      constrained));
      double[] together = margins(more, folds, examples.size());
      if (isBetter(together, margins, examples)) {
        margins = together;
        more.forEach(bag -> effects.addPairs(bag.trees(), broad, 1.0 / BAGS));
      }
    }
    effects.purify(examples.weights());
    var calibration = Platt.of(margins, examples.labels(), examples.weights());
    return new Learnt(effects.glassBox(calibration), margins, calibration);
  }

  private interface Bag {
    Boosting.Grown grown(int fold, int[] rows);
  }

  private static List<Boosting.Grown> bags(Folds folds, Bag bag) {
    return folds.all().parallelStream()
        .map(fold -> bag.grown(fold, folds.rowsBeside(fold)))
        .toList();
  }

  /** Weights that are 1 on average, as the settings of trees expect. */
  private static Examples evened(Examples examples) {
    double mean = Arrays.stream(examples.weights()).average().orElse(1);
    return new Examples(
        examples.attributes(),
        examples.labels(),
        Arrays.stream(examples.weights()).map(weight -> weight / mean).toArray(),
        examples.groups(),
        examples.times());
  }

  private static double[] margins(List<Boosting.Grown> bags, Folds folds, int rows) {
    double[] margins = new double[rows];
    for (int fold = 0; fold < bags.size(); fold++) {
      int[] held = folds.rowsOf(fold);
      for (int i = 0; i < held.length; i++) {
        margins[held[i]] = bags.get(fold).margins()[i];
      }
    }
    return margins;
  }

  /** What the curves of one bag say of every row. */
  private static double[] said(Boosting.Grown bag, Layout layout, BinnedRows fine, double[] from) {
    var alone = new Effects(fine, fine);
    alone.addCurves(bag.trees(), layout, 1);
    return alone.margins(from);
  }

  /** The pairs that small trees ask about most when the curves have said what they can. */
  private List<int[]> pairs(Examples examples, Layout layout, double[] margins) {
    var search = new Boosting(layout, examples, PAIRS, seed);
    int[] all = IntStream.range(0, examples.size()).toArray();
    var gains = new TreeMap<Pair, Double>();
    for (var tree : search.grow(all, margins, SEARCH_ROUNDS, Map.of())) {
      if (tree.isLeaf(0)) {
        continue;
      }
      int root = layout.feature(tree.column()[0]);
      for (int node : new int[] {tree.left()[0], tree.right()[0]}) {
        if (!tree.isLeaf(node) && layout.feature(tree.column()[node]) != root) {
          gains.merge(
              Pair.of(root, layout.feature(tree.column()[node])), tree.gain()[node], Double::sum);
        }
      }
    }
    return gains.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Pair, Double>>comparingDouble(entry -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(mostPairs)
        .map(entry -> new int[] {entry.getKey().one(), entry.getKey().other()})
        .toList();
  }

  /** Whether the mean loss falls by more than the standard error of the fall. */
  private static boolean isBetter(double[] margins, double[] before, Examples examples) {
    double sum = 0;
    double squares = 0;
    double all = 0;
    for (int row = 0; row < margins.length; row++) {
      double fall =
          loss(before[row], examples.labels()[row]) - loss(margins[row], examples.labels()[row]);
      sum += examples.weights()[row] * fall;
      squares += examples.weights()[row] * fall * fall;
      all += examples.weights()[row];
    }
    double mean = sum / all;
    double spread = Math.sqrt(Math.max(0, squares / all - mean * mean) / margins.length);
    return mean > spread;
  }

  private static double loss(double margin, boolean label) {
    return Math.log1p(Math.exp(label ? -margin : margin));
  }

  /** By part of a model, by how much it moves the log-odds on average; the most first. */
  public static Map<String, Double> weights(GlassBox model, Examples examples) {
    double[][] points = model.contributions(examples);
    var parts = model.parts();
    double[] moved = new double[parts.size()];
    for (double[] row : points) {
      for (int part = 0; part < moved.length; part++) {
        moved[part] += Math.abs(row[part]) / points.length;
      }
    }
    var weights = new LinkedHashMap<String, Double>();
    IntStream.range(0, moved.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer part) -> -moved[part]))
        .forEach(part -> weights.put(parts.get(part), moved[part]));
    return weights;
  }
}
