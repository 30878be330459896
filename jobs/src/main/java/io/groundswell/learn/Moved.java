package io.groundswell.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a feature has moved between two crowds that were counted on the same bins.
 *
 * <p>The index is the population stability index (Siddiqi 2006) over groups of bins that held about
 * a tenth of the first crowd each: below 0.1 little has moved, above {@value #MUCH} much. Of few
 * rows it is large by chance alone, so much counts only above what chance does in one of 10,000
 * cases: the index of two draws of one crowd is about (1/n + 1/m) times a chi-square (Yurdakul and
 * Naranjo 2020).
 *
 * @param byChance what chance alone reaches in one of 10,000 cases
 */
public record Moved(String feature, double index, double byChance) {
  /** An index above which much has moved. */
  public static final double MUCH = 0.25;

  private static final double GROUP = 0.1;

  /** The normal quantile of 9,999 in 10,000. */
  private static final double RARE = 3.719;

  /** Counts as so many rows on every group, so that an empty one has a share. */
  private static final double SMOOTHED = 0.5;

  public boolean isMuch() {
    return index > Math.max(MUCH, byChance);
  }

  /**
   * Between rows counted by the bins of a feature.
   *
   * @param before of whom the model was learnt
   */
  public static Moved between(Feature feature, long[] before, long[] now) {
    var groups = groups(feature, before, now);
    double ofBefore = Arrays.stream(before).sum();
    double ofNow = Arrays.stream(now).sum();
    if (ofBefore == 0 || ofNow == 0 || groups.size() < 2) {
      return new Moved(feature.name(), 0, 0);
    }
    double index = 0;
    for (int[] group : groups) {
      double was = share(before, group, ofBefore, groups.size());
      double is = share(now, group, ofNow, groups.size());
      index += (is - was) * Math.log(is / was);
    }
    double byChance = (1 / ofBefore + 1 / ofNow) * rare(groups.size() - 1);
    return new Moved(feature.name(), index, byChance);
  }

  private static double share(long[] counts, int[] group, double all, int groups) {
    long here = 0;
    for (int bin = group[0]; bin < group[1]; bin++) {
      here += counts[bin];
    }
    return (here + SMOOTHED) / (all + SMOOTHED * groups);
  }

  /** Each from a bin to below another; bins of numbers together, words and missing alone. */
  private static List<int[]> groups(Feature feature, long[] before, long[] now) {
    double enough = GROUP * Arrays.stream(before).sum();
    var groups = new ArrayList<int[]>();
    int first = 0;
    long held = 0;
    for (int bin = 0; bin < feature.missing(); bin++) {
      held += before[bin];
      boolean isLast = bin == feature.missing() - 1;
      if (!feature.isNumber() || held >= enough || isLast) {
        groups.add(new int[] {first, bin + 1});
        first = bin + 1;
        held = 0;
      }
    }
    groups.add(new int[] {feature.missing(), feature.missing() + 1});
    groups.removeIf(group -> isEmpty(before, group) && isEmpty(now, group));
    return groups;
  }

  private static boolean isEmpty(long[] counts, int[] group) {
    return Arrays.stream(counts, group[0], group[1]).sum() == 0;
  }

  /** The quantile of a chi-square that {@link #RARE} is of a normal (Wilson and Hilferty 1931). */
  private static double rare(int degrees) {
    double spread = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - spread + RARE * Math.sqrt(spread), 3);
  }
}
