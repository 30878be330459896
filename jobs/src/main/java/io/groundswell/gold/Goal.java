package io.groundswell.gold;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * What a score foretells, and what may tell it: columns of {@code gold.account_features}, or of
 * {@link AdvocacyFeatures} where it is about people.
 *
 * @param name the score's, as its rows in {@code gold.score_curves} and its card have it
 * @param days within how many days it comes true or does not
 * @param features what the model may learn from
 * @param monotone features that can only speak for it (1) or against it (-1) as they rise
 * @param population of which accounts it is foretold
 */
record Goal(
    String name,
    int days,
    List<String> features,
    Map<String, Integer> monotone,
    Column population) {

  private static final List<String> USE =
      List.of(
          "tenure_days",
          "employees",
          "users_known",
          "admins",
          "active_users_7d",
          "active_users_28d",
          "active_users_90d",
          "active_days_7d",
          "active_days_28d",
          "active_days_90d",
          "sessions_28d",
          "events_28d",
          "minutes_28d",
          "core_features_28d",
          "breadth",
          "stickiness",
          "trend",
          "errors_28d",
          "seats_used_share",
          "invites_sent_90d",
          "invites_accepted_90d",
          "nps_mean_180d",
          "incident_minutes_28d",
          "guides_seen_28d",
          "guides_dismissed_28d");

  private static final List<String> BUYING =
      List.of(
          "limit_hits_28d",
          "pricing_views_28d",
          "checkout_views_28d",
          "checkout_started_28d",
          "checkout_failed_28d",
          "security_views_28d",
          "sso_views_28d",
          "invoice_views_28d");

  private static final List<String> PAYING =
      List.of("plan", "months_paid", "seats_bought", "failed_payments_90d", "disputes_90d");

  /** Told to get something fixed: it may speak of health and of nothing that sells. */
  private static final List<String> SUPPORT =
      List.of(
          "tickets_90d",
          "tickets_open",
          "severe_open",
          "reopened_90d",
          "first_reply_minutes_median_90d",
          "csat_good_90d",
          "csat_bad_90d",
          "sentiment_mean_90d");

  /** A free account pays for the first time. */
  static final Goal CONVERSION =
      new Goal(
          "conversion",
          30,
          joined(USE, BUYING),
          Map.of(
              "pricing_views_28d", 1,
              "checkout_started_28d", 1,
              "limit_hits_28d", 1,
              "active_days_28d", 1),
          coalesce(col("is_free"), lit(false)));

  /** A paying account pays no more. */
  static final Goal CHURN =
      new Goal(
          "churn",
          90,
          joined(USE, PAYING, SUPPORT),
          Map.of(
              "active_days_28d", -1,
              "trend", -1,
              "failed_payments_90d", 1,
              "severe_open", 1,
              "nps_mean_180d", -1),
          coalesce(col("is_paying"), lit(false)).and(not(coalesce(col("on_trial"), lit(false)))));

  /** A person who is asked to speak for us says yes. */
  static final Goal ADVOCACY =
      new Goal(
          "advocacy",
          30,
          AdvocacyFeatures.NAMES,
          Map.of("nps_score", 1, "core_features_90d", 1),
          lit(true));

  static final List<Goal> ALL = List.of(CONVERSION, CHURN, ADVOCACY);

  /** What a model that knows nothing but when the account was last there would learn from. */
  static final List<String> RECENCY =
      List.of("active_days_7d", "active_days_28d", "active_days_90d");

  Column[] columns() {
    return features.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  @SafeVarargs
  private static List<String> joined(List<String>... groups) {
    var all = new ArrayList<String>();
    Stream.of(groups).forEach(all::addAll);
    return List.copyOf(all);
  }
}
