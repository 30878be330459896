package io.groundswell.bronze;

import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Landing;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A landed file for a test, one record per line, and what a job makes of it. */
record Landed(List<String> records, List<String> errors) {
  static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  /** Records; an apostrophe stands for a quotation mark. */
  static Landed records(String... records) {
    return verbatim(List.of(records).stream().map(r -> r.replace('\'', '"')).toList());
  }

  static Landed verbatim(List<String> records) {
    return new Landed(records, List.of());
  }

  /** The same, with a line that the reader of the file could make nothing of. */
  Landed unreadable(String line, String why) {
    var all = new ArrayList<>(records);
    all.add(line);
    var reasons = new ArrayList<String>();
    records.forEach(r -> reasons.add(null));
    reasons.add(why);
    return new Landed(all, reasons);
  }

  /** What a job makes of it in its own folder. */
  Read by(Job job) {
    return by(job, job.inputs().get(0));
  }

  /** What a job makes of it in one of the folders that it reads. */
  Read by(Job job, Table folder) {
    var rows = new ArrayList<Row>();
    var day = Date.valueOf(DAY);
    for (int i = 0; i < records.size(); i++) {
      var error = errors.isEmpty() ? null : errors.get(i);
      rows.add(RowFactory.create(day, "file.jsonl", i + 1L, records.get(i), day, error));
    }
    var tables = new HashMap<Table, Dataset<Row>>();
    for (var table : job.inputs()) {
      var landed = table.equals(folder) ? rows : List.<Row>of();
      tables.put(table, TestSession.spark().createDataFrame(landed, Landing.RECORDS).coalesce(1));
    }
    var run = Run.of(DAY, "test");
    var made = job.rows(new Inputs(job.output(), tables, run), run);
    var contract = contract(job);
    contract.conform(made);
    var all = made.orderBy("source_line", "item").collectAsList();
    return new Read(
        all.stream().filter(r -> r.isNullAt(r.fieldIndex(Rejects.COLUMN))).toList(),
        all.stream()
            .filter(r -> !r.isNullAt(r.fieldIndex(Rejects.COLUMN)))
            .map(r -> r.<Row>getAs(Rejects.COLUMN))
            .toList());
  }

  static Contract contract(Job job) {
    return Contracts.onClassPath(List.of(job.output())).of(job.output());
  }

  /** What a job kept, and the reasons for what it did not. */
  record Read(List<Row> kept, List<Row> rejects) {
    /** The one row that was kept. */
    Row only() {
      if (kept.size() != 1 || !rejects.isEmpty()) {
        throw new AssertionError("Expected one kept row, but got " + this);
      }
      return kept.get(0);
    }

    List<String> reasons() {
      return rejects.stream().map(r -> r.<String>getAs("error_type")).toList();
    }

    List<String> messages() {
      return rejects.stream().map(r -> r.<String>getAs("error_message")).toList();
    }

    List<Object> column(String name) {
      return kept.stream().map(r -> r.<Object>getAs(name)).toList();
    }
  }

  /** The real samples, where this machine has them. */
  static Optional<Path> realSamples() {
    var given = System.getenv("GROUNDSWELL_SHARED_DATA");
    var beside = Path.of(System.getProperty("groundswell.root", ".."), "..", "shared", "data");
    return List.of(given == null ? beside : Path.of(given), beside).stream()
        .filter(Files::isDirectory)
        .findFirst();
  }
}
