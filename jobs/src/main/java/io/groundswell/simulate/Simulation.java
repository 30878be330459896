package io.groundswell.simulate;

import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * The invented company Loomline over some days, as its vendors' files and, apart from them, the
 * truth that was planted.
 *
 * <p>The same numbers give the same bytes, whatever machine or cluster writes them.
 *
 * @param accounts how many companies use the product; some have several workspaces
 * @param from the first day on which anything lands
 * @param to the last day
 * @param seed another seed is another world
 */
public record Simulation(int accounts, LocalDate from, LocalDate to, long seed) {

  public Simulation {
    if (accounts < 1) {
      throw new WrongUse(
          "A simulation of %d accounts is empty. Give at least 1.".formatted(accounts));
    }
    if (to.isBefore(from)) {
      throw new WrongUse(
          "A simulation from %s to %s has no day in it. Give the earlier day first."
              .formatted(from, to));
    }
  }

  /**
   * Writes the vendors' files under {@code landing} and the planted truth under {@code truth}.
   * Files that already hold the right bytes are left untouched; others are replaced.
   *
   * @param landing a folder on any Hadoop file system
   * @param truth another folder, never inside landing
   */
  public Summary write(SparkSession spark, String landing, String truth) {
    return write(spark, landing, truth, Shift.count(accounts, period()));
  }

  Summary write(SparkSession spark, String landing, String truth, int partitions) {
    var conf = new SerializableConfiguration(spark.sessionState().newHadoopConf());
    var period = period();
    int accounts = accounts();
    long seed = seed();
    var counts =
        spark
            .range(0, Shift.count(accounts, period), 1, partitions)
            .mapPartitions(
                (MapPartitionsFunction<Long, Tuple2<String, Long>>)
                    numbers -> {
                      var tally = new TreeMap<String, Long>();
                      while (numbers.hasNext()) {
                        var shift = Shift.of(numbers.next().intValue(), accounts, period);
                        work(shift, period, seed, conf.value(), landing, truth)
                            .forEach((name, count) -> tally.merge(name, count, Long::sum));
                      }
                      return tally.entrySet().stream()
                          .map(count -> new Tuple2<>(count.getKey(), count.getValue()))
                          .iterator();
                    },
                Encoders.tuple(Encoders.STRING(), Encoders.LONG()))
            .groupBy("_1")
            .sum("_2")
            .collectAsList();
    var total = new TreeMap<String, Long>();
    counts.forEach(count -> total.put(count.getString(0), count.getLong(1)));
    return Summary.of(total);
  }

  private Period period() {
    return new Period(from, (int) ChronoUnit.DAYS.between(from, to) + 1);
  }

  private static Map<String, Long> work(
      Shift shift, Period period, long seed, Configuration conf, String landing, String truth)
      throws IOException {
    var tally = new Tally();
    var planted = new Truth(period, shift, tally);
    var arriving = new Landing(period, shift, tally, planted);
    var world = World.of(period, seed);
    if (shift.block() == 0) {
      WorldLife.live(world, arriving, planted);
    }
    for (int index = shift.firstCompany(); index < shift.endCompany(); index++) {
      Life.live(Company.found(seed, index, period), world, arriving, planted);
    }
    try (var landingFolder = new Folder(landing, conf);
        var truthFolder = new Folder(truth, conf)) {
      arriving.write(landingFolder);
      planted.write(truthFolder);
    }
    return tally.counts();
  }
}
