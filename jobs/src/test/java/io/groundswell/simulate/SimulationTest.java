package io.groundswell.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  @Test
  void writes(@TempDir Path folder) {
    var spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .getOrCreate();
    var simulation =
        new Simulation(400, LocalDate.parse("2026-01-05"), LocalDate.parse("2026-05-04"), 7);
    for (int i = 0; i < 2; i++) {
      long start = System.currentTimeMillis();
      var summary = simulation.write(spark, "/tmp/simtry/landing" + i, "/tmp/simtry/truth" + i);
      System.out.println(
          "seconds " + (System.currentTimeMillis() - start) / 1000.0 + " " + summary);
    }
    assertThat(folder).exists();
  }
}
