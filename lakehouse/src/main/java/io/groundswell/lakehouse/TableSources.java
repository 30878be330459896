package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Adds the rows of tables that a company already has to the bronze tables they stand for. */
final class TableSources {
  private final TableReader reader;
  private final Contracts contracts;
  private final List<TableSource> sources;

  TableSources(SparkSession spark, Contracts contracts, List<TableSource> sources) {
    this.reader = new TableReader(spark);
    this.contracts = contracts;
    this.sources = sources;
    sources.stream()
        .filter(s -> s.table() != null)
        .forEach(
            s -> {
              var contract = contracts.of(Table.of(s.table()));
              for (var column : s.columns().keySet()) {
                if (!Arrays.asList(contract.schema().fieldNames()).contains(column)) {
                  throw new WrongUse(
                      "sources: %s has no column '%s'. Its columns: %s."
                          .formatted(s.table(), column, List.of(contract.schema().fieldNames())));
                }
              }
            });
  }

  /** Whether any of them becomes rows of a table, or records of a landing folder. */
  boolean fill(Table target) {
    return sources.stream().anyMatch(s -> s.target().equals(target));
  }

  /** The records of a landing folder with the rows of the tables that hold the same objects. */
  Dataset<Row> landed(Dataset<Row> records, Table folder, Run run) {
    var all = records;
    for (var source : sources) {
      if (source.target().equals(folder)) {
        all = all.unionByName(records(source, run));
      }
    }
    return all;
  }

  private Dataset<Row> records(TableSource source, Run run) {
    var noDay = lit("known_on (" + source.knownOn() + ") is no date");
    var there = reader.rows(source);
    try {
      var known = coalesce(knownOn(source), lit(run.from()));
      return there
          .where(wanted(source).and(run.covers(known)))
          .select(
              known.as(Slices.KNOWN_ON),
              col(TableReader.FILE).as("source_file"),
              col(TableReader.LINE).cast("bigint").as("source_line"),
              col(TableReader.RECORD).as("record"),
              known.as("arrived_for"),
              coalesce(col(TableReader.BROKEN), when(knownOn(source).isNull(), noDay)).as("error"));
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw wrong(source, there, e);
      }
      throw e;
    }
  }

  private static Column knownOn(TableSource source) {
    return expr("try_cast((" + source.knownOn() + ") AS DATE)");
  }

  private static WrongUse wrong(TableSource source, Dataset<Row> there, Exception e) {
    return new WrongUse(
        "sources: %s from %s: %s The columns there are %s."
            .formatted(
                source.target(),
                source.path(),
                e.getMessage().lines().findFirst().orElse(""),
                given(there)),
        e);
  }

  /** The rows of a bronze job with those of the mapped tables of the same name. */
  Dataset<Row> added(Dataset<Row> rows, Table table, Run run) {
    var all = rows;
    int entry = 0;
    for (var source : sources) {
      if (source.target().equals(table)) {
        all = all.unionByName(mapped(source, ++entry, contracts.of(table), run), true);
      }
    }
    return all;
  }

  /** Entries of one table may read the same file, so a row is told apart by its entry as well. */
  private Dataset<Row> mapped(TableSource source, int entry, Contract contract, Run run) {
    var there = reader.rows(source);
    try {
      var rows = there.where(wanted(source)).withColumn("_known_on", knownOn(source));
      var columns = new ArrayList<Column>();
      var wrong = new ArrayList<Column>();
      for (var field : contract.schema().fields()) {
        var given = source.columns().get(field.name());
        switch (field.name()) {
          case Slices.KNOWN_ON ->
              columns.add(coalesce(col("_known_on"), lit(run.from())).as(field.name()));
          case "source_file", "source_line", "record" ->
              columns.add(col("_" + field.name()).as(field.name()));
          case "item" -> columns.add(lit(entry).as("item"));
          default -> {
            var type = field.dataType().sql();
            columns.add(
                expr(given == null ? "CAST(NULL AS " + type + ")" : cast(given, type))
                    .as(field.name()));
            if (given != null) {
              wrong.add(
                  when(
                      expr("(" + given + ") IS NOT NULL AND " + cast(given, type) + " IS NULL"),
                      concat(
                          lit(
                              field.name()
                                  + " is no "
                                  + type.toLowerCase(java.util.Locale.ROOT)
                                  + ": "),
                          expr("substring(CAST((" + given + ") AS STRING), 1, 40)"))));
            }
          }
        }
        if (given != null && contract.checks().contains(new Check.NotNull(field.name()))) {
          wrong.add(
              when(
                  expr("(" + given + ") IS NULL").and(col(TableReader.BROKEN).isNull()),
                  lit(field.name() + " is missing")));
        }
      }
      wrong.add(
          when(
              col("_known_on").isNull().and(col(TableReader.BROKEN).isNull()),
              lit("known_on (" + source.knownOn() + ") is no date")));
      wrong.add(col(TableReader.BROKEN));
      var why = array_join(array_compact(array(wrong.toArray(Column[]::new))), "; ");
      columns.add(
          when(
                  length(why).gt(0),
                  Rejects.because(
                      "wrong_type", why, col("_source_file"), col("_source_line"), col("_record")))
              .as(Rejects.COLUMN));
      // A row without a day is shown on the first day of the run, rather than never.
      return rows.where(run.covers(coalesce(col("_known_on"), lit(run.from()))))
          .select(columns.toArray(Column[]::new));
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw wrong(source, there, e);
      }
      throw e;
    }
  }

  /** Rows by the condition; and where a file breaks off, so that the loss is on record. */
  private static Column wanted(TableSource source) {
    return source.where() == null
        ? lit(true)
        : expr("(" + source.where() + ")").or(col(TableReader.BROKEN).isNotNull());
  }

  /** A cast that gives null instead of an error; a structure is taken as it is. */
  private static String cast(String expression, String type) {
    return "try_cast((" + expression + ") AS " + type + ")";
  }

  private static List<String> given(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).filter(c -> !c.startsWith("_")).toList();
  }
}
