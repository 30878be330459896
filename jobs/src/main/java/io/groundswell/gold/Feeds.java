package io.groundswell.gold;

import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.TICKETS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
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
  private Feeds() {}

  static Dataset<Row> ofEachDay(Inputs in, Run run) {
    var rows =
        alive(in.recent(TICKETS, SupportFeatures.LOOK_BACK_DAYS), "support")
            .union(alive(in.recent(SUBSCRIPTIONS, SupportFeatures.LOOK_BACK_DAYS), "billing"))
            .union(
                alive(
                    in.recent(EVENTS, SignalFeatures.LOOK_BACK_DAYS)
                        .where(col("signal").isNotNull()),
                    "signals"));
    // Many days lie together on one key, so each day is kept once; one day is only counted.
    var days = run.isOneDay() ? rows : rows.distinct();
    var lasts =
        Span.between(col("known_on"), date_add(col("known_on"), days()))
            .adding("support", is("support"))
            .adding("billing", is("billing"))
            .adding("signals", is("signals"));
    return Spans.totals(days.withColumn("all", lit(1)), List.of(lasts), run, "all")
        .select(
            col("known_on"),
            col("support").gt(0).as("support_alive"),
            col("billing").gt(0).as("billing_alive"),
            col("signals").gt(0).as("signals_alive"));
  }

  private static Column days() {
    return when(col("feed").equalTo("signals"), SignalFeatures.LOOK_BACK_DAYS)
        .otherwise(SupportFeatures.LOOK_BACK_DAYS);
  }

  private static Dataset<Row> alive(Dataset<Row> rows, String feed) {
    return rows.select(lit(feed).as("feed"), col("known_on"));
  }

  private static Column is(String feed) {
    return when(col("feed").equalTo(feed), 1);
  }
}
