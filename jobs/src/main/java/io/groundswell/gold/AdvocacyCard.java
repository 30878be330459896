package io.groundswell.gold;

import static io.groundswell.stats.Scorecard.counted;
import static io.groundswell.stats.Scorecard.upTo;
import static io.groundswell.stats.Scorecard.words;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.stats.Scorecard;
import io.groundswell.stats.Scorecard.Item;
import org.apache.spark.sql.Column;

/** The written card of {@link AdvocacyScores}: each feature, its points and why it has them. */
final class AdvocacyCard {
  /** What a score starts from: all that can be lost, so that the worst case is 0. */
  private static final double BASELINE = 30;

  /** Coming back on most working days is the habit of somebody who would miss us. */
  private static final double HABIT_POINTS = 14;

  private static final double HABIT_FULL_DAYS = 16;

  /** A habit that has held for a quarter is worth more than a busy month. */
  private static final double STEADY_POINTS = 6;

  private static final double STEADY_FULL_DAYS = 45;

  /** Who uses many parts of the product has more to tell, and chose each of them freely. */
  private static final double BREADTH_POINTS = 18;

  private static final double BREADTH_FULL_FEATURES = 6;

  /** A year with us has seen the product fail and mend. */
  private static final double TENURE_POINTS = 6;

  private static final double TENURE_FULL_DAYS = 365;

  /** In the first weeks liking is hope, and an ask comes too early. */
  private static final double NEWCOMER_POINTS = -4;

  private static final int NEWCOMER_DAYS = 30;

  /** The person's own word on recommending us: the plainest sign, but few give it. */
  private static final double PROMOTER_POINTS = 14;

  /** An 8 is said by people who mean well. */
  private static final double NEARLY_POINTS = 5;

  /** Whoever said no must not be asked again as if nothing had been said. */
  private static final double DETRACTOR_POINTS = -20;

  /** Bringing colleagues is advocacy already done, unasked. */
  private static final double INVITE_POINTS = 8;

  private static final double INVITE_FULL = 4;

  /** Colleagues who come when invited believed it. */
  private static final double ACCEPTED_POINTS = 4;

  private static final double ACCEPTED_FULL = 3;

  /** Who keeps meeting errors has another thing on their mind. */
  private static final double ERROR_POINTS = -6;

  private static final double ERROR_FULL_RATE = 0.1;

  private AdvocacyCard() {}

  static Scorecard card() {
    return Scorecard.of(
        "advocacy",
        BASELINE,
        new Item(
            "active_days_28d",
            ofDays(col("active_days_28d"), 28),
            upTo(HABIT_POINTS, col("active_days_28d"), HABIT_FULL_DAYS),
            words("Used the product on ", col("active_days_28d"), " of the last 28 days")),
        new Item(
            "active_days_90d",
            ofDays(col("active_days_90d"), PersonFeatures.ACTIVE_DAYS),
            upTo(STEADY_POINTS, col("active_days_90d"), STEADY_FULL_DAYS),
            words("Has kept at it: ", col("active_days_90d"), " of the last 90 days")),
        new Item(
            "core_features_90d",
            counted(col("core_features_90d"), "core feature", "core features"),
            upTo(BREADTH_POINTS, col("core_features_90d"), BREADTH_FULL_FEATURES),
            words("Uses ", counted(col("core_features_90d"), "core feature", "core features"))),
        new Item(
            "tenure_days",
            counted(col("tenure_days"), "day with us", "days with us"),
            tenure(),
            words("Has been with us for ", col("tenure_days"), " days")),
        new Item(
            "nps_score",
            when(col("nps_score").isNull(), "no answer in 180 days")
                .otherwise(words(col("nps_score"), " of 10")),
            nps(),
            words("Answered ", col("nps_score"), " of 10 on recommending us")),
        new Item(
            "invites_sent_90d",
            counted(col("invites_sent_90d"), "invitation", "invitations"),
            upTo(INVITE_POINTS, col("invites_sent_90d"), INVITE_FULL),
            words(
                "Sent ",
                counted(col("invites_sent_90d"), "invitation", "invitations"),
                " in 90 days")),
        new Item(
            "invites_accepted_90d",
            counted(col("invites_accepted_90d"), "accepted invitation", "accepted invitations"),
            upTo(ACCEPTED_POINTS, col("invites_accepted_90d"), ACCEPTED_FULL),
            words(
                "Invites, and colleagues come: ",
                counted(col("invites_accepted_90d"), "acceptance", "acceptances"),
                " in 90 days")),
        new Item(
            "errors_28d",
            counted(col("errors_28d"), "error met", "errors met"),
            errors(),
            lit("Meets no errors")));
  }

  private static Column ofDays(Column days, int window) {
    return when(days.isNull(), "not known").otherwise(words(days, " of " + window + " days"));
  }

  private static Column tenure() {
    return when(col("tenure_days").lt(NEWCOMER_DAYS), NEWCOMER_POINTS)
        .otherwise(upTo(TENURE_POINTS, col("tenure_days"), TENURE_FULL_DAYS));
  }

  private static Column nps() {
    return when(col("nps_score").geq(9), PROMOTER_POINTS)
        .when(col("nps_score").equalTo(8), NEARLY_POINTS)
        .when(col("nps_score").leq(6), DETRACTOR_POINTS)
        .otherwise(0.0);
  }

  private static Column errors() {
    var rate = col("errors_28d").cast("double").divide(col("events_28d"));
    var share = least(rate.divide(ERROR_FULL_RATE), lit(1.0));
    return when(col("errors_28d").gt(0).and(col("events_28d").gt(0)), share.multiply(ERROR_POINTS));
  }
}
