package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract_all;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Longer than other files: one story for every promise of the lakehouse, told on one small table.
 */
class LakehouseTest {
  private static final Table NOTES = new Table(Layer.BRONZE, "notes");
  private static final Table FILES = new Table(Layer.LANDING, "desk/notes");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  @TempDir Path root;
  private Lakehouse lakehouse;

  @BeforeEach
  void open() {
    open(NOTES_CONTRACT);
  }

  private void open(String contract) {
    var contracts = new ArrayList<Contract>();
    contracts.add(ContractFile.parse(contract, "notes.yaml", NOTES));
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
  void aRunReplacesItsOwnDaysAndNoOther() throws Exception {
    land(DAY, "one");
    land(DAY.plusDays(1), "two");
    run(new Run(DAY, DAY.plusDays(1), "r1"));
    land(DAY.plusDays(1), "three");
    var published = lakehouse.run(new Notes(), Run.of(DAY.plusDays(1), "r2"));

    assertThat(published.kept()).isEqualTo(2);
    assertThat(notes()).containsExactly("2026-01-05 one", "2026-01-06 three", "2026-01-06 two");
  }

  /** A job may ask its own days of before for what they could not say yet. */
  @Test
  void aColumnThatAContractHasGainedIsNullUntilItIsWritten() throws Exception {
    land(DAY, "one");
    run(Run.of(DAY, "r1"));
    open(
        NOTES_CONTRACT
            + """
                    - name: mood
                      logicalType: string
                      physicalType: STRING
                      description: How it sounds.
              """);

    assertThat(lakehouse.read(NOTES).select("text", "mood").collectAsList())
        .containsExactly(RowFactory.create("one", null));
  }

  @Test
  void aRangeIsOneCommitAndEqualsDayByDay() throws Exception {
    for (int i = 0; i < 40; i++) {
      land(DAY.plusDays(i), "note " + (char) ('a' + i % 26) + i);
    }
    run(new Run(DAY, DAY.plusDays(39), "range"));
    var range = notes();
    var before = lakehouse.version(NOTES);
    run(new Run(DAY, DAY.plusDays(39), "again"));
    assertThat(lakehouse.version(NOTES)).isEqualTo(before + 1);

    for (var day : new Run(DAY, DAY.plusDays(39), "days").days().subList(0, 3)) {
      run(day);
    }
    assertThat(notes()).isEqualTo(range).hasSize(40);
  }

  @Test
  void whatBreaksTheContractIsNotPublishedAndTheTableStaysAsItWas() throws Exception {
    land(DAY, "fine");
    lakehouse.run(new Notes(), Run.of(DAY, "r1"));
    land(DAY, "forbidden");

    assertThatThrownBy(() -> lakehouse.run(new Notes(), Run.of(DAY, "r2")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("bronze.notes was not published, it stays as it was")
        .hasMessageContaining("text is one of");
    assertThat(notes()).containsExactly("2026-01-05 fine");
  }

  @Test
  void twoRowsOfOneKeyBreakTheContract() throws Exception {
    land(DAY, "same");
    Files.writeString(folder(DAY).resolve("again.jsonl"), "same\n");

    assertThatThrownBy(() -> lakehouse.run(new Notes(), Run.of(DAY, "r1")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("[known_on, text] is unique")
        .hasMessageContaining("same");
    assertThat(lakehouse.has(NOTES)).isFalse();
  }

  @Test
  void theCommitThatMakesATableSaysWhatItIsAbout() throws Exception {
    land(DAY, "fine");
    lakehouse.run(new Notes(), Run.of(DAY, "r1"));

    var contract = lakehouse.contracts().of(NOTES);
    var detail =
        TestSession.spark()
            .sql("DESCRIBE DETAIL delta.`%s/tables/bronze/notes`".formatted(root))
            .first();
    assertThat(detail.<String>getAs("description"))
        .isEqualTo(contract.description() + " " + contract.grain());
    assertThat(lakehouse.version(NOTES)).isZero();
  }

  @Test
  void everyRecordIsKeptOrRejectedWithItsReason() throws Exception {
    land(DAY, "fine");
    land(DAY, "reject me");
    var published = lakehouse.run(new Notes(), Run.of(DAY, "r1"));

    assertThat(published.read()).isEqualTo(2).isEqualTo(published.kept() + published.rejected());
    var reject = lakehouse.read(Ledger.REJECTS).collectAsList().get(0);
    assertThat(reject.<String>getAs("record")).isEqualTo("reject me");
    assertThat(reject.<String>getAs("error_message")).isEqualTo("it asks for it");

    Files.delete(folder(DAY).resolve("reject me.jsonl"));
    lakehouse.run(new Notes(), Run.of(DAY, "r2"));
    assertThat(lakehouse.read(Ledger.REJECTS).count()).isZero();
  }

  @Test
  void whenAllIsRejectedAllIsOnRecord() throws Exception {
    land(DAY, "reject me");
    var published = lakehouse.run(new Notes(), Run.of(DAY, "r1"));

    assertThat(published.read()).isEqualTo(1);
    assertThat(published.rejected()).isEqualTo(1);
    assertThat(lakehouse.read(Ledger.REJECTS).count()).isEqualTo(1);
  }

  @Test
  void aSourceThatIsMostlyBrokenIsNotPublishedAndItsRecordsCanBeLookedAt() throws Exception {
    land(DAY, "fine");
    run(DAY);
    for (int i = 0; i < 100; i++) {
      land(DAY.plusDays(1), "fine " + i);
    }
    Files.writeString(folder(DAY.plusDays(1)).resolve("bad.jsonl"), "reject me\n".repeat(11));

    assertThatThrownBy(() -> lakehouse.run(new Notes(), Run.of(DAY.plusDays(1), "r2")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("11 of 111 records are rejected (test 11), which is 9.9 %")
        .hasMessageContaining("where 5.0 % are allowed");
    assertThat(notes()).containsExactly("2026-01-05 fine");
    assertThat(lakehouse.read(Ledger.REJECTS).count()).isEqualTo(11);
  }

  @Test
  void aContractMayAllowMoreOfThem() throws Exception {
    open(
        NOTES_CONTRACT.replace(
            "unit: y}]", "unit: y}, {property: errorRate, value: 40, unit: percent}]"));
    Files.createDirectories(folder(DAY));
    Files.writeString(folder(DAY).resolve("bad.jsonl"), "reject me\n".repeat(11));
    for (int i = 0; i < 20; i++) {
      land(DAY, "fine " + i);
    }
    assertThat(lakehouse.run(new Notes(), Run.of(DAY, "r1")).rejected()).isEqualTo(11);
  }

  /** What a source has always sent is no news; what it sends since yesterday is, once. */
  @Test
  void aFieldThatNoColumnReadsIsToldWhenItAppears() throws Exception {
    land(DAY, "has old");
    run(DAY);
    land(DAY.plusDays(1), "has old");
    land(DAY.plusDays(1), "has young");
    run(DAY.plusDays(1));
    var written = lakehouse.version(Ledger.FIELDS);
    run(DAY.plusDays(1));
    land(DAY.plusDays(2), "has young");
    run(DAY.plusDays(2));

    assertThat(fields())
        .containsExactly("2026-01-05 bronze.notes old false", "2026-01-06 bronze.notes young true");
    assertThat(lakehouse.version(Ledger.FIELDS)).isEqualTo(written);
    var byDay = fields();
    run(new Run(DAY, DAY.plusDays(2), "range"));
    assertThat(fields()).isEqualTo(byDay);
  }

  @Test
  void aDayWithoutFilesHasReadNothing() throws Exception {
    land(DAY, "fine");
    run(DAY);
    var published = lakehouse.run(new Notes(), Run.of(DAY.plusDays(1), "r2"));

    assertThat(published.read()).isZero();
    assertThat(published.kept()).isZero();
  }

  /** And where a file was taken away again, its rows go. */
  @Test
  void aDayWithoutFilesIsNoCommitUnlessItHadRows() throws Exception {
    land(DAY, "fine");
    run(DAY);
    long written = lakehouse.version(NOTES);
    run(DAY.plusDays(1));
    assertThat(lakehouse.version(NOTES)).isEqualTo(written);

    Files.delete(folder(DAY).resolve("fine.jsonl"));
    run(DAY);
    assertThat(notes()).isEmpty();
  }

  @Test
  void aFileThatComesLateIsKnownOnTheDayThatFindsIt() throws Exception {
    land(DAY, "on time");
    run(DAY);
    land(DAY, "late");
    run(DAY.plusDays(1));
    run(DAY.plusDays(1));
    run(DAY.plusDays(2));

    assertThat(notes()).containsExactly("2026-01-05 on time", "2026-01-06 late");
    run(DAY);
    assertThat(notes()).containsExactly("2026-01-05 on time", "2026-01-06 late");
  }

  /** A store in the cloud dates a file when it is put in its place, which nobody knows before. */
  @Test
  void aFileThatAnErasureWritesAnewIsNotLateThoughItWasCutOff() throws Exception {
    land(DAY, "said");
    run(DAY);
    var contracts = lakehouse.contracts();
    var door = new Door(TestSession.spark(), root.resolve("tables").toString(), contracts);
    var prepared = new FileStatus(5, false, 1, 1, 1_000, new org.apache.hadoop.fs.Path("anew"));
    new ChangedFiles(TestSession.spark(), door, contracts)
        .announce(Map.of("desk/notes/dt=%s/said.jsonl".formatted(DAY), prepared));
    Files.writeString(folder(DAY).resolve("said.jsonl"), "gone\n");
    open();
    run(DAY.plusDays(1));
    assertThat(notes()).containsExactly("2026-01-05 said");
    run(DAY);
    assertThat(notes()).containsExactly("2026-01-05 gone");
  }

  @Test
  void descriptionsReachTheTable() throws Exception {
    land(DAY, "fine");
    lakehouse.run(new Notes(), Run.of(DAY, "r1"));
    lakehouse.register();

    var described =
        lakehouse.spark().sql("DESCRIBE EXTENDED bronze.notes").collectAsList().stream()
            .map(Row::toString)
            .toList();
    assertThat(described).anyMatch(r -> r.contains("What was noted."));
    assertThat(described).anyMatch(r -> r.contains("A note that somebody left."));
    lakehouse.spark().sql("DROP TABLE bronze.notes");
  }

  @Test
  void aContractMayAskForFolders() throws Exception {
    var day = "description: Day of the note.";
    var folders =
        NOTES_CONTRACT.replace(
            day, day + "\n        partitioned: true\n        partitionKeyPosition: 1");
    open(folders);
    land(DAY, "fine");
    lakehouse.run(new Notes(), Run.of(DAY, "r1"));
    lakehouse.run(new Notes(), Run.of(DAY, "r2"));

    assertThat(root.resolve("tables/bronze/notes/known_on=2026-01-05")).isDirectory();
    assertThat(notes()).containsExactly("2026-01-05 fine");
  }

  @Test
  void aReadThatIsNotDeclaredFails() {
    var job =
        new Job() {
          @Override
          public Table output() {
            return NOTES;
          }

          @Override
          public List<Table> inputs() {
            return List.of();
          }

          @Override
          public Dataset<Row> rows(Inputs in, Run run) {
            return in.rows(FILES);
          }
        };
    assertThatThrownBy(() -> lakehouse.run(job, Run.of(DAY, "r1")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("does not list it in inputs()");
  }

  private void run(LocalDate day) {
    run(Run.of(day, "r" + day));
  }

  private void run(Run run) {
    var stage = new Stage("land", "Reads files.", List.of(new Notes()));
    var ended = new StageRun(lakehouse, java.time.Clock.systemUTC(), e -> {}).run(stage, run);
    assertThat(ended).allMatch(e -> e.status().equals("done"));
  }

  private void land(LocalDate day, String note) throws Exception {
    Files.createDirectories(folder(day));
    Files.writeString(folder(day).resolve(note + ".jsonl"), note + "\n");
  }

  private Path folder(LocalDate day) {
    return root.resolve("landing/desk/notes/dt=" + day);
  }

  private List<String> notes() {
    return lakehouse
        .read(NOTES)
        .selectExpr("concat_ws(' ', known_on, text)")
        .orderBy("known_on", "text")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  private List<String> fields() {
    return lakehouse
        .read(Ledger.FIELDS)
        .selectExpr("concat_ws(' ', known_on, table_name, field, is_new)")
        .orderBy("known_on", "field")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  private static final class Notes implements Job {
    @Override
    public Table output() {
      return NOTES;
    }

    @Override
    public List<Table> inputs() {
      return List.of(FILES);
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      var asksForIt = col("record").equalTo("reject me");
      return in.news(FILES)
          .select(
              col("known_on"),
              col("record").as("text"),
              regexp_extract_all(col("record"), lit("has (\\w+)"), lit(1)).as(Unread.COLUMN),
              when(
                      asksForIt,
                      Rejects.because(
                          "test",
                          lit("it asks for it"),
                          col("source_file"),
                          col("source_line"),
                          col("record")))
                  .as(Rejects.COLUMN));
    }
  }

  private static final String NOTES_CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: bronze.notes
      name: notes
      version: 1.0.0
      status: active
      domain: bronze
      slaProperties: [{property: retention, value: 1, unit: y}]
      schema:
        - name: notes
          physicalType: table
          description: A note that somebody left.
          dataGranularityDescription: One row per note and day.
          quality:
            - type: sql
              name: text is one of the allowed
              query: text <> 'forbidden'
              mustBe: 0
          properties:
            - name: known_on
              logicalType: date
              physicalType: DATE
              description: Day of the note.
              primaryKey: true
              primaryKeyPosition: 1
            - name: text
              logicalType: string
              physicalType: STRING
              description: What was noted.
              primaryKey: true
              primaryKeyPosition: 2
      """;
}
