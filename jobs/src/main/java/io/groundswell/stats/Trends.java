package io.groundswell.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which of many series of daily counts count more today, or in the last week, than they usually do.
 *
 * <p>What is usual comes from the {@value #BASELINE_DAYS} days that end a week ago, so that a rise
 * does not raise what it is held against: rate of the series x active accounts of the day x
 * weekday. The weekday is that of all series together. Today and the week each have a test; {@link
 * FalseDiscovery#simes} makes one of the two and {@link FalseDiscovery#qValues} looks over all
 * series of the day.
 */
public final class Trends {
  public static final int WEEK = 7;
  public static final int BASELINE_DAYS = 77;
  public static final int DAYS = BASELINE_DAYS + WEEK;

  /** With less than four weeks behind it nothing is usual. */
  private static final int LEAST_BASELINE_DAYS = 28;

  /** The share of alarms of a day that may be false. */
  public static final double FALSE_DISCOVERY_RATE = 0.05;

  private static final double LEAST_USUAL = 1e-6;

  /**
   * One series as of today.
   *
   * @param baseline what the series counted over the baseline
   * @param day today
   * @param week the last seven days, with today
   * @param peak how many days ago the burst was greatest, if there was one in all the days
   */
  public record Trend(
      double baseline,
      Reading day,
      Reading week,
      double pValue,
      double qValue,
      Optional<Integer> peak,
      Optional<Decay> decay) {

    public boolean isAlarm() {
      return qValue <= FALSE_DISCOVERY_RATE;
    }
  }

  /** A count and what was expected instead. */
  public record Reading(double count, NegativeBinomial expected) {
    double pValue() {
      return expected.atLeast(Math.round(count));
    }
  }

  private final double[][] counts;
  private final double[] exposures;
  private final int from;

  private Trends(double[][] counts, double[] exposures, int from) {
    this.counts = counts;
    this.exposures = exposures;
    this.from = from;
  }

  /**
   * The trends of all series, in their order; none while what is usual cannot be known: with nobody
   * active today, or less than {@value #LEAST_BASELINE_DAYS} days of baseline since anything was
   * counted at all.
   *
   * @param counts by series and day, {@value #DAYS} days, the last of them today
   * @param active accounts in use on each of these days
   */
  public static List<Trend> of(double[][] counts, double[] active) {
    int from = 0;
    var totals = new double[DAYS];
    Arrays.setAll(totals, d -> Arrays.stream(counts).mapToDouble(series -> series[d]).sum());
    while (from < DAYS && totals[from] == 0) {
      from++;
    }
    long usable =
        IntStream.range(Math.min(from, BASELINE_DAYS), BASELINE_DAYS)
            .filter(d -> active[d] > 0)
            .count();
    if (usable < LEAST_BASELINE_DAYS || !(active[DAYS - 1] > 0)) {
      return List.of();
    }
    // A day on which nobody was heard of in use is no day for either side of the fraction.
    var heard = Arrays.stream(counts).map(series -> where(active, series)).toArray(double[][]::new);
    var exposures = Weekdays.exposures(where(active, totals), active, from);
    return new Trends(heard, exposures, from).trends();
  }

  private List<Trend> trends() {
    var baseline = new double[][] {slice(exposures, from, BASELINE_DAYS)};
    var days = Rates.of(slices(counts, from, BASELINE_DAYS), baseline[0]);
    var calm = IntStream.range(0, counts.length).mapToObj(days::calm).toArray(double[][]::new);
    var weeks = Rates.of(weeks(calm), weeks(baseline)[0]).varyingLike(days, WEEK);
    var ofDay = new Reading[counts.length];
    var ofWeek = new Reading[counts.length];
    var pValues = new double[counts.length];
    double lastWeek = sum(exposures, BASELINE_DAYS, DAYS);
    for (int s = 0; s < counts.length; s++) {
      ofDay[s] = new Reading(counts[s][DAYS - 1], days.next(s, exposures[DAYS - 1]));
      ofWeek[s] = new Reading(sum(counts[s], BASELINE_DAYS, DAYS), weeks.next(s, lastWeek));
      pValues[s] = FalseDiscovery.simes(ofDay[s].pValue(), ofWeek[s].pValue());
    }
    var qValues = FalseDiscovery.qValues(pValues);
    return IntStream.range(0, counts.length)
        .mapToObj(
            s -> {
              var peak = peak(days, s);
              return new Trend(
                  sum(counts[s], from, BASELINE_DAYS),
                  ofDay[s],
                  ofWeek[s],
                  pValues[s],
                  qValues[s],
                  peak.map(day -> DAYS - 1 - day),
                  peak.flatMap(day -> decay(days, s, day)));
            })
        .toList();
  }

  /**
   * The day on which a series was the most above the usual, if that was more than the chance of any
   * of its days would have it (Bonferroni); the last of those that are equal.
   */
  private Optional<Integer> peak(Rates days, int s) {
    int peak = DAYS - 1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int d = from; d < DAYS; d++) {
      double above = counts[s][d] - days.rate(s) * exposures[d];
      if (exposures[d] > 0 && above >= highest) {
        highest = above;
        peak = d;
      }
    }
    double chance = days.next(s, exposures[peak]).atLeast(Math.round(counts[s][peak]));
    return chance * (DAYS - from) <= FALSE_DISCOVERY_RATE ? Optional.of(peak) : Optional.empty();
  }

  private Optional<Decay> decay(Rates days, int s, int peak) {
    var usual = new double[DAYS - peak];
    Arrays.setAll(usual, t -> Math.max(LEAST_USUAL, days.rate(s) * exposures[peak + t]));
    return Decay.of(slice(counts[s], peak, DAYS), usual);
  }

  /** By series the sums of the weeks of a baseline, the last of them whole. */
  private static double[][] weeks(double[][] series) {
    return Arrays.stream(series)
        .map(
            s -> {
              int missing = BASELINE_DAYS - s.length;
              var sums = new double[(s.length + WEEK - 1) / WEEK];
              for (int d = 0; d < s.length; d++) {
                sums[(d + missing) / WEEK - missing / WEEK] += s[d];
              }
              return sums;
            })
        .toArray(double[][]::new);
  }

  private static double[] where(double[] active, double[] series) {
    var kept = new double[DAYS];
    Arrays.setAll(kept, d -> active[d] > 0 ? series[d] : 0);
    return kept;
  }

  private static double[][] slices(double[][] series, int from, int until) {
    return Arrays.stream(series).map(s -> slice(s, from, until)).toArray(double[][]::new);
  }

  private static double[] slice(double[] series, int from, int until) {
    return Arrays.copyOfRange(series, from, until);
  }

  private static double sum(double[] series, int from, int until) {
    return Arrays.stream(slice(series, from, until)).sum();
  }
}
