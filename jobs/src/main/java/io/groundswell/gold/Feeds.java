package io.groundswell.gold;

import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.GUIDE_EVENTS;
import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which kinds of source tell us anything at all: one row per day of the run on which one does.
 *
 * <p>While a source is alive, an account that it does not mention has none of what it tells. While
 * it is not, nobody knows.
 */
final class Feeds {
  private static final int YEAR = SupportFeatures.LOOK_BACK_DAYS;
  private static final List<String> FEEDS =
      List.of("signals", "guides", "support", "billing", "incidents", "touches");

  private Feeds() {}

  static Dataset<Row> ofEachDay(Inputs in, Run run) {
    var signals = in.recent(EVENTS, SignalFeatures.LOOK_BACK_DAYS).where(col("signal").isNotNull());
    var rows =
        alive(signals, "signals")
            .union(alive(in.recent(GUIDE_EVENTS, SignalFeatures.LOOK_BACK_DAYS), "guides"))
            .union(alive(in.recent(TICKETS, YEAR), "support"))
            .union(alive(in.recent(SUBSCRIPTIONS, YEAR), "billing"))
            .union(alive(in.recent(INCIDENTS, YEAR), "incidents"))
            .union(alive(in.recent(TOUCHES, YEAR), "touches"));
    // Many days lie together on one key, so each day is kept once; one day is only counted.
    var days = run.isOneDay() ? rows : rows.distinct();
    var lasts = Span.between(col("known_on"), date_add(col("known_on"), days()));
    for (var feed : FEEDS) {
      lasts = lasts.adding(feed, when(col("feed").equalTo(feed), 1));
    }
    var columns = new ArrayList<Column>(List.of(col("known_on")));
    FEEDS.forEach(feed -> columns.add(col(feed).gt(0).as(feed + "_alive")));
    return Spans.totals(days.withColumn("all", lit(1)), List.of(lasts), run, "all")
        .select(columns.toArray(Column[]::new));
  }

  private static Column days() {
    return when(col("feed").isin("signals", "guides"), SignalFeatures.LOOK_BACK_DAYS)
        .otherwise(YEAR);
  }

  private static Dataset<Row> alive(Dataset<Row> rows, String feed) {
    return rows.select(lit(feed).as("feed"), col("known_on"));
  }
}
