package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Users and devices that stand in one call of the product, whatever the call is about.
 *
 * <p>Clients write the user's id beside the device's on all that they send after sign-in, so most
 * pairs are said on most days. A pair is told once, on the first day on which it is seen: what is
 * kept grows with people and their devices, not with use.
 */
final class SeenTogether {
  /** The type of such a sighting. */
  static final String CALL = "call";

  /** Two ids on one device may be those of one person, before and after a migration. */
  private static final int SEVERAL_PEOPLE = 3;

  private static final int BITS_OF_ITEM = 31;
  private static final String PLACE = "_place";

  private SeenTogether() {}

  /**
   * The pairs that no row of {@code before} tells, each with its first day: when it was seen, how
   * often, and where last on that day.
   *
   * @param calls of the run's days
   * @param before all sightings of earlier days
   */
  static Dataset<Row> firstTime(Dataset<Row> calls, Dataset<Row> before) {
    var pair = new String[] {"user_id", "anonymous_id"};
    var known = before.where(col("type").equalTo(CALL)).select(col("user_id"), col("anonymous_id"));
    return onFirstDay(byDay(pairs(calls)))
        .join(known, pair, "left_anti")
        .withColumn("source", lit("product"))
        .withColumn("type", lit(CALL))
        .withColumn("source_line", shiftright(col(PLACE), BITS_OF_ITEM))
        .withColumn("item", col(PLACE).bitwiseAND(lit(Integer.MAX_VALUE)).cast("int"))
        .drop(PLACE);
  }

  /** Devices that several people use, as links to themselves, from the day on which that shows. */
  static Dataset<Row> shared(Dataset<Row> sightings) {
    var byDevice = Window.partitionBy(col("node")).orderBy(col("_first"));
    return Links.seen(sightings)
        .groupBy(col("node"), col("linked_to"))
        .agg(min(FirstLinks.inOrder(lit(false))).as("_first"))
        .withColumn("_users", row_number().over(byDevice))
        .where(col("_users").equalTo(SEVERAL_PEOPLE))
        .select(col("node"), col("_first.*"))
        .withColumn("linked_to", col("node"))
        .withColumn("link", lit(Links.SHARED_DEVICE))
        .withColumn("confidence", lit(1.0))
        .drop("_later");
  }

  private static Dataset<Row> pairs(Dataset<Row> calls) {
    var isSaidAnyway = col("type").isin("identify", "group", "alias");
    return calls
        .where(not(isSaidAnyway))
        .withColumn(OBSERVED_AT, col("occurred_at"))
        .select(
            Versions.with(
                Ids.named(col("user_id")).as("user_id"),
                Ids.named(col("anonymous_id")).as("anonymous_id")))
        .where(col("user_id").isNotNull().and(col("anonymous_id").isNotNull()));
  }

  /**
   * Each pair once a day. Telemetry is counted in rows of fixed width, so that nothing of it is
   * sorted: the place in a file is one number.
   */
  private static Dataset<Row> byDay(Dataset<Row> pairs) {
    var place = shiftleft(col("source_line"), BITS_OF_ITEM).bitwiseOR(col("item"));
    return pairs
        .groupBy(KNOWN_ON, "user_id", "anonymous_id", "source_file")
        .agg(
            max(OBSERVED_AT).as("_last"),
            min(OBSERVED_AT).as("_first"),
            count(lit(1)).as("_times"),
            max(place).as(PLACE))
        .groupBy(KNOWN_ON, "user_id", "anonymous_id")
        .agg(
            max("_last").as(OBSERVED_AT),
            min("_first").as(Sightings.FIRST_OBSERVED_AT),
            sum("_times").as("times"),
            max(struct(col("source_file"), col(PLACE))).as("_where"))
        .select(col("*"), col("_where.source_file"), col("_where." + PLACE))
        .drop("_where");
  }

  private static Dataset<Row> onFirstDay(Dataset<Row> pairsOfDays) {
    return pairsOfDays
        .groupBy("user_id", "anonymous_id")
        .agg(min(struct(ofDay())).as("_first"))
        .select(col("user_id"), col("anonymous_id"), col("_first.*"));
  }

  private static Column[] ofDay() {
    return new Column[] {
      col(KNOWN_ON),
      col(OBSERVED_AT),
      col(Sightings.FIRST_OBSERVED_AT),
      col("times"),
      col("source_file"),
      col(PLACE)
    };
  }
}
