package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts beside the states of a subscription what belongs to it and changes on days of its own, such
 * as the discount of its customer.
 */
final class Beside {
  private Beside() {}

  /**
   * Each state of {@link Billing#inOrder} with the value as of the day on which it arrived, and
   * once more with each later value that was known before another state took its place.
   *
   * @param versions one row per key and day: known_on, key and value
   */
  static Dataset<Row> states(Dataset<Row> states, Dataset<Row> versions, String key, String value) {
    var history =
        versions
            .groupBy(col(key).as("_key"))
            .agg(
                array_sort(collect_list(struct(col(KNOWN_ON).as("since"), col(value).as("value"))))
                    .as("_history"));
    var columns =
        Arrays.stream(states.columns())
            .filter(name -> !name.equals(KNOWN_ON) && !name.equals("_superseded_on"))
            .map(name -> col(name));
    var next = get(col("_entries"), col("_at").plus(1)).getField("since");
    var entries =
        states
            .join(history, col(key).equalTo(col("_key")), "left")
            .withColumn("_entries", entries())
            .select(col("*"), posexplode(col("_entries")).as(new String[] {"_at", "_entry"}));
    var made =
        Stream.of(
            col("_entry.since").as(KNOWN_ON),
            least(col("_superseded_on"), next).as("_superseded_on"),
            col("_entry.value").as(value));
    return Anew.select(entries, Stream.concat(columns, made).toArray(Column[]::new));
  }

  private static Column entries() {
    var day = col(KNOWN_ON);
    var known = filter(col("_history"), entry -> entry.getField("since").leq(day));
    var value = when(size(known).gt(0), element_at(known, -1).getField("value"));
    var first = array(struct(day.as("since"), value.as("value")));
    var later =
        filter(
            col("_history"),
            entry ->
                entry
                    .getField("since")
                    .gt(day)
                    .and(coalesce(entry.getField("since").lt(col("_superseded_on")), lit(true))));
    return when(col("_history").isNull(), first).otherwise(concat(first, later));
  }
}
