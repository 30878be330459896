package io.groundswell.silver;

import static io.groundswell.bronze.ZendeskTicketComments.BLACKED_OUT;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
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

/**
 * The texts that nobody had told before: each message on the day of its first arrival, and once
 * more, without its text, on the day on which we learn that it was redacted.
 */
final class FirstTold {
  /** A description and the comment that repeats it arrive at most so many days apart. */
  static final int SAME_TEXT_LOOK_BACK_DAYS = 30;

  private static final String FIRST_KNOWN = "_first_known";
  private static final String TICKET = "ticket_id";
  private static final String BY_SOURCE = "by_source";

  /** What was first told, in short; null of a message that never had a text. */
  private static final String ESSENCE = "_essence";

  /** What two messages of a ticket share that say the same. */
  private static final String SAME = "_same";

  private FirstTold() {}

  /**
   * Of everything told (see {@link Writings}), what the run's days were the first to tell or to
   * take back, with its position.
   *
   * <p>The opener has position 0. The others are counted from 1 in the order of arrival, and of one
   * day in the order of writing, so that a message that comes late renumbers nothing.
   */
  static Dataset<Row> messages(Dataset<Row> told, Run run) {
    var first = firsts(told);
    var versions = versions(first, redactions(told, first)).where(run.covers(col(KNOWN_ON)));
    return withoutRepeats(versions, told)
        .drop(FIRST_KNOWN, ESSENCE, SAME, "source_file", "source_line", "item", "is_opener");
  }

  /**
   * Each message that its source has taken back or that somebody asks for, and what repeats it in
   * its ticket: message_id, ticket_id and by_source.
   */
  static Dataset<Row> takenBack(Dataset<Row> told, Column isAskedFor) {
    var first = firsts(told);
    var bySource = redactions(told, first).select(col(TICKET), col(SAME), lit(true).as(BY_SOURCE));
    var asked = first.where(isAskedFor).select(col(TICKET), col(SAME), lit(false).as(BY_SOURCE));
    var same = bySource.union(asked).groupBy(TICKET, SAME).agg(max(BY_SOURCE).as(BY_SOURCE));
    var ofNoTicket =
        told.where(isOfNoTicket().and(col("is_redacted")))
            .select(col("message_id"), col(TICKET), lit(true).as(BY_SOURCE));
    return first
        .join(same, new String[] {TICKET, SAME})
        .select("message_id", TICKET, BY_SOURCE)
        .union(ofNoTicket)
        .groupBy("message_id")
        .agg(min(TICKET).as(TICKET), max(BY_SOURCE).as(BY_SOURCE));
  }

  /** Each message as it stood when it first arrived, and its position in its ticket. */
  private static Dataset<Row> firsts(Dataset<Row> told) {
    var arrival =
        struct(
            col(KNOWN_ON),
            col("source_file"),
            col("source_line"),
            col("item"),
            col(TICKET),
            col("is_opener"),
            col("sent_at"),
            col("author"),
            col("told_name"),
            col("role"),
            col("is_public"),
            col("body"));
    var inOrderOfArrival =
        Window.partitionBy(TICKET)
            .orderBy(col(KNOWN_ON), col("is_opener").desc(), col("sent_at"), col("message_id"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var repliesSoFar = sum(when(col("is_opener"), 0).otherwise(1)).over(inOrderOfArrival);
    return told.where(not(isOfNoTicket()))
        .groupBy("message_id")
        .agg(min(arrival).as("_first"))
        .select("message_id", "_first.*")
        .withColumn("position", when(col("is_opener"), 0).otherwise(repliesSoFar).cast("int"))
        .withColumn(ESSENCE, essence(col("body")))
        .withColumn(SAME, coalesce(col(ESSENCE), col("message_id")));
  }

  /** A part that came alone says of which message it takes the text, but not in which ticket. */
  private static Column isOfNoTicket() {
    return col(TICKET).startsWith("intercom-" + Writings.OF_LONE_PART);
  }

  /**
   * Since when we know that a text was redacted: the source says so, or comes again with other
   * words and parts blacked out. What repeats the text in its ticket goes with it.
   */
  private static Dataset<Row> redactions(Dataset<Row> told, Dataset<Row> first) {
    var asFirstTold = first.select("message_id", ESSENCE, SAME, TICKET);
    var isChanged = not(essence(col("body")).eqNullSafe(col(ESSENCE)));
    var isBlackedOut = coalesce(col("body").contains(BLACKED_OUT), lit(false));
    return told.where(col("is_redacted").or(isBlackedOut))
        .drop(TICKET)
        .join(asFirstTold, "message_id")
        .where(col("is_redacted").or(isChanged))
        .groupBy(TICKET, SAME)
        .agg(min(KNOWN_ON).as("_redacted_on"));
  }

  private static Dataset<Row> versions(Dataset<Row> first, Dataset<Row> redactions) {
    var isLater = col("_redacted_on").gt(col(KNOWN_ON));
    var isAlready = coalesce(not(isLater), lit(false));
    var arrived = version(col(KNOWN_ON), when(not(isAlready), col("body")), isAlready);
    var silenced = version(col("_redacted_on"), lit(null).cast("string"), lit(true));
    return first
        .join(redactions, new String[] {TICKET, SAME}, "left")
        .withColumn("_version", explode(array_compact(array(arrived, when(isLater, silenced)))))
        .withColumn(FIRST_KNOWN, col(KNOWN_ON))
        .withColumn(KNOWN_ON, col("_version.known_on"))
        .withColumn("body", col("_version.body"))
        .withColumn("is_redacted", col("_version.is_redacted"))
        .drop("_version", "_redacted_on");
  }

  private static Column version(Column day, Column body, Column isRedacted) {
    return struct(day.as(KNOWN_ON), body.as("body"), isRedacted.as("is_redacted"));
  }

  /**
   * Of an opener and a comment with its text, the one that arrived first; on one day the opener.
   */
  private static Dataset<Row> withoutRepeats(Dataset<Row> versions, Dataset<Row> told) {
    var said =
        told.select(
            col(TICKET).as("_ticket"),
            essence(col("body")).as("_said"),
            col(KNOWN_ON).as("_said_on"),
            col("is_opener").as("_said_by_opener"));
    var isSame = col(TICKET).equalTo(col("_ticket")).and(col(ESSENCE).equalTo(col("_said")));
    var isRecent = col("_said_on").geq(date_sub(col(FIRST_KNOWN), SAME_TEXT_LOOK_BACK_DAYS));
    var repeatsOpener =
        not(col("is_opener"))
            .and(col("_said_by_opener"))
            .and(col("_said_on").leq(col(FIRST_KNOWN)));
    var repeatsComment =
        col("is_opener").and(not(col("_said_by_opener"))).and(col("_said_on").lt(col(FIRST_KNOWN)));
    return versions.join(
        said, isSame.and(isRecent).and(repeatsOpener.or(repeatsComment)), "left_anti");
  }

  /** Short for a text whatever its blanks and case. */
  private static Column essence(Column text) {
    return md5(lower(trim(regexp_replace(text, "\\s+", " "))));
  }
}
