package io.groundswell.gold;

import static io.groundswell.Tables.GUIDE_EVENTS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Windows;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What people of an account saw of our guides: one row per account and day with any of late. */
final class GuideFeatures {
  static final int DAYS = 28;

  /** The columns, each a number of steps. */
  static final List<String> COUNTS = List.of("guides_seen_28d", "guides_dismissed_28d");

  private GuideFeatures() {}

  static Dataset<Row> byAccount(Inputs in, Run run) {
    return Windows.of()
        .sum("guides_seen_28d", is("shown"), DAYS)
        .sum("guides_dismissed_28d", is("dismissed"), DAYS)
        .over(in.recent(GUIDE_EVENTS, DAYS), "event_date", run, "account_id");
  }

  private static Column is(String action) {
    return when(col("action").equalTo(action), 1);
  }
}
