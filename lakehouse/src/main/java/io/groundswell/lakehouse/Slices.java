package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Questions to a table that is a series of daily slices, in the order of {@code known_on}. */
public final class Slices {
  /** The day on which a row could first have been known. */
  public static final String KNOWN_ON = "known_on";

  private Slices() {}

  /** The newest row per key. The key and the day together must be unique. */
  public static Dataset<Row> latest(Dataset<Row> rows, String... key) {
    var newestFirst = byKey(key).orderBy(col(KNOWN_ON).desc());
    return rows.withColumn("_rank", row_number().over(newestFirst))
        .where(col("_rank").equalTo(1))
        .drop("_rank");
  }

  /**
   * For every day of the run, the newest row per key as of that day.
   *
   * <p>A row is an answer from the day it was known until the day before its successor, so the cost
   * follows the rows that are answered, not the history times the days.
   */
  public static Dataset<Row> asOfEachDay(Dataset<Row> rows, Run run, String... key) {
    if (run.isOneDay()) {
      return latest(rows.where(col(KNOWN_ON).leq(lit(run.to()))), key)
          .withColumn(KNOWN_ON, lit(run.to()));
    }
    var oldestFirst = byKey(key).orderBy(col(KNOWN_ON));
    var first = greatest(col(KNOWN_ON), lit(run.from()));
    var last =
        least(date_sub(coalesce(col("_successor"), lit(run.to().plusDays(1))), 1), lit(run.to()));
    return rows.withColumn("_successor", lead(col(KNOWN_ON), 1).over(oldestFirst))
        .withColumn("_first", first)
        .withColumn("_last", last)
        .where(col("_first").leq(col("_last")))
        .withColumn(KNOWN_ON, explode(sequence(col("_first"), col("_last"))))
        .drop("_successor", "_first", "_last");
  }

  private static WindowSpec byKey(String... key) {
    return Window.partitionBy(Arrays.stream(key).map(k -> col(k)).toArray(Column[]::new));
  }
}
