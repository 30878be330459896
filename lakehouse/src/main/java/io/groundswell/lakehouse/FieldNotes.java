package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Remembers which fields each source sends that no column reads, so that each is told once, on the
 * day it appears.
 */
final class FieldNotes {
  private final SparkSession spark;
  private final Door door;
  private final Contracts contracts;
  private final Map<Run, Notes> notesOf = new HashMap<>();

  /** By table: the fields of days before the run, and the rows of the run's own days. */
  private record Notes(Map<String, Set<String>> before, Map<String, Set<Row>> within) {}

  FieldNotes(SparkSession spark, Door door, Contracts contracts) {
    this.spark = spark;
    this.door = door;
    this.contracts = contracts;
  }

  /** The fields that no day before the run has brought. */
  List<Unread> news(Table table, Intake intake, Run run) {
    var known = notes(run).before().getOrDefault(table.toString(), Set.of());
    var news = intake.unread().stream().filter(u -> !known.contains(u.field())).toList();
    if (news.isEmpty()) {
      return news;
    }
    var firstDay = firstDay(table, intake.firstDay());
    return news.stream().map(unread -> unread.besides(firstDay)).toList();
  }

  /** Writes them down in one commit for all tables; a rerun that finds the same writes nothing. */
  synchronized void remember(List<Ledger.Entry> entries) {
    var rows = new ArrayList<Row>();
    var changed = new ArrayList<String>();
    Run run = null;
    for (var entry : entries) {
      if (entry.published() != null) {
        run = entry.run();
        var table = entry.table().toString();
        var found = entry.published().unread().stream().map(u -> row(table, u)).toList();
        if (!notes(run).within().getOrDefault(table, Set.of()).equals(new HashSet<>(found))) {
          rows.addAll(found);
          changed.add("'" + table + "'");
        }
      }
    }
    if (!changed.isEmpty()) {
      var frame = spark.createDataFrame(rows, contracts.of(Ledger.FIELDS).schema()).coalesce(1);
      var ofThese = "table_name IN (" + String.join(", ", changed) + ")";
      door.replace(Ledger.FIELDS, frame, run, ofThese);
      notesOf.clear();
    }
  }

  private static Row row(String table, Unread unread) {
    return RowFactory.create(
        Date.valueOf(unread.knownOn()), table, unread.field(), unread.records(), unread.isNew());
  }

  private synchronized Notes notes(Run run) {
    return notesOf.computeIfAbsent(
        run,
        r -> {
          var rows =
              door.rows(Ledger.FIELDS).where(col(Slices.KNOWN_ON).leq(lit(r.to()))).collectAsList();
          var isBefore =
              rows.stream()
                  .collect(
                      Collectors.partitioningBy(
                          row -> row.<Date>getAs(0).toLocalDate().isBefore(r.from())));
          return new Notes(
              isBefore.get(true).stream()
                  .collect(
                      Collectors.groupingBy(
                          row -> row.getString(1),
                          Collectors.mapping(row -> row.getString(2), Collectors.toSet()))),
              isBefore.get(false).stream()
                  .collect(Collectors.groupingBy(row -> row.getString(1), Collectors.toSet())));
        });
  }

  /** Of all that the table has had, or that this run brings. */
  private LocalDate firstDay(Table table, LocalDate ofRun) {
    var earliest = door.rows(table).agg(min(Slices.KNOWN_ON)).head().getDate(0);
    return earliest == null || ofRun.isBefore(earliest.toLocalDate())
        ? ofRun
        : earliest.toLocalDate();
  }
}
