package io.groundswell.gold;

import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.USAGE_DAILY;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_timestamp;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Validity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How long the product was failing on the days on which an account used it: one row per account and
 * day with any such minutes in the last {@value #DAYS} days.
 *
 * <p>Incidents of no impact and maintenance are left out. Two at once count twice.
 */
final class IncidentFeatures {
  static final int DAYS = 28;

  private static final int MINUTE_SECONDS = 60;

  private IncidentFeatures() {}

  static Dataset<Row> byAccount(Inputs in, Run run) {
    var met =
        in.recent(USAGE_DAILY, DAYS)
            .where(col("account_id").notEqual(UsageFeatures.UNKNOWN))
            .select(
                col("account_id"),
                // A clock that runs ahead does not make use younger than it is known.
                least(col("event_date"), col("known_on")).as("event_date"),
                col("known_on").as("used_known_on"))
            .join(broadcast(failingDays(in, run)), "event_date")
            .groupBy("account_id", "event_date", "minutes", Validity.FROM, Validity.UNTIL)
            .agg(min("used_known_on").as("used_known_on"));
    var counts =
        Span.between(
                greatest(col(Validity.FROM), col("used_known_on"), col("event_date")),
                least(col(Validity.UNTIL), date_add(col("event_date"), DAYS)))
            .adding("incident_minutes_28d", col("minutes"));
    return Spans.totals(met, List.of(counts), run, "account_id");
  }

  /** What was known of an incident, a row for each of its days that is still in a window. */
  private static Dataset<Row> failingDays(Inputs in, Run run) {
    var isFelt = not(coalesce(col("impact"), lit("")).isin("none", "maintenance"));
    var first = greatest(to_date(col("started_at")), lit(run.from().minusDays(DAYS)));
    var last = least(to_date(col("ended_at")), date_sub(col(Validity.UNTIL), 1), lit(run.to()));
    return Validity.of(in.rows(INCIDENTS), run, "incident_id")
        .where(isFelt.and(col("started_at").isNotNull()))
        // What lasts has lasted until the end of each day on which nobody knew better.
        .withColumn("ended_at", coalesce(col("resolved_at"), endOf(lit(run.to()))))
        .where(first.leq(last))
        .withColumn("event_date", explode(sequence(first, last)))
        .select(col("event_date"), minutes().as("minutes"), col(Validity.FROM), col(Validity.UNTIL))
        .where(col("minutes").gt(0))
        .groupBy("event_date", Validity.FROM, Validity.UNTIL)
        .sum("minutes")
        .withColumnRenamed("sum(minutes)", "minutes");
  }

  private static Column minutes() {
    var from = greatest(col("started_at"), col("event_date").cast("timestamp"));
    var until = least(col("ended_at"), endOf(col("event_date")));
    return unix_timestamp(until).minus(unix_timestamp(from)).divide(MINUTE_SECONDS).cast("bigint");
  }

  private static Column endOf(Column day) {
    return date_add(day, 1).cast("timestamp");
  }
}
