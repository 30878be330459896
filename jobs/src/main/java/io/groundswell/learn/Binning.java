package io.groundswell.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the bins of columns from how often values are seen; it does not look at labels.
 *
 * <p>A number that has few values has a bin for each, another has bins that hold about as many rows
 * each. A word is a level when enough rows have it.
 */
final class Binning {
  private static final int MOST_LEVELS = 60;
  private static final int LEAST_ROWS_OF_A_LEVEL = 10;

  private Binning() {}

  static List<Feature> of(Examples examples, int mostBins) {
    return examples.attributes().parallelStream()
        .map(column -> column.isNumber() ? numbers(column, mostBins) : words(column))
        .toList();
  }

  private static Feature numbers(Attribute column, int mostBins) {
    double[] sorted =
        java.util.Arrays.stream(column.numbers()).filter(x -> !Double.isNaN(x)).sorted().toArray();
    int distinct = sorted.length == 0 ? 0 : 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
    }
    double perBin = distinct <= mostBins ? 0 : (double) sorted.length / mostBins;
    var cuts = new ArrayList<Double>();
    int begun = 0;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] > sorted[i - 1] && i - begun >= perBin) {
        cuts.add(between(sorted[i - 1], sorted[i]));
        begun = i;
      }
    }
    return Feature.ofNumbers(
        column.name(), cuts.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Greater than the one and not greater than the other, with few digits where that can be. */
  private static double between(double less, double more) {
    double half = less + (more - less) / 2;
    for (int digits = 1; digits <= 15 && Double.isFinite(half); digits++) {
      double round =
          new java.math.BigDecimal(half).round(new java.math.MathContext(digits)).doubleValue();
      if (round > less && round <= more) {
        return round;
      }
    }
    return more;
  }

  private static Feature words(Attribute column) {
    Map<String, Integer> seen = new HashMap<>();
    for (String word : column.words()) {
      if (word != null) {
        seen.merge(word, 1, Integer::sum);
      }
    }
    int least = Math.min(LEAST_ROWS_OF_A_LEVEL, Math.max(2, column.size() / 100));
    return Feature.ofWords(
        column.name(),
        seen.entrySet().stream()
            .filter(entry -> entry.getValue() >= least)
            .sorted(
                Comparator.<Map.Entry<String, Integer>>comparingInt(entry -> -entry.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_LEVELS)
            .map(Map.Entry::getKey)
            .toList());
  }

  /** The same feature with fewer bins, each of which holds whole ones of the finer. */
  static Feature coarser(Feature fine, short[] bins, int most) {
    if (!fine.isNumber()) {
      return Feature.ofWords(
          fine.name(), fine.levels().subList(0, Math.min(most, fine.levels().size())));
    }
    int[] rows = new int[fine.bins()];
    for (short bin : bins) {
      rows[bin]++;
    }
    double perBin =
        fine.cuts().length < most
            ? 0
            : (double) IntStream.range(0, fine.missing()).map(bin -> rows[bin]).sum() / most;
    var cuts = new ArrayList<Double>();
    int held = 0;
    for (int bin = 0; bin < fine.cuts().length; bin++) {
      held += rows[bin];
      if (held >= perBin) {
        cuts.add(fine.cuts()[bin]);
        held = 0;
      }
    }
    return Feature.ofNumbers(fine.name(), cuts.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The bin of the coarser feature in which a bin of the finer lies. */
  static int coarse(Feature fine, int bin, Feature coarse) {
    if (bin == fine.missing()) {
      return coarse.missing();
    }
    if (fine.isNumber()) {
      return bin == 0 ? 0 : coarse.bin(fine.cuts()[bin - 1]);
    }
    return bin == fine.other() ? coarse.other() : coarse.bin(fine.levels().get(bin));
  }
}
