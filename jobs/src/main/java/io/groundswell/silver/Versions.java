package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Turns what was observed of a thing into its versions: one row per key and day on which a field
 * took another value, complete as of that day.
 *
 * <p>An observation has the key, {@link #ORDER} and the fields; a field that it does not speak of
 * is null. What counts is when the source says it was so ({@code observed_at}), not when it
 * arrived: an older update that arrives later overwrites nothing. A time that was still to come
 * when it arrived counts as the end of that day. The version of a day depends on the observations
 * known by that day and on nothing else, so it never matters how many days a run has.
 */
final class Versions {
  static final String OBSERVED_AT = "observed_at";

  /**
   * What puts observations in a total order: the source's own time first, then where they stood.
   */
  static final List<String> ORDER =
      List.of(OBSERVED_AT, KNOWN_ON, "source_file", "source_line", "item");

  private Versions() {}

  /** How observations of one field make its value. */
  record Field(String name, Column ofDay, Column asOfDay, Column value) {

    /** The newest value that is not null. */
    static Field newest(String name) {
      var observed =
          struct(
              Stream.concat(ORDER.stream(), Stream.of(name))
                  .map(c -> col(c))
                  .toArray(Column[]::new));
      return new Field(
          name,
          max(when(col(name).isNotNull(), observed)),
          max(col(name)),
          col(name).getField(name));
    }

    /** Every value ever seen, sorted; empty when there was none. */
    static Field all(String name) {
      return new Field(
          name,
          collect_set(col(name)),
          collect_set(col(name)),
          array_sort(array_distinct(flatten(col(name)))));
    }

    /** The smallest value ever seen. */
    static Field smallest(String name) {
      return new Field(name, min(col(name)), min(col(name)), col(name));
    }

    /** The largest value ever seen. */
    static Field largest(String name) {
      return new Field(name, max(col(name)), max(col(name)), col(name));
    }
  }

  /** The columns by which observations are put in order, for the end of a select. */
  static Column[] with(Column... columns) {
    var order = ORDER.stream().map(c -> c.equals(OBSERVED_AT) ? notAhead(col(c)).as(c) : col(c));
    return Stream.concat(Arrays.stream(columns), order).toArray(Column[]::new);
  }

  /** A time at most the end of the day it was known, so that it overrules nothing later. */
  static Column notAhead(Column time) {
    var end = date_add(col(KNOWN_ON), 1).cast("timestamp");
    return when(time.gt(end), end).otherwise(time);
  }

  /** Every version, of every day, with the columns known_on, key and fields. */
  static Dataset<Row> of(Dataset<Row> observations, List<String> key, Field... fields) {
    return changed(onEachDay(observations, key, fields), key);
  }

  /** What was known of each key on every day on which it was observed, changed or not. */
  static Dataset<Row> onEachDay(Dataset<Row> observations, List<String> key, Field... fields) {
    var keyAndDay = Stream.concat(key.stream(), Stream.of(KNOWN_ON)).map(c -> col(c)).toList();
    var soFar =
        Window.partitionBy(columns(key))
            .orderBy(col(KNOWN_ON))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var ofDay = Arrays.stream(fields).map(f -> f.ofDay().as(f.name())).toList();
    var asOfDay = Arrays.stream(fields).map(f -> f.asOfDay().over(soFar).as(f.name()));
    var values = Arrays.stream(fields).map(f -> f.value().as(f.name()));
    return observations
        .groupBy(keyAndDay.toArray(Column[]::new))
        .agg(ofDay.get(0), ofDay.subList(1, ofDay.size()).toArray(Column[]::new))
        .select(Stream.concat(keyAndDay.stream(), asOfDay).toArray(Column[]::new))
        .select(Stream.concat(keyAndDay.stream(), values).toArray(Column[]::new));
  }

  /**
   * Of one row per key and day, those that differ from the row before in any column. They are made
   * {@link Anew}, since the comparison of all columns would be doubled by each name that they get.
   */
  static Dataset<Row> changed(Dataset<Row> rows, List<String> key) {
    var byDay = Window.partitionBy(columns(key)).orderBy(col(KNOWN_ON));
    var all =
        struct(
            Arrays.stream(rows.columns())
                .filter(c -> !c.equals(KNOWN_ON))
                .map(c -> col(c))
                .toArray(Column[]::new));
    var changed =
        rows.withColumn("_changed", not(all.eqNullSafe(lag(all, 1).over(byDay))))
            .where(col("_changed"));
    return Anew.select(changed, columns(List.of(rows.columns())));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(c -> col(c)).toArray(Column[]::new);
  }
}
