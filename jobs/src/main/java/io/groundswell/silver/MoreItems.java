package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_SUBSCRIPTION_ITEMS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The items of a subscription that has more of them than it tells itself.
 *
 * <p>What one day brings of a subscription's items is all of them: nobody tells that an item is
 * gone, so the items of the newest day count and no older ones.
 */
final class MoreItems {
  static final String NAME = "more_items";

  private MoreItems() {}

  /** One row per subscription and day that brought items: known_on, subscription_id, the items. */
  static Dataset<Row> versions(Inputs in) {
    var newest =
        struct(
            Stream.concat(
                    Stream.of(Versions.with()), Stream.of(get(col("items"), lit(0)).as("priced")))
                .toArray(Column[]::new));
    return in.rows(STRIPE_SUBSCRIPTION_ITEMS)
        .where(not(coalesce(col("is_deleted"), lit(false))))
        .groupBy(col("subscription_id"), col(KNOWN_ON), col("subscription_item_id"))
        .agg(max(newest).as("_newest"))
        .groupBy(col("subscription_id"), col(KNOWN_ON))
        .agg(
            array_sort(
                    collect_list(
                        struct(col("subscription_item_id"), col("_newest.priced").as("priced"))))
                .as(NAME))
        .withColumn(NAME, transform(col(NAME), item -> item.getField("priced")));
  }

  /** Those of the subscription itself, then the others where it has more. */
  static Column all() {
    var own = coalesce(col("items"), filter(col(NAME), any -> lit(false)));
    var ids = transform(own, item -> item.getField("item_id"));
    var others =
        filter(
            col(NAME),
            item -> not(coalesce(array_contains(ids, item.getField("item_id")), lit(false))));
    return when(hasMore().and(col(NAME).isNotNull()), concat(own, others)).otherwise(col("items"));
  }

  static Column areAllTold() {
    return not(hasMore()).or(col(NAME).isNotNull());
  }

  private static Column hasMore() {
    return coalesce(col("has_more_items"), lit(false));
  }
}
