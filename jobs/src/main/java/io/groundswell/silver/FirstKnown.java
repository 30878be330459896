package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Facts that do not change once they are known, such as which product user an e-mail belongs to.
 *
 * <p>The first answer stays: an address shared by two people does not hop between them, and no
 * later record changes an earlier day.
 */
final class FirstKnown {
  /** The day on which the fact was known. */
  static final String SINCE = "_known_since";

  private FirstKnown() {}

  /**
   * One row per key: the value in the first record that had one, and {@link #SINCE} when.
   *
   * @param rows with the columns of {@link Versions#ORDER}
   */
  static Dataset<Row> of(Dataset<Row> rows, String key, String value) {
    var inOrderOfArrival =
        struct(
            col(KNOWN_ON),
            col(Versions.OBSERVED_AT),
            col("source_file"),
            col("source_line"),
            col("item"),
            col(value));
    return rows.where(col(key).isNotNull().and(col(value).isNotNull()))
        .groupBy(col(key))
        .agg(min(inOrderOfArrival).as("_first"))
        .select(
            col(key),
            col("_first").getField(value).as(value),
            col("_first").getField(KNOWN_ON).as(SINCE));
  }

  /**
   * Each row as it was understood when it arrived, and once more on the later day when the fact
   * about it was known. A row therefore reaches its final meaning in whatever order files arrive.
   */
  static Dataset<Row> byThenOrLater(
      Dataset<Row> rows, Dataset<Row> facts, String key, String value) {
    var nothing = lit(null).cast(facts.schema().apply(value).dataType());
    var arrived = said(col(KNOWN_ON), nothing, value);
    var later = said(col(SINCE), col(value), value);
    return joined(rows, facts, key)
        .withColumn(
            "_said",
            explode(
                when(
                        coalesce(col(SINCE).leq(col(KNOWN_ON)), lit(true)),
                        array(said(col(KNOWN_ON), col(value), value)))
                    .otherwise(array(arrived, later))))
        .withColumn(KNOWN_ON, col("_said").getField(KNOWN_ON))
        .withColumn(value, col("_said").getField(value))
        .drop("_said", SINCE);
  }

  private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> facts, String key) {
    var renamed = facts.withColumnRenamed(key, "_key");
    return rows.join(renamed, col(key).equalTo(col("_key")), "left").drop("_key");
  }

  private static Column said(Column day, Column value, String name) {
    return struct(day.as(KNOWN_ON), value.as(name));
  }
}
