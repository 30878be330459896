package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Run;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The texts that nobody had told before: each message on the day of its first arrival. */
final class FirstTold {
  /** A description and the comment that repeats it arrive at most so many days apart. */
  static final int SAME_TEXT_LOOK_BACK_DAYS = 30;

  private FirstTold() {}

  /**
   * Of everything told (see {@link Writings}), what the run's days were the first to tell, with its
   * position.
   *
   * <p>The opener has position 0. The others are counted from 1 in the order of arrival, and of one
   * day in the order of writing, so that a message that comes late renumbers nothing.
   */
  static Dataset<Row> messages(Dataset<Row> told, Run run) {
    var place = struct(col("source_file"), col("source_line"), col("item"));
    var first = firsts(told, place).where(run.covers(col("_first_known")));
    var news = told.where(run.covers(col(KNOWN_ON))).withColumn("_place", place);
    var firstTold =
        news.join(
            first,
            col("message_id")
                .equalTo(col("_first_id"))
                .and(col(KNOWN_ON).equalTo(col("_first_known")))
                .and(col("_place").equalTo(col("_first_place"))));
    return withoutRepeats(
            firstTold, told.where(run.reaches(col(KNOWN_ON), SAME_TEXT_LOOK_BACK_DAYS)))
        .drop(
            "_first_id",
            "_first_known",
            "_first_place",
            "_place",
            "source_file",
            "source_line",
            "item");
  }

  /** Where each message stood when it first arrived, and its position in its ticket. */
  private static Dataset<Row> firsts(Dataset<Row> told, Column place) {
    var arrival =
        struct(
            col(KNOWN_ON), place.as("place"), col("ticket_id"), col("is_opener"), col("sent_at"));
    var inOrderOfArrival =
        Window.partitionBy(col("_first.ticket_id"))
            .orderBy(
                col("_first.known_on"),
                col("_first.is_opener").desc(),
                col("_first.sent_at"),
                col("message_id"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var repliesSoFar = sum(when(col("_first.is_opener"), 0).otherwise(1)).over(inOrderOfArrival);
    return told.groupBy(col("message_id"))
        .agg(min(arrival).as("_first"))
        .select(
            col("message_id").as("_first_id"),
            col("_first.known_on").as("_first_known"),
            col("_first.place").as("_first_place"),
            when(col("_first.is_opener"), 0).otherwise(repliesSoFar).cast("int").as("position"));
  }

  /**
   * Of an opener and a comment with its text, the one that arrived first; on one day the opener.
   */
  private static Dataset<Row> withoutRepeats(Dataset<Row> firstTold, Dataset<Row> recent) {
    var said =
        recent.select(
            col("ticket_id").as("_ticket"),
            essence(col("body")).as("_essence"),
            col(KNOWN_ON).as("_said_on"),
            col("is_opener").as("_said_by_opener"));
    var isSame =
        col("ticket_id").equalTo(col("_ticket")).and(essence(col("body")).equalTo(col("_essence")));
    var isRecent = col("_said_on").geq(date_sub(col(KNOWN_ON), SAME_TEXT_LOOK_BACK_DAYS));
    var repeatsOpener =
        not(col("is_opener")).and(col("_said_by_opener")).and(col("_said_on").leq(col(KNOWN_ON)));
    var repeatsComment =
        col("is_opener").and(not(col("_said_by_opener"))).and(col("_said_on").lt(col(KNOWN_ON)));
    return firstTold.join(
        said, isSame.and(isRecent).and(repeatsOpener.or(repeatsComment)), "left_anti");
  }

  /** Short for a text whatever its blanks and case. */
  private static Column essence(Column text) {
    return md5(lower(trim(regexp_replace(text, "\\s+", " "))));
  }
}
