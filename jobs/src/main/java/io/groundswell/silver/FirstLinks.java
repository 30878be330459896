package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Links.ALIAS;
import static io.groundswell.silver.Links.CONTACT;
import static io.groundswell.silver.Links.CONTACT_EMAIL;
import static io.groundswell.silver.Links.MERGE;
import static io.groundswell.silver.Links.SEEN_WITH;
import static io.groundswell.silver.Links.SHARED_DEVICE;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Of everything that was said of an id, the link that counts. */
final class FirstLinks {
  private FirstLinks() {}

  /**
   * Of each id the first link of its best kind, and before that of a lesser kind, with {@code
   * _until}, the day from which a better one holds.
   */
  static Dataset<Row> of(Dataset<Row> said) {
    // An alias that is said on the same day as the device itself tells nothing more.
    var first = inOrder(col("link").equalTo(ALIAS));
    var isLesser = col("link").isin(CONTACT_EMAIL, CONTACT, SEEN_WITH, SHARED_DEVICE);
    var byNode =
        said.where(not(col("link").equalTo(MERGE)))
            .groupBy(col("node"))
            .agg(
                min(when(not(isLesser), first)).as("_best"),
                min(when(col("link").equalTo(CONTACT_EMAIL), first)).as("_by_address"),
                min(when(col("link").equalTo(CONTACT), first)).as("_itself"),
                min(when(col("link").equalTo(SEEN_WITH), first)).as("_by_call"),
                min(when(col("link").equalTo(SHARED_DEVICE), first)).as("_shared"));
    var best = col("_best." + KNOWN_ON);
    var byAddress = col("_by_address." + KNOWN_ON);
    var shared = col("_shared." + KNOWN_ON);
    return byNode
        .select(
            col("node"),
            explode(
                    array_compact(
                        array(
                            held(col("_best"), lit(null).cast("date")),
                            held(col("_by_address"), best),
                            held(col("_itself"), least(best, byAddress)),
                            held(col("_by_call"), least(best, shared)),
                            held(col("_shared"), best))))
                .as("_held"))
        .select(col("node"), col("_held.first.*"), col("_held.until").as("_until"))
        .drop("_later")
        .where(coalesce(col(KNOWN_ON).lt(col("_until")), lit(true)));
  }

  private static Column held(Column first, Column until) {
    return when(first.isNotNull(), struct(first.as("first"), until.as("until")));
  }

  /**
   * A link in the order in which the first one counts: by the day on which it was known.
   *
   * @param isLater what comes after everything else of its day
   */
  static Column inOrder(Column isLater) {
    return struct(
        col(KNOWN_ON),
        isLater.as("_later"),
        col(OBSERVED_AT),
        col("source_file"),
        col("source_line"),
        col("item"),
        col("linked_to"),
        col("link"),
        col("confidence"));
  }
}
