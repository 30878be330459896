package io.groundswell.learn;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the values of a feature have moved: the population stability index (Siddiqi 2006), the
 * sum over bins of (share now - share before) ln(share now / share before). Below 0.1 little, above
 * {@value Moved#MUCH} much.
 */
public record Drift(String feature, double index) {
  private static final int BINS = 10;

  /** A bin that is empty on one side counts as if this share were there. */
  private static final double LEAST_SHARE = 1e-4;

  /** Of every feature, the one that moved most first. */
  public static List<Drift> between(Examples before, Examples now) {
    var features = Binning.of(before, BINS);
    var old = BinnedRows.of(features, before);
    var young = BinnedRows.of(features, now);
    return IntStream.range(0, features.size())
        .mapToObj(
            i ->
                new Drift(
                    features.get(i).name(),
                    index(old.mass(i, before.weights()), young.mass(i, now.weights()))))
        .sorted(Comparator.comparingDouble(drift -> -drift.index()))
        .toList();
  }

  private static double index(double[] before, double[] now) {
    double ofBefore = java.util.Arrays.stream(before).sum();
    double ofNow = java.util.Arrays.stream(now).sum();
    double index = 0;
    for (int bin = 0; bin < before.length; bin++) {
      double was = Math.max(before[bin] / ofBefore, LEAST_SHARE);
      double is = Math.max(now[bin] / ofNow, LEAST_SHARE);
      index += (is - was) * Math.log(is / was);
    }
    return index;
  }
}
