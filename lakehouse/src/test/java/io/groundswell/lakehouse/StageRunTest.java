package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageRunTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final Table CALLS = new Table(Layer.BRONZE, "calls");
  private static final Table NOTES = new Table(Layer.BRONZE, "notes");

  @TempDir Path root;
  private Lakehouse lakehouse;

  @BeforeEach
  void open() {
    var contracts = new ArrayList<Contract>();
    for (var table : List.of(CALLS, NOTES)) {
      var contract = CONTRACT.replace("NAME", table.name());
      contracts.add(ContractFile.parse(contract, table.name() + ".yaml", table));
    }
    Contracts.onClassPath(Ledger.TABLES).all().forEach(contracts::add);
    lakehouse =
        new Lakehouse(
            TestSession.spark(),
            root.resolve("tables").toString(),
            root.resolve("landing").toString(),
            Contracts.of(contracts),
            List.of());
  }

  @Test
  void oneSourceThatWentBadLeavesEverySourceOfTheStageAsItWas() throws Exception {
    land("calls", "a call\n");
    land("notes", "a bad note\n".repeat(11));

    var ended = run();

    assertThat(ended).extracting(Ledger.Entry::status).containsExactly("skipped", "refused");
    assertThat(ended.get(0).message())
        .isEqualTo("Nothing is published, since bronze.notes was refused.");
    assertThat(ended.get(1).message()).contains("11 of 11 records are rejected");
    assertThat(lakehouse.has(CALLS)).isFalse();
    assertThat(lakehouse.read(Ledger.REJECTS).count()).isEqualTo(11);
    assertThat(lakehouse.read(Ledger.FILES).count()).isZero();

    land("notes", "a note\n");
    assertThat(run()).extracting(Ledger.Entry::status).containsExactly("done", "done");
    assertThat(lakehouse.read(CALLS).count()).isEqualTo(1);
    assertThat(lakehouse.read(NOTES).count()).isEqualTo(1);
    assertThat(lakehouse.read(Ledger.REJECTS).count()).isZero();
  }

  @Test
  void aSourceThatCannotBeReadAtAllStopsNoOther() throws Exception {
    land("calls", "a call\n");
    land("notes", "a note\n");

    var ended = run(new Reading(CALLS), new Broken(NOTES));

    assertThat(ended).extracting(Ledger.Entry::status).containsExactly("done", "failed");
    assertThat(lakehouse.read(CALLS).count()).isEqualTo(1);
  }

  @Test
  void aSourceIsCountedAndTimedOverBothItsSteps() throws Exception {
    land("calls", "a call\na bad call\n");
    land("notes", "a note\n");

    var published = run().get(0).published();

    assertThat(published.read()).isEqualTo(2);
    assertThat(published.kept()).isEqualTo(1);
    assertThat(published.rejected()).isEqualTo(1);
    assertThat(published.seconds()).isPositive();
    assertThat(TestSession.spark().sharedState().cacheManager().isEmpty()).isTrue();
  }

  private List<Ledger.Entry> run() {
    return run(new Reading(CALLS), new Reading(NOTES));
  }

  private List<Ledger.Entry> run(Job... jobs) {
    var stage = new Stage("land", "Reads files.", List.of(jobs));
    return new StageRun(lakehouse, Clock.systemUTC(), e -> {}).run(stage, Run.of(DAY, "r"));
  }

  private void land(String object, String lines) throws Exception {
    var folder = root.resolve("landing/desk/%s/dt=%s".formatted(object, DAY));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("file.jsonl"), lines);
  }

  private record Reading(Table output) implements Job {
    @Override
    public List<Table> inputs() {
      return List.of(new Table(Layer.LANDING, "desk/" + output.name()));
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      var reject =
          Rejects.because(
              "bad", lit("it is bad"), col("source_file"), col("source_line"), col("record"));
      return in.news(inputs().get(0))
          .select(
              col("known_on"),
              col("record").as("text"),
              when(col("record").contains("bad"), reject).as(Rejects.COLUMN));
    }
  }

  private record Broken(Table output) implements Job {
    @Override
    public List<Table> inputs() {
      return List.of(new Table(Layer.LANDING, "desk/" + output.name()));
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      throw new IllegalStateException("the disk is on fire");
    }
  }

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: bronze.NAME
      name: NAME
      version: 1.0.0
      status: active
      domain: bronze
      slaProperties: [{property: retention, value: 1, unit: y}]
      schema:
        - name: NAME
          physicalType: table
          description: Something that somebody left.
          dataGranularityDescription: One row per record and day.
          properties:
            - {name: known_on, logicalType: date, physicalType: DATE, primaryKey: true, primaryKeyPosition: 1, description: Day.}
            - {name: text, logicalType: string, physicalType: STRING, primaryKey: true, primaryKeyPosition: 2, description: What it says.}
      """;
}
