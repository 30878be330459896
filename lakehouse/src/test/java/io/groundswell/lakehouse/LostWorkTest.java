package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkEnv;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** A machine that dies takes work with it that was done and counted; it is done again. */
class LostWorkTest {
  private static final Table STEPS = new Table(Layer.SILVER, "steps");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 40;
  private static final int ROWS = 1000;

  @TempDir Path root;

  @Test
  void rowsAreCountedOnceThoughTheyWereMadeTwice() throws Exception {
    var spark = TestSession.spark();
    var contracts = new ArrayList<>(Contracts.onClassPath(Ledger.TABLES).all());
    contracts.add(ContractFile.parse(CONTRACT, "steps.yaml", STEPS));
    var tables = root.resolve("tables").toString();
    var lakehouse =
        new Lakehouse(
            spark, tables, root.resolve("landing").toString(), Contracts.of(contracts), List.of());

    var again = new WorkDoneAgain();
    spark.sparkContext().addSparkListener(again);
    var loss = new Loss();
    loss.start();
    var published = lakehouse.run(new Steps(), new Run(DAY, DAY.plusDays(DAYS - 1), "r"));
    loss.interrupt();
    loss.join();
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.sparkContext().removeSparkListener(again);

    assertThat(again.stages).as("stages that were done again").hasPositiveValue();
    assertThat(published.kept()).isEqualTo(ROWS);
    assertThat(published.warned().values()).containsExactly((long) ROWS / 2);
    assertThat(lakehouse.read(STEPS).count()).isEqualTo(ROWS);
  }

  /** Takes away what the tasks of each shuffle left for those after them, once. */
  private static final class Loss extends Thread {
    private final Set<String> before = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    private Loss() {
      shuffled().forEach(file -> before.add(shuffle(file)));
    }

    @Override
    public void run() {
      while (!isInterrupted()) {
        for (var file : shuffled()) {
          if (!before.contains(shuffle(file)) && taken.add(shuffle(file))) {
            file.delete();
          }
        }
      }
    }

    private static List<File> shuffled() {
      var files = SparkEnv.get().blockManager().diskBlockManager().getAllFiles();
      return CollectionConverters.asJava(files).stream()
          .filter(file -> file.getName().matches("shuffle_.*\\.index"))
          .toList();
    }

    private static String shuffle(File file) {
      return file.getName().split("_")[1];
    }
  }

  private static final class WorkDoneAgain extends SparkListener {
    private final AtomicInteger stages = new AtomicInteger();

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
      if (submitted.stageInfo().attemptNumber() > 0) {
        stages.incrementAndGet();
      }
    }
  }

  private static final class Steps implements Job {
    @Override
    public Table output() {
      return STEPS;
    }

    @Override
    public List<Table> inputs() {
      return List.of();
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      return TestSession.spark()
          .range(0, ROWS, 1, 1)
          .select(
              date_add(lit(run.from()), col("id").mod(DAYS).cast("int")).as("known_on"),
              col("id").as("step"),
              col("id").mod(2).as("side"));
    }
  }

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: silver.steps
      name: steps
      version: 1.0.0
      status: active
      domain: silver
      description:
        purpose: Steps.
      slaProperties:
        - property: retention
          value: 1
          unit: y
      schema:
        - name: steps
          physicalType: table
          description: A step.
          dataGranularityDescription: One row per step.
          properties:
            - name: known_on
              logicalType: date
              physicalType: DATE
              description: Day.
              required: true
              primaryKey: true
              primaryKeyPosition: 1
            - name: step
              logicalType: integer
              physicalType: BIGINT
              description: Number.
              required: true
              primaryKey: true
              primaryKeyPosition: 2
            - name: side
              logicalType: integer
              physicalType: BIGINT
              description: Left or right.
              quality:
                - type: library
                  metric: invalidValues
                  arguments:
                    validValues: [0]
                  mustBe: 0
                  severity: warning
      """;
}
