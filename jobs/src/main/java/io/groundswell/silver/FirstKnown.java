package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
   *
   * <p>The rows are made anew as a whole. Were their columns kept, Spark would carry along all that
   * it can conclude about each of them, and one such step after the other doubles what it carries.
   */
  static Dataset<Row> byThenOrLater(
      Dataset<Row> rows, Dataset<Row> facts, String key, String value) {
    var nothing = lit(null).cast(facts.schema().apply(value).dataType());
    var joined = joined(rows, facts, key);
    var others =
        Arrays.stream(joined.columns())
            .filter(name -> !List.of(KNOWN_ON, value, SINCE).contains(name))
            .toList();
    var arrived = said(others, col(KNOWN_ON), nothing, value);
    var later = said(others, col(SINCE), col(value), value);
    return joined.select(
        inline(
            when(
                    coalesce(col(SINCE).leq(col(KNOWN_ON)), lit(true)),
                    array(said(others, col(KNOWN_ON), col(value), value)))
                .otherwise(array(arrived, later))));
  }

  private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> facts, String key) {
    var renamed = facts.withColumnRenamed(key, "_key");
    return rows.join(renamed, col(key).equalTo(col("_key")), "left").drop("_key");
  }

  private static Column said(List<String> others, Column day, Column value, String name) {
    var columns = others.stream().map(other -> col(other));
    return struct(
        Stream.concat(columns, Stream.of(day.as(KNOWN_ON), value.as(name))).toArray(Column[]::new));
  }
}
