package io.groundswell.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good probabilities are.
 *
 * @param auc the chance that a random positive is above a random negative, a tie counting half
 * @param precision the mean precision over the ranks of the positives (area under precision and
 *     recall)
 * @param lift how many times the usual share of positives the tenth with the highest scores has
 * @param brier the mean squared difference of probability and truth (Brier 1950)
 * @param ece the expected calibration error: how far probability and truth are apart, in ten bins
 *     of equal width (Naeini, Cooper and Hauskrecht 2015)
 */
public record Quality(double auc, double precision, double lift, double brier, double ece) {
  private static final int BINS = 10;
  private static final double TOP = 0.1;
  private static final int DRAWS = 1_000;
  private static final long SEED = 17;

  /**
   * A quality and the bounds between which it lies in 95 of 100 draws of other such rows.
   *
   * @param sureAuc an AUC that 995 of 1,000 draws are above
   */
  public record Measured(Quality found, Quality low, Quality high, double sureAuc) {}

  public static Quality of(Foretold foretold) {
    return of(foretold, descending(foretold), foretold.weights());
  }

  /** With bounds by the bootstrap; rows of a group are drawn together. */
  public static Measured measured(Foretold foretold) {
    int[] order = descending(foretold);
    int[] units = units(foretold);
    int count = Arrays.stream(units).max().orElse(-1) + 1;
    List<Quality> draws =
        IntStream.range(0, DRAWS)
            .parallel()
            .mapToObj(
                draw -> {
                  var dice = new SplittableRandom(SEED + draw);
                  int[] times = new int[count];
                  for (int i = 0; i < count; i++) {
                    times[dice.nextInt(count)]++;
                  }
                  double[] weights = new double[foretold.size()];
                  for (int row = 0; row < weights.length; row++) {
                    weights[row] = foretold.weights()[row] * times[units[row]];
                  }
                  return of(foretold, order, weights);
                })
            .toList();
    return new Measured(
        of(foretold),
        bound(draws, 0.025),
        bound(draws, 0.975),
        quantile(draws, 0.005, Quality::auc));
  }

  private static Quality bound(List<Quality> draws, double share) {
    return new Quality(
        quantile(draws, share, Quality::auc),
        quantile(draws, share, Quality::precision),
        quantile(draws, share, Quality::lift),
        quantile(draws, share, Quality::brier),
        quantile(draws, share, Quality::ece));
  }

  private static double quantile(
      List<Quality> draws, double share, ToDoubleFunction<Quality> measure) {
    double[] sorted = draws.stream().mapToDouble(measure).sorted().toArray();
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private static int[] units(Foretold foretold) {
    if (foretold.groups() == null) {
      return IntStream.range(0, foretold.size()).toArray();
    }
    Map<String, Integer> numbers = new HashMap<>();
    return Arrays.stream(foretold.groups())
        .mapToInt(group -> numbers.computeIfAbsent(group, g -> numbers.size()))
        .toArray();
  }

  private static int[] descending(Foretold foretold) {
    double[] p = foretold.probabilities();
    return IntStream.range(0, p.length)
        .boxed()
        .sorted((a, b) -> Double.compare(p[b], p[a]))
        .mapToInt(i -> i)
        .toArray();
  }

  private static Quality of(Foretold foretold, int[] order, double[] weights) {
    double yes = 0;
    double no = 0;
    double brier = 0;
    double[] gaps = new double[BINS];
    for (int row = 0; row < weights.length; row++) {
      double truth = foretold.labels()[row] ? 1 : 0;
      double p = foretold.probabilities()[row];
      yes += weights[row] * truth;
      no += weights[row] * (1 - truth);
      brier += weights[row] * (p - truth) * (p - truth);
      gaps[Math.min(BINS - 1, (int) (p * BINS))] += weights[row] * (p - truth);
    }
    double all = yes + no;
    double won = 0;
    double precision = 0;
    double inTop = 0;
    double yesAbove = 0;
    double noAbove = 0;
    for (int i = 0; i < order.length; ) {
      double p = foretold.probabilities()[order[i]];
      double yesHere = 0;
      double noHere = 0;
      for (; i < order.length && foretold.probabilities()[order[i]] == p; i++) {
        if (foretold.labels()[order[i]]) {
          yesHere += weights[order[i]];
        } else {
          noHere += weights[order[i]];
        }
      }
      double here = yesHere + noHere;
      if (here == 0) {
        continue;
      }
      won += noHere * (yesAbove + yesHere / 2);
      double room = Math.max(0, Math.min(1, (TOP * all - yesAbove - noAbove) / here));
      inTop += room * yesHere;
      yesAbove += yesHere;
      noAbove += noHere;
      precision += yesHere * yesAbove / (yesAbove + noAbove);
    }
    return new Quality(
        won / (yes * no),
        precision / yes,
        inTop / (TOP * all) / (yes / all),
        brier / all,
        Arrays.stream(gaps).map(Math::abs).sum() / all);
  }

  /**
   * Tenths of the rows by their probability, lowest first.
   *
   * @param said the mean probability
   * @param came the share of which it came true
   */
  public record Tenth(double said, double came, int rows) {}

  public static List<Tenth> tenths(Foretold foretold) {
    int[] order = descending(foretold);
    int parts = Math.min(BINS, order.length);
    return IntStream.range(0, parts)
        .mapToObj(
            part -> {
              int from = (int) ((long) order.length * (parts - 1 - part) / parts);
              int to = (int) ((long) order.length * (parts - part) / parts);
              double said = 0;
              double came = 0;
              double all = 0;
              for (int i = from; i < to; i++) {
                double weight = foretold.weights()[order[i]];
                said += weight * foretold.probabilities()[order[i]];
                came += foretold.labels()[order[i]] ? weight : 0;
                all += weight;
              }
              return new Tenth(said / all, came / all, to - from);
            })
        .toList();
  }
}
