package io.groundswell.gold;

import static io.groundswell.stats.Scorecard.counted;
import static io.groundswell.stats.Scorecard.upTo;
import static io.groundswell.stats.Scorecard.words;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.groundswell.stats.Scorecard;
import io.groundswell.stats.Scorecard.Item;
import org.apache.spark.sql.Column;

/** The written card of who may leave, in log-odds; in use until there is a model. */
final class HealthCard {
  /** About one paying account in fourteen leaves within 90 days when nothing speaks for it. */
  private static final double BASELINE = -2.6;

  private HealthCard() {}

  static Scorecard churn() {
    return Scorecard.of(
        "churn",
        BASELINE,
        // Who stops using it stops paying for it, a few weeks later.
        new Item(
            "trend",
            when(col("trend").isNull(), "not known")
                .when(col("trend").lt(0), "shrinking")
                .otherwise("as before or growing"),
            upTo(1.8, negate(col("trend")), 0.8),
            lit("Uses the product less than the month before")),
        new Item(
            "active_days_28d",
            counted(col("active_days_28d"), "active day of 28", "active days of 28"),
            when(col("active_days_28d").equalTo(0), 1.5).when(col("active_days_28d").lt(4), 0.7),
            words("Was there on ", counted(col("active_days_28d"), "day of 28", "days of 28"))),
        // Paid seats that nobody sits on are the first to be cut.
        new Item(
            "seats_used_share",
            percent(col("seats_used_share")),
            when(col("seats_used_share").lt(0.3), 0.7),
            words("Uses ", percent(col("seats_used_share")), " of its seats")),
        // A card that fails ends more subscriptions than a decision does.
        counting("failed_payments_90d", 1.2, 2, "failed payment", "failed payments"),
        counting("severe_open", 0.9, 2, "severe ticket open", "severe tickets open"),
        counting("reopened_90d", 0.5, 2, "ticket reopened", "tickets reopened"),
        counting("csat_bad_90d", 0.6, 2, "bad rating", "bad ratings"),
        // Detractors leave more often than others, though most of them stay.
        new Item(
            "nps_mean_180d",
            coalesce(round(col("nps_mean_180d"), 1).cast("string"), lit("not known")),
            when(col("nps_mean_180d").leq(6), 0.8).when(col("nps_mean_180d").geq(9), -0.5),
            words("Would not recommend us (", round(col("nps_mean_180d"), 1), " of 10)")),
        // Habits of years are not left in a quarter.
        new Item(
            "months_paid",
            counted(col("months_paid"), "month paid", "months paid"),
            when(col("months_paid").lt(3), 0.4)
                .otherwise(negate(upTo(0.8, col("months_paid"), 36))),
            lit("Has paid for less than three months")));
  }

  private static Item counting(String column, double most, int full, String one, String many) {
    var words = counted(col(column), one, many);
    return new Item(column, words, upTo(most, col(column), full), words);
  }

  private static Column percent(Column share) {
    return coalesce(words(round(share.multiply(100)).cast("bigint"), "%"), lit("not known"));
  }
}
