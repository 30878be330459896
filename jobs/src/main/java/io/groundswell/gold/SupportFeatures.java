package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.TICKETS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Validity;
import io.groundswell.stats.Windows;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How an account fared with support: one row per account and day with a ticket that is open or
 * younger than {@value #TICKET_DAYS} days.
 *
 * <p>A median cannot be slid like a sum, so a ticket stands on each of its days; tickets are few.
 */
final class SupportFeatures {
  /** A ticket that nobody touched for a year is open to nobody any more. */
  static final int LOOK_BACK_DAYS = 365;

  /** The columns that are a number of tickets. */
  static final List<String> COUNTS =
      List.of(
          "tickets_90d",
          "tickets_open",
          "severe_open",
          "reopened_90d",
          "csat_good_90d",
          "csat_bad_90d");

  private static final int TICKET_DAYS = 90;

  /** Added up in thousandths, since sums that slide must be of whole numbers. */
  private static final int SENTIMENT_PARTS = 1000;

  private SupportFeatures() {}

  static Dataset<Row> byAccount(Inputs in, Run run) {
    var versions =
        Validity.lasting(LOOK_BACK_DAYS, in.recent(TICKETS, LOOK_BACK_DAYS), run, "ticket_id");
    var openedOn = least(to_date(col("created_at")), col("known_on"));
    var speaking =
        versions
            .where(col("account_id").isNotNull().and(not(col("status").isin("deleted", "merged"))))
            .withColumn("opened_on", openedOn)
            .withColumn("old_on", date_add(col("opened_on"), TICKET_DAYS))
            .withColumn(
                Validity.UNTIL,
                when(isOpen(), col(Validity.UNTIL))
                    .otherwise(least(col(Validity.UNTIL), col("old_on"))));
    return Validity.onEachDay(speaking, run)
        .groupBy("account_id", "known_on")
        .agg(
            number(isNew()).as("tickets_90d"),
            number(isOpen()).as("tickets_open"),
            number(isOpen().and(col("is_severe"))).as("severe_open"),
            number(isNew().and(col("reopened"))).as("reopened_90d"),
            number(isNew().and(col("csat").equalTo("good"))).as("csat_good_90d"),
            number(isNew().and(col("csat").equalTo("bad"))).as("csat_bad_90d"),
            median(when(isNew(), col("first_reply_minutes"))).as("first_reply_minutes_median_90d"));
  }

  /**
   * How what an account says sounds: one row per account and day with feedback of the last {@value
   * #TICKET_DAYS} days of which that is known.
   */
  static Dataset<Row> sentiment(Inputs in, Run run) {
    var felt = in.recent(FEEDBACK_KINDS, TICKET_DAYS).where(col("sentiment_score").isNotNull());
    var parts = round(col("sentiment_score").multiply(SENTIMENT_PARTS));
    return Windows.of()
        .sum("feedback_felt_90d", lit(1), TICKET_DAYS)
        .sum("sentiment_parts_90d", parts, TICKET_DAYS)
        .over(felt, "said_on", run, "account_id")
        .withColumn("sentiment_total_90d", col("sentiment_parts_90d").divide(SENTIMENT_PARTS))
        .drop("sentiment_parts_90d");
  }

  private static Column isNew() {
    return col("old_on").gt(col("known_on"));
  }

  private static Column isOpen() {
    return col("status").isin("new", "open", "pending", "hold");
  }

  private static Column number(Column which) {
    return sum(when(which, 1L).otherwise(0L));
  }
}
