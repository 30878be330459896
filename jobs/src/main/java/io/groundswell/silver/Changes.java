package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whom an id belonged to, day by day, in one row per id: an array of the days on which that changed
 * and to whom. Few: a link is followed once, and a person merges rarely.
 */
final class Changes {
  /** The array of structs of {@code since} and {@code root}, earliest first. */
  static final String CHANGES = "_changes";

  private Changes() {}

  /** One row per node with its {@link #CHANGES}. */
  static Dataset<Row> of(Dataset<Row> identities) {
    return identities
        .where(col("belongs_to").isNotNull())
        .groupBy(col("node"))
        .agg(
            array_sort(
                    collect_list(struct(col(KNOWN_ON).as("since"), col("belongs_to").as("root"))))
                .as(CHANGES));
  }

  /** Each row with whom its id belonged to on its day, null where nothing was known. */
  static Dataset<Row> asOf(Dataset<Row> rows, Dataset<Row> changes, String id, String root) {
    return joined(rows, changes, id)
        .withColumn(root, rootOn(col(KNOWN_ON), col(CHANGES)))
        .drop(CHANGES);
  }

  /**
   * Each row as it was understood when it arrived, and once more on each later day on which its id
   * changed hands. A row therefore reaches its final meaning in whatever order files arrive.
   */
  static Dataset<Row> thenAndLater(
      Dataset<Row> rows, Dataset<Row> changes, String id, String root) {
    return onEachDay(
        joined(rows, changes, id).withColumn("_history", history(col(KNOWN_ON), col(CHANGES))),
        root);
  }

  /** Adds the changes of the node that a column names. */
  static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> changes, String id) {
    var renamed = changes.withColumnRenamed("node", "_node_of_change");
    return rows.join(renamed, col(id).equalTo(col("_node_of_change")), "left")
        .drop("_node_of_change");
  }

  /** Of changes those that count from a day on: as of that day, and later ones. */
  static Column history(Column day, Column changes) {
    var first = array(struct(day.as("since"), rootOn(day, changes).as("root")));
    var later = filter(changes, change -> change.getField("since").gt(day));
    return when(changes.isNull(), first).otherwise(concat(first, later));
  }

  /** One row per entry of the column {@code _history}: its day and its root. */
  static Dataset<Row> onEachDay(Dataset<Row> rows, String root) {
    return rows.withColumn("_entry", explode(col("_history")))
        .withColumn(KNOWN_ON, col("_entry.since"))
        .withColumn(root, col("_entry.root"))
        .drop("_entry", "_history", CHANGES);
  }

  private static Column rootOn(Column day, Column changes) {
    var known = filter(changes, change -> change.getField("since").leq(day));
    return when(coalesce(size(known), lit(0)).gt(0), element_at(known, -1).getField("root"));
  }
}
