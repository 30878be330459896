package io.groundswell.gold;

import static io.groundswell.Tables.EVENTS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Windows;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the people of an account did that speaks of buying or of bringing others: one row per
 * account and day on which any of it is recent.
 */
final class SignalFeatures {
  static final int LOOK_BACK_DAYS = 90;

  private static final Map<String, String> OVER_28_DAYS =
      Map.of(
          "limit_hits_28d", "limit_hit",
          "checkout_started_28d", "checkout_started",
          "checkout_failed_28d", "checkout_failed",
          "pricing_views_28d", "page_pricing",
          "checkout_views_28d", "page_checkout",
          "security_views_28d", "page_security",
          "sso_views_28d", "page_sso",
          "invoice_views_28d", "page_invoices");
  private static final Map<String, String> OVER_90_DAYS =
      Map.of(
          "invites_sent_90d", "invite_sent",
          "invites_accepted_90d", "invite_accepted");

  private SignalFeatures() {}

  /** The columns, in the order of their names. */
  static Iterable<String> columns() {
    var names = new TreeMap<>(OVER_28_DAYS);
    names.putAll(OVER_90_DAYS);
    return names.keySet();
  }

  static Dataset<Row> byAccount(Inputs in, Run run) {
    var windows = Windows.of();
    for (var column : columns()) {
      var signal = OVER_28_DAYS.get(column);
      windows =
          signal == null
              ? windows.sum(column, isSignal(OVER_90_DAYS.get(column)), LOOK_BACK_DAYS)
              : windows.sum(column, isSignal(signal), 28);
    }
    var signals = in.recent(EVENTS, LOOK_BACK_DAYS).where(col("signal").isNotNull());
    return windows.over(signals, "event_date", run, "account_id");
  }

  private static org.apache.spark.sql.Column isSignal(String signal) {
    return when(col("signal").equalTo(signal), 1);
  }
}
