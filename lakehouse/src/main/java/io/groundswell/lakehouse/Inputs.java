package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What a job may read: each declared table, up to the last day of the run.
 *
 * @param reader the table that asks, named in errors
 * @param tables the declared tables
 * @param run the days asked for
 */
public record Inputs(Table reader, Map<Table, Dataset<Row>> tables, Run run) {

  /** The rows of {@code table} known on or before the last day of the run. */
  public Dataset<Row> rows(Table table) {
    var rows = tables.get(table);
    if (rows == null) {
      throw new WrongUse(
          "%s reads %s but does not list it in inputs() (listed: %s). Add it there."
              .formatted(
                  reader,
                  table,
                  tables.keySet().stream()
                      .map(Table::toString)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return rows.where(col(Slices.KNOWN_ON).leq(lit(run.to())));
  }

  /** The rows that the run's own days brought. */
  public Dataset<Row> news(Table table) {
    return rows(table).where(run.covers(col(Slices.KNOWN_ON)));
  }

  /** The rows known on the run's own days or at most {@code days} before. */
  public Dataset<Row> recent(Table table, int days) {
    return rows(table).where(run.reaches(col(Slices.KNOWN_ON), days));
  }

  /** The newest row per key as of the last day of the run. */
  public Dataset<Row> latest(Table table, String... key) {
    return Slices.latest(rows(table), key);
  }

  /**
   * For every day of the run, the newest row per key as of that day; {@code known_on} becomes the
   * day that it is an answer for.
   */
  public Dataset<Row> asOfEachDay(Table table, String... key) {
    return Slices.asOfEachDay(rows(table), run, key);
  }

  /** Rows that the job has worked out by itself, day by day, and that no column could say. */
  public Dataset<Row> made(List<Row> rows, StructType schema) {
    return rows(reader).sparkSession().createDataFrame(rows, schema).coalesce(1);
  }
}
