package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * What the pipeline writes down about itself: files read, records rejected, fields met, runs done.
 *
 * <p>A little longer than other files: tables of notes, each with what it is read for.
 */
public final class Ledger {
  /** One row per landed file and table that it was read for, with the day on which it was. */
  public static final Table FILES = new Table(Layer.OPS, "files");

  /** One row per record that was not published, with the reason. */
  public static final Table REJECTS = new Table(Layer.OPS, "rejects");

  /** One row per run and job. */
  public static final Table RUNS = new Table(Layer.OPS, "runs");

  /** One row per model that was trained, published or not. */
  public static final Table MODELS = new Table(Layer.OPS, "models");

  /** One row per field that a source sends and no column reads. */
  public static final Table FIELDS = new Table(Layer.OPS, "fields");

  /** One row per erasure and table. */
  public static final Table ERASURES = new Table(Layer.OPS, "erasures");

  /** One row per message whose text is to stand nowhere. */
  public static final Table ERASED_MESSAGES = new Table(Layer.OPS, "erased_messages");

  /** One row per maintenance and table that it changed. */
  public static final Table MAINTENANCE = new Table(Layer.OPS, "maintenance");

  public static final List<Table> TABLES =
      List.of(FILES, REJECTS, FIELDS, RUNS, MODELS, ERASURES, ERASED_MESSAGES, MAINTENANCE);

  private final SparkSession spark;
  private final Door door;
  private final Contracts contracts;
  private final Map<Run, Map<Table, Map<String, LocalDate>>> filesOf = new HashMap<>();
  private final FieldNotes fields;
  private final Map<Run, List<String>> rejectedOf = new HashMap<>();

  Ledger(SparkSession spark, Door door, Contracts contracts) {
    this.spark = spark;
    this.door = door;
    this.contracts = contracts;
    this.fields = new FieldNotes(spark, door, contracts);
  }

  /**
   * How one job of a run ended.
   *
   * @param status done, failed, refused or skipped
   */
  public record Entry(
      Run run, String stage, Table table, String status, String message, Published published) {}

  /**
   * By the table that they were read for and file, the day on which earlier runs read it. Several
   * tables may read one folder, and one of them may have failed. A file that an erasure writes anew
   * is known by its path alone, until it has ended.
   */
  synchronized Map<Table, Map<String, LocalDate>> files(Run run) {
    return filesOf.computeIfAbsent(
        run,
        r -> {
          var known = new HashMap<Table, Map<String, LocalDate>>();
          var once = new HashSet<List<Object>>();
          var near =
              door.rows(FILES)
                  .where(
                      col("arrived_for")
                          .geq(lit(run.from().minusDays(Landing.LATE_DAYS)))
                          .and(col("arrived_for").leq(lit(run.to()))));
          for (var row : near.collectAsList()) {
            var file = file(row);
            var reader = Table.of(row.getAs("read_by"));
            var ofReader = known.computeIfAbsent(reader, t -> new HashMap<>());
            ofReader.merge(file.identity(), file.knownOn(), (a, b) -> a.isBefore(b) ? a : b);
            if (!once.add(List.of(reader, file.path(), file.knownOn()))) {
              // Known twice on a day: it is being written anew, and a store dates it as it likes.
              ofReader.put(file.path(), file.knownOn());
            }
          }
          return known;
        });
  }

  private static Landing.LandedFile file(Row row) {
    return new Landing.LandedFile(
        new Table(Layer.LANDING, row.getAs("object")),
        row.getAs("path"),
        row.getAs("bytes"),
        row.getAs("modified_at"),
        row.<Date>getAs("arrived_for").toLocalDate(),
        row.<Date>getAs("known_on").toLocalDate());
  }

  /**
   * Remembers which files a run has read; written after their records, so that a run that dies in
   * between reads them again rather than never.
   */
  private void read(List<Entry> entries, Run run) {
    var rows = new ArrayList<Row>();
    var readers = new TreeSet<String>();
    for (var entry : entries) {
      if (entry.published() != null && !entry.published().files().isEmpty()) {
        readers.add("'" + entry.table() + "'");
        entry.published().files().forEach(file -> rows.add(row(file, entry.table())));
      }
    }
    if (!rows.isEmpty()) {
      door.replace(
          FILES, frame(FILES, rows), run, "read_by IN (" + String.join(", ", readers) + ")");
      filesOf.clear();
    }
  }

  private static Row row(Landing.LandedFile file, Table reader) {
    return RowFactory.create(
        Date.valueOf(file.knownOn()),
        file.path(),
        file.bytes(),
        file.modifiedAt(),
        file.table().name(),
        Date.valueOf(file.arrivedFor()),
        reader.toString());
  }

  synchronized void reject(Table table, Dataset<Row> rejects, Run run) {
    var rows =
        contracts.of(REJECTS).conform(rejects.withColumn("table_name", lit(table.toString())));
    door.replace(REJECTS, rows, run, "table_name = '" + table + "'");
    rejectedOf.clear();
  }

  /** A rerun that rejects nothing leaves no reject of the run before. */
  synchronized void forgetRejects(Table table, Run run) {
    var rejected =
        rejectedOf.computeIfAbsent(
            run,
            r ->
                door
                    .rows(REJECTS)
                    .where(r.covers(col(Slices.KNOWN_ON)))
                    .select("table_name")
                    .distinct()
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .toList());
    if (rejected.contains(table.toString())) {
      door.replace(REJECTS, frame(REJECTS, List.of()), run, "table_name = '" + table + "'");
      rejectedOf.clear();
    }
  }

  /** What a table's source sends that no column reads and no earlier day had brought. */
  List<Unread> newFields(Table table, Intake intake, Run run) {
    return fields.news(table, intake, run);
  }

  /** Writes down the cards of the models that a run trained. */
  synchronized void trained(Table table, Map<LocalDate, List<Training.Card>> cards, Run run) {
    if (cards.isEmpty()) {
      return;
    }
    var rows = new ArrayList<Row>();
    cards.forEach((day, ofDay) -> ofDay.forEach(card -> rows.add(row(table, day, card))));
    door.replace(
        MODELS,
        frame(MODELS, rows),
        run,
        "model = '%s' OR model LIKE '%s/%%'".formatted(table, table));
  }

  private static Row row(Table table, LocalDate day, Training.Card card) {
    return RowFactory.create(
        Date.valueOf(day),
        card.name() == null ? table.toString() : table + "/" + card.name(),
        card.published(),
        card.reason(),
        Date.valueOf(card.from()),
        Date.valueOf(card.to()),
        card.examples(),
        card.metrics(),
        StageRun.codeVersion(),
        card.taughtBecause(),
        card.segments().stream().map(Ledger::row).toList());
  }

  private static Row row(Training.Segment part) {
    return RowFactory.create(
        part.segment(),
        part.value(),
        part.cases(),
        part.cameTrue(),
        part.foretold(),
        part.auc(),
        part.aucLow(),
        part.aucHigh(),
        part.note());
  }

  /** Writes down how the jobs of a stage ended. */
  public synchronized void record(List<Entry> entries, Instant endedAt) {
    var rows = new ArrayList<Row>();
    for (var entry : entries) {
      var published = entry.published();
      rows.add(
          RowFactory.create(
              Date.valueOf(entry.run().to()),
              entry.run().id(),
              entry.stage(),
              entry.table().toString(),
              Date.valueOf(entry.run().from()),
              Date.valueOf(entry.run().to()),
              entry.status(),
              entry.message(),
              published == null ? null : published.read(),
              published == null ? null : published.kept(),
              published == null ? null : published.rejected(),
              published == null ? Map.of() : published.warned(),
              published == null ? null : published.seconds(),
              published == null ? null : published.sparkJobs(),
              published == null ? Map.of() : published.inputs(),
              published == null ? null : published.version(),
              StageRun.codeVersion(),
              Timestamp.from(endedAt)));
    }
    if (!entries.isEmpty()) {
      read(entries, entries.get(0).run());
      fields.remember(entries);
      door.append(RUNS, frame(RUNS, rows));
    }
  }

  private Dataset<Row> frame(Table table, List<Row> rows) {
    return spark.createDataFrame(rows, contracts.of(table).schema()).coalesce(1);
  }
}
