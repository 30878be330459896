package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.USAGE_DAILY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.SideBySide;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Validity;
import io.groundswell.stats.Windows;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What hurts a person or an account so that a favour is not asked now: a severe ticket that is
 * open, and for {@value #DAYS} days a bad rating, errors met in an incident, a dispute about money.
 */
final class HurtNow {
  static final List<Table> INPUTS =
      List.of(
          ACCOUNT_FEATURES, TICKETS, SURVEY_RESPONSES, INCIDENTS, USAGE_DAILY, PAYMENT_REVERSALS);

  /** For two weeks after a bad experience a favour is not asked. */
  static final int DAYS = 14;

  /** A dispute that nobody closed for a year is forgotten. */
  static final int DISPUTE_DAYS = 365;

  /** Of one to five. */
  private static final int BAD_SCORE = 2;

  private HurtNow() {}

  /** One row per person and day with anything. */
  static Dataset<Row> ofPerson(Inputs in, Run run) {
    return badRatings(in, run, lit(true), "bad_ratings", "user_id");
  }

  /** One row per account and day with anything. */
  static Dataset<Row> ofAccount(Inputs in, Run run, Collection<String> coreFeatures) {
    var severe =
        in.news(ACCOUNT_FEATURES)
            .where(col("severe_open").gt(0))
            .select("account_id", "known_on", "severe_open");
    // Somebody of the account rated us badly, and no more is known of who it was.
    var unnamed =
        badRatings(in, run, col("user_id").isNull(), "bad_ratings_of_account", "account_id");
    return SideBySide.of(
        List.of(severe, unnamed, incidents(in, run, coreFeatures), disputes(in, run)),
        "account_id",
        "known_on");
  }

  /** What of all this hurts, in a fixed order; empty when nothing does. */
  static Column what() {
    var isRatedBadly = col("bad_ratings").gt(0).or(col("bad_ratings_of_account").gt(0));
    return array_compact(
        array(
            when(col("severe_open").gt(0), "severe_ticket"),
            when(isRatedBadly, "bad_rating"),
            when(col("incidents_met").gt(0), "incident"),
            when(col("disputes").gt(0), "dispute")));
  }

  /** A ticket that was rated badly counts again whenever it changes: it is not over. */
  private static Dataset<Row> badRatings(
      Inputs in, Run run, Column isAsked, String name, String key) {
    var tickets =
        in.recent(TICKETS, DAYS)
            .where(isAsked.and(col("csat").equalTo("bad")))
            .select(col(key), col("known_on"), col("known_on").as("rated_on"));
    var answers =
        in.recent(SURVEY_RESPONSES, DAYS)
            .where(isAsked.and(PeopleFeatures.isAnswerTo("csat")).and(col("score").leq(BAD_SCORE)))
            .select(col(key), col("known_on"), PeopleFeatures.answeredOn().as("rated_on"));
    return Windows.of().sum(name, lit(1), DAYS).over(tickets.union(answers), "rated_on", run, key);
  }

  /**
   * How often an account met an incident: errors in the feature that was broken, on a day on which
   * it was; where the source counts no errors, use of it. A component that is no core feature may
   * have broken any of them.
   */
  private static Dataset<Row> incidents(Inputs in, Run run, Collection<String> coreFeatures) {
    var ours = array(coreFeatures.stream().map(name -> lit(name)).toArray(Column[]::new));
    var named = transform(col("components"), component -> lower(trim(component)));
    var isBad = not(coalesce(col("impact").isin("none", "maintenance"), lit(false)));
    // Of an incident that never ends nobody has said so.
    var lastTold = least(col(Validity.UNTIL), date_add(col("known_on"), DAYS));
    var broken =
        Validity.of(in.rows(INCIDENTS), run, "incident_id")
            .where(isBad)
            .select(
                col(Validity.FROM).as("_told_from"),
                col(Validity.UNTIL).as("_told_until"),
                coalesce(to_date(col("started_at")), col("known_on")).as("_broken_from"),
                coalesce(to_date(col("resolved_at")), lastTold).as("_broken_to"),
                array_intersect(named, ours).as("_features"));
    var met =
        in.recent(USAGE_DAILY, DAYS)
            .where(coalesce(col("errors"), col("events")).gt(0))
            .select(
                col("account_id"),
                col("feature"),
                col("known_on"),
                least(col("event_date"), col("known_on")).as("met_on"));
    var isOfIt =
        col("met_on")
            .between(col("_broken_from"), col("_broken_to"))
            .and(size(col("_features")).equalTo(0).or(isAmong("feature", "_features")));
    var days =
        Span.between(
                greatest(col("known_on"), col("_told_from")),
                least(col("_told_until"), date_add(col("met_on"), DAYS)))
            .adding("incidents_met", lit(1));
    return Spans.totals(
        met.join(broadcast(broken), isOfIt, "inner"), List.of(days), run, "account_id");
  }

  private static Column isAmong(String value, String list) {
    return array_contains(col(list), col(value));
  }

  /** Disputes that are open, or that ended of late. */
  private static Dataset<Row> disputes(Inputs in, Run run) {
    var disputes = in.recent(PAYMENT_REVERSALS, DISPUTE_DAYS).where(col("kind").equalTo("dispute"));
    var isOver =
        coalesce(col("status").isin("won", "lost", "warning_closed", "prevented"), lit(false));
    var until =
        when(isOver, least(col(Validity.UNTIL), date_add(col("known_on"), DAYS)))
            .otherwise(col(Validity.UNTIL));
    var days = Span.between(col(Validity.FROM), until).adding("disputes", lit(1));
    return Spans.totals(
        Validity.lasting(DISPUTE_DAYS, disputes, run, "reversal_id"),
        List.of(days),
        run,
        "account_id");
  }
}
