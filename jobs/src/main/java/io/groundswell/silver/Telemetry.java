package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a call of the telemetry says, in the words of conf/business.yaml. */
final class Telemetry {
  /** What the vendors' own code reports without anybody having done anything. */
  private static final Object[] REPORTED_BY_ITSELF = {
    "session_start",
    "session_end",
    "$pageleave",
    "$feature_flag_called",
    "$web_vitals",
    "$$heatmap",
    "$opt_in",
    "$snapshot",
    "$performance_event"
  };

  private final Business business;

  Telemetry(Business business) {
    this.business = business;
  }

  /** Product events as narrow rows: what is not needed later does not travel. */
  Dataset<Row> read(Dataset<Row> calls) {
    var isProductEvent = col("type").isin("track", "page", "screen");
    return calls
        .where(isProductEvent.and(not(isBot())).and(not(isReportedByItself())))
        .where(happenedAt().isNotNull())
        .select(
            col(KNOWN_ON),
            col("source_file"),
            col("source_line"),
            col("item"),
            coalesce(col("message_id"), whereItStood()).as("event_id"),
            happenedAt().as("occurred_at"),
            col("user_id").as("raw_id"),
            when(col("user_id").isNull(), col("anonymous_id")).as("anonymous_id"),
            col("group_id"),
            col("type"),
            coalesce(col("event"), col("name")).as("event"),
            Words.meaning(business.featureByEvent(), col("event")).as("feature"),
            signal().as("signal"));
  }

  /**
   * Nothing happens after it was received; a clock that says so is wrong. Where nobody says when it
   * was received, a folder may hold the first hours of the next day, but none after that.
   */
  private static Column happenedAt() {
    var told = least(col("occurred_at"), col("received_at"));
    var isAhead = told.gt(date_add(col(KNOWN_ON), 2).cast("timestamp"));
    return when(isAhead, col(KNOWN_ON).cast("timestamp")).otherwise(told);
  }

  /** Names an event that came without a message id; it can have no copy. */
  private static Column whereItStood() {
    return concat_ws(":", col("source_file"), col("source_line"), col("item"));
  }

  private static Column isReportedByItself() {
    return coalesce(col("event").isin(REPORTED_BY_ITSELF), lit(false));
  }

  private Column isBot() {
    var agent = lower(col("user_agent"));
    var isBot =
        business.botUserAgents().stream()
            .map(part -> agent.contains(part))
            .reduce(lit(false), Column::or);
    return coalesce(isBot, lit(false));
  }

  /** What the event tells by its name, or the page by its path; the first page listed counts. */
  private Column signal() {
    var byPage =
        business.pages().entrySet().stream()
            .map(page -> when(speaksOf(page.getValue()), lit("page_" + page.getKey())))
            .toArray(Column[]::new);
    return coalesce(
        Words.meaning(business.signalByEvent(), col("event")),
        when(col("type").isin("page", "screen"), firstOf(byPage)));
  }

  private static Column speaksOf(List<String> fragments) {
    var path = lower(col("path"));
    return fragments.stream().map(path::contains).reduce(lit(false), Column::or);
  }

  private static Column firstOf(Column... signals) {
    return signals.length == 0 ? lit(null).cast("string") : coalesce(signals);
  }
}
