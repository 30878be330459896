package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Puts beside each row what a table of versions said on the day of the row. */
final class AsOf {
  private AsOf() {}

  /**
   * Each row once, with the columns of the newest version of {@code key} as of its known_on.
   *
   * @param versions at most one row per key and day, with no columns of the left side but key and
   *     known_on
   */
  static Dataset<Row> join(Dataset<Row> rows, Dataset<Row> versions, String key) {
    var byDay = Window.partitionBy(col(key)).orderBy(col(KNOWN_ON));
    var valid =
        versions
            .withColumn("_until", lead(col(KNOWN_ON), 1).over(byDay))
            .withColumnRenamed(KNOWN_ON, "_from")
            .withColumnRenamed(key, "_key");
    var thatDay =
        col(key)
            .equalTo(col("_key"))
            .and(col("_from").leq(col(KNOWN_ON)))
            .and(col("_until").isNull().or(col("_until").gt(col(KNOWN_ON))));
    return rows.join(valid, thatDay, "left").drop("_key", "_from", "_until");
  }
}
