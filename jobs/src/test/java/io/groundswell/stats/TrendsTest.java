package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendsTest {
  private static final int SERIES = 60;
  private static final int WORLDS = 3;

  /** As many days as are tested; the days before the first are its baseline. */
  private static final int TESTED = 200;

  private static final double[] WEEKDAYS = {1.3, 1.25, 1.2, 1.15, 1.1, 0.5, 0.5};

  /** Rates from one mention in twenty days to eight a day, over-dispersed, and no news at all. */
  @Test
  void nothingButChanceRaisesFewerAlarmsThanTheRateAllows() {
    for (double growth : new double[] {1, 3}) {
      int alarms = 0;
      int days = 0;
      int daysWithAlarm = 0;
      for (int seed = 1; seed <= WORLDS; seed++) {
        var world = new World(seed, growth);
        for (int today = Trends.DAYS; today < Trends.DAYS + TESTED; today++) {
          long found = world.as(today).stream().filter(Trends.Trend::isAlarm).count();
          alarms += (int) found;
          daysWithAlarm += found > 0 ? 1 : 0;
          days++;
        }
      }
      System.out.printf(
          "users grow %.0f-fold: %d alarms of %d tests, on %d of %d days%n",
          growth, alarms, SERIES * days, daysWithAlarm, days);
      assertThat((double) daysWithAlarm / days).isLessThanOrEqualTo(Trends.FALSE_DISCOVERY_RATE);
    }
  }

  @Test
  void aPlantedRiseIsFoundAndNoOther() {
    var world = new World(11, 3);
    int today = Trends.DAYS + 30;
    for (int d = today - 2; d <= today; d++) {
      world.counts[40][d] += 20;
    }
    var trends = world.as(today);

    assertThat(trends.get(40).isAlarm()).as("%s", trends.get(40)).isTrue();
    assertThat(trends.stream().filter(Trends.Trend::isAlarm)).hasSize(1);
  }

  /** Accounts treble within the week and each says as much as before. */
  @Test
  void aGrowingUserBaseIsNoNews() {
    var counts = new double[SERIES][Trends.DAYS];
    var active = new double[Trends.DAYS];
    for (int d = 0; d < Trends.DAYS; d++) {
      active[d] = d < Trends.BASELINE_DAYS ? 1000 : 3000;
      for (var series : counts) {
        series[d] = Math.round(active[d] / 100);
      }
    }
    var trends = Trends.of(counts, active);
    var asIfNobodyCame = Trends.of(counts, constant());

    assertThat(trends).noneMatch(Trends.Trend::isAlarm);
    assertThat(asIfNobodyCame).allMatch(Trends.Trend::isAlarm);
    assertThat(trends.get(0).week().expected().mean())
        .isCloseTo(trends.get(0).week().count(), within(2.0));
  }

  /** What happened once is neither usual now nor does it hide that it happens again. */
  @Test
  void aSecondStormIsSeenAsWell() {
    var world = new World(5, 1);
    int today = Trends.DAYS + 10;
    world.storm(3, today - 40);
    world.storm(3, today);

    assertThat(world.as(today).get(3).isAlarm()).isTrue();
    assertThat(world.as(today).get(3).day().expected().mean()).isLessThan(1);
  }

  @Test
  void withoutFourWeeksBehindItOrAnybodyInUseNothingIsUsual() {
    var counts = new double[2][Trends.DAYS];
    var active = constant();
    Arrays.fill(counts[0], Trends.BASELINE_DAYS - 27, Trends.DAYS, 3);
    assertThat(Trends.of(counts, active)).isEmpty();

    Arrays.fill(counts[0], Trends.BASELINE_DAYS - 28, Trends.DAYS, 3);
    assertThat(Trends.of(counts, active)).hasSize(2);
    // Days before anything was heard are no days of silence.
    assertThat(Trends.of(counts, active).get(0).day().expected().mean()).isCloseTo(3, within(0.1));

    active[Trends.DAYS - 1] = 0;
    assertThat(Trends.of(counts, active)).isEmpty();
  }

  @Test
  void theHalfLifeOfAStormIsThatOfItsCounts() {
    var world = new World(3, 1);
    for (int d = 60; d < Trends.DAYS; d++) {
      world.counts[20][d] += Math.round(64 * Math.pow(2, -(d - 60) / 1.5));
    }
    var storm = world.as(Trends.DAYS - 1).get(20);

    assertThat(storm.peak()).contains(23);
    assertThat(storm.decay().orElseThrow().halfLife()).isCloseTo(1.5, within(0.3));
    assertThat(storm.decay().orElseThrow().from()).isLessThan(1.5);
    assertThat(storm.decay().orElseThrow().to()).isBetween(1.5, 3.0);
  }

  @Test
  void whatDoesNotFadeHasNoHalfLife() {
    var counts = new double[1][Trends.DAYS];
    Arrays.fill(counts[0], 0, 60, 1);
    Arrays.fill(counts[0], 60, Trends.DAYS, 20);

    assertThat(Trends.of(counts, constant()).get(0).decay()).isEmpty();
  }

  private static double[] constant() {
    var active = new double[Trends.DAYS];
    Arrays.fill(active, 1000);
    return active;
  }

  /** Series of negative binomial counts: gamma rates, Poisson counts. */
  private static final class World {
    final double[][] counts = new double[SERIES][Trends.DAYS + TESTED];
    final double[] active = new double[Trends.DAYS + TESTED];
    private final Random dice;

    World(long seed, double growth) {
      dice = new Random(seed);
      for (int d = 0; d < active.length; d++) {
        active[d] = Math.round(1000 * Math.pow(growth, (double) d / active.length));
        for (int s = 0; s < SERIES; s++) {
          double mean = 0.05 * Math.pow(160, (double) s / SERIES) * WEEKDAYS[d % 7];
          double dispersion = 0.1 + 0.5 * (s % 3);
          counts[s][d] = poisson(mean * active[d] / 1000 * gamma(1 / dispersion) * dispersion);
        }
      }
    }

    void storm(int series, int day) {
      counts[series][day] += 30;
      if (day + 1 < active.length) {
        counts[series][day + 1] += 14;
      }
    }

    List<Trends.Trend> as(int today) {
      int from = today - Trends.DAYS + 1;
      return Trends.of(
          Arrays.stream(counts)
              .map(series -> Arrays.copyOfRange(series, from, today + 1))
              .toArray(double[][]::new),
          Arrays.copyOfRange(active, from, today + 1));
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape) {
      if (shape < 1) {
        return gamma(shape + 1) * Math.pow(dice.nextDouble(), 1 / shape);
      }
      double d = shape - 1 / 3.0;
      while (true) {
        double x = dice.nextGaussian();
        double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
        if (v > 0 && Math.log(dice.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
          return d * v;
        }
      }
    }

    private int poisson(double mean) {
      double left = Math.exp(-mean);
      int count = 0;
      for (double product = dice.nextDouble(); product > left; product *= dice.nextDouble()) {
        count++;
      }
      return count;
    }
  }
}
