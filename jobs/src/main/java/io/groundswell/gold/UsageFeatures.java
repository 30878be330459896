package io.groundswell.gold;

import static io.groundswell.Tables.USAGE_DAILY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Windows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How an account uses the product: one row per account and day on which its telemetry is known.
 *
 * <p>Every column is about the days up to and including the day of the row.
 */
final class UsageFeatures {
  /**
   * An account of which no telemetry came for so long is unknown, not idle: from here a dead feed
   * and a dead account look the same.
   */
  static final int KNOWN_DAYS = 180;

  /** How silver names the person or account of use that came without one. */
  static final String UNKNOWN = "unknown";

  private static final double MONTH_DAYS = 28;

  /** Minutes are added up in thousandths, since sums that slide must be of whole numbers. */
  private static final int MINUTE_PARTS = 1000;

  private UsageFeatures() {}

  static Dataset<Row> byAccount(Inputs in, Run run, Collection<String> coreFeatures) {
    var features = List.copyOf(coreFeatures);
    var use = in.recent(USAGE_DAILY, KNOWN_DAYS).where(col("account_id").notEqual(UNKNOWN));
    return finished(windows(features).over(use, "event_date", run, "account_id"), features);
  }

  private static Windows windows(List<String> coreFeatures) {
    var person = when(col("user_id").notEqual(UNKNOWN), col("user_id"));
    var windows =
        Windows.of(person)
            .members("users_7d", 7)
            .members("users_28d", 28)
            .members("users_90d", 90)
            .memberDays("user_days_28d", 28)
            .days("active_days_7d", 7)
            .days("active_days_28d", 28)
            .days("active_days_90d", 90)
            .sum("sessions_7d", col("sessions"), 7)
            .sum("sessions_28d", col("sessions"), 28)
            .sum("sessions_90d", col("sessions"), 90)
            .sum("events_28d", col("events"), 28)
            .sumBefore("events_28d_before", col("events"), 28, 28)
            .sum("minute_parts_28d", round(col("minutes").multiply(MINUTE_PARTS)), 28)
            .sum("errors_28d", col("errors"), 28)
            .sum("facts_180d", lit(1), KNOWN_DAYS)
            .sum("named_180d", when(person.isNotNull(), 1), KNOWN_DAYS)
            .sum("with_sessions_180d", when(col("sessions").isNotNull(), 1), KNOWN_DAYS)
            .sum("with_errors_180d", when(col("errors").isNotNull(), 1), KNOWN_DAYS);
    for (int i = 0; i < coreFeatures.size(); i++) {
      var isUsed = col("feature").equalTo(coreFeatures.get(i));
      windows = windows.sum(uses(i), when(isUsed, greatest(col("events"), lit(1))), 28);
    }
    return windows;
  }

  private static Dataset<Row> finished(Dataset<Row> counts, List<String> coreFeatures) {
    var columns =
        new ArrayList<Column>(
            List.of(
                col("account_id"),
                col("known_on"),
                col("facts_180d").gt(0).as("usage_known"),
                ofPeople(col("users_7d")).as("active_users_7d"),
                ofPeople(col("users_28d")).as("active_users_28d"),
                ofPeople(col("users_90d")).as("active_users_90d"),
                stickiness().as("stickiness"),
                trend().as("trend"),
                col("minute_parts_28d").divide(MINUTE_PARTS).as("minutes_28d"),
                when(col("with_errors_180d").gt(0), col("errors_28d")).as("errors_28d"),
                coreFeaturesUsed(coreFeatures.size()).as("core_features_28d")));
    for (int i = 0; i < coreFeatures.size(); i++) {
      columns.add(col(uses(i)));
    }
    for (var name : List.of("active_days_7d", "active_days_28d", "active_days_90d", "events_28d")) {
      columns.add(col(name));
    }
    for (var name : List.of("sessions_7d", "sessions_28d", "sessions_90d")) {
      columns.add(when(col("with_sessions_180d").gt(0), col(name)).as(name));
    }
    return counts.select(columns.toArray(Column[]::new));
  }

  /** Telemetry that names no person says nothing about how many there are. */
  private static Column ofPeople(Column count) {
    return when(col("named_180d").gt(0), count);
  }

  /** Mean daily active users over monthly active users; nobody active leaves nothing to divide. */
  private static Column stickiness() {
    var meanDaily = col("user_days_28d").divide(MONTH_DAYS);
    return when(col("users_28d").gt(0), meanDaily.divide(col("users_28d")));
  }

  /** From -1, all use is gone, over 0, as before, to 1, all use is new. */
  private static Column trend() {
    var now = col("events_28d");
    var before = col("events_28d_before");
    return when(now.plus(before).gt(0), now.minus(before).divide(now.plus(before)));
  }

  private static Column coreFeaturesUsed(int features) {
    var used = lit(0L);
    for (int i = 0; i < features; i++) {
      used = used.plus(when(col(uses(i)).gt(0), 1L).otherwise(0L));
    }
    return used;
  }

  /** How often each core feature was used, in the order of the business; of the finished rows. */
  static Column depth(Collection<String> coreFeatures) {
    var features = List.copyOf(coreFeatures);
    return array(
        IntStream.range(0, features.size())
            .mapToObj(i -> struct(lit(features.get(i)).as("feature"), col(uses(i)).as("uses")))
            .toArray(Column[]::new));
  }

  /** Numbered, since a feature may be called anything. */
  private static String uses(int feature) {
    return "uses_of_" + feature;
  }
}
