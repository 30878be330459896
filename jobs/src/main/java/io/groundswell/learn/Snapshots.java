package io.groundswell.learn;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Labels rows that say what was known on a day with what happened in the days after.
 *
 * @param key whom a row is about
 * @param day the column with the day of a row, and of an event
 * @param horizonDays so many days after its own a row looks ahead
 */
public record Snapshots(String key, String day, int horizonDays) {

  /**
   * The rows with a column {@code label}: whether an event of the key fell on one of the days after
   * the row's, not on its own. A row whose days are not over yet has no label and is left out.
   *
   * @param rows one per key and day
   * @param events by key and day; two of a day count once
   * @param through the last day of which all events are known
   */
  public Dataset<Row> labelled(
      Dataset<Row> rows, Dataset<Row> events, String label, LocalDate through) {
    var over = rows.where(date_add(col(day), horizonDays).leq(lit(through)));
    var happened = events.select(col(key).as("_key"), col(day).as("_happened_on")).distinct();
    var hits =
        over.select(col(key), col(day))
            .join(
                happened,
                col(key)
                    .equalTo(col("_key"))
                    .and(col("_happened_on").gt(col(day)))
                    .and(col("_happened_on").leq(date_add(col(day), horizonDays))),
                "left_semi")
            .withColumn(label, lit(true));
    return over.join(hits, new String[] {key, day}, "left")
        .withColumn(label, coalesce(col(label), lit(false)));
  }
}
