package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.GUIDE_EVENTS;
import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.SideBySide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All that could be known of an account on a day: use, signals, people, support, money, answers.
 *
 * <p>One row per account and day, from the first day the account was known; our own accounts are
 * left out. What a source that we do not hear from would tell is null, and the {@code *_known} flag
 * beside it says so; zero means that the source is there and has nothing. Looks back {@value
 * UsageFeatures#KNOWN_DAYS} days for use and {@value SupportFeatures#LOOK_BACK_DAYS} for tickets.
 *
 * <p>The file is long because the list of columns is: the table is wide, and one select shows it.
 */
public final class AccountFeatures implements Job {
  private static final String[] ACCOUNT_DAY = {"account_id", "known_on"};

  private final Business business;
  private final PlanTerms terms;

  public AccountFeatures(Business business) {
    this.business = business;
    this.terms = new PlanTerms(business);
  }

  @Override
  public Table output() {
    return ACCOUNT_FEATURES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(
        ACCOUNTS,
        USERS,
        USAGE_DAILY,
        EVENTS,
        TICKETS,
        SUBSCRIPTIONS,
        INVOICES,
        PAYMENT_REVERSALS,
        SURVEY_RESPONSES,
        TOUCHES,
        INCIDENTS,
        GUIDE_EVENTS,
        FEEDBACK_KINDS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var counts =
        SideBySide.of(
            List.of(
                UsageFeatures.byAccount(in, run, business.coreFeatures().keySet()),
                SignalFeatures.byAccount(in, run),
                SupportFeatures.byAccount(in, run),
                SupportFeatures.sentiment(in, run),
                BillingFeatures.failedPayments(in, run),
                BillingFeatures.disputes(in, run),
                IncidentFeatures.byAccount(in, run),
                GuideFeatures.byAccount(in, run),
                PeopleFeatures.known(in, run),
                PeopleFeatures.npsAnswers(in, run),
                PeopleFeatures.touches(in, run)),
            ACCOUNT_DAY);
    return features(
        customers(in)
            .join(BillingFeatures.byAccount(in, run), ACCOUNT_DAY, "left")
            .join(counts, ACCOUNT_DAY, "left")
            .join(broadcast(Feeds.ofEachDay(in, run)), new String[] {"known_on"}, "left"));
  }

  private static Dataset<Row> customers(Inputs in) {
    return in.asOfEachDay(ACCOUNTS, "account_id")
        .where(not(coalesce(col("is_internal"), lit(false))))
        .select(
            col("account_id"),
            col("known_on"),
            col("plan").as("named_plan"),
            col("plan_seats"),
            col("employees"),
            to_date(col("signed_up_at")).as("signed_up_on"));
  }

  private Dataset<Row> features(Dataset<Row> joined) {
    var paid = terms.isPaid();
    // Billing that does not know an account on a paid plan knows nothing about it.
    var billing =
        isAlive("billing").and(col("mrr").isNotNull().or(coalesce(not(paid), lit(false))));
    var usage = coalesce(col("usage_known"), lit(false));
    var known = new LinkedHashMap<String, Column>();
    for (var feed : List.of("support", "guides", "touches")) {
      known.put(feed + "_known", isAlive(feed));
    }
    for (var feed : List.of("signals", "incidents")) {
      known.put(feed + "_known", usage.and(isAlive(feed)));
    }
    known.put("usage_known", usage);
    known.put("billing_known", billing);
    known.put("nps_known", coalesce(col("nps_answers_180d").gt(0), lit(false)));
    known.put("mrr", when(billing, coalesce(col("mrr"), lit(0L))));
    known.put("entitled_features", terms.entitledFeatures());
    return joined
        // Money that billing tells comes before what the product says about the plan.
        .withColumn("plan", coalesce(col("billed_plan"), col("named_plan")))
        .withColumns(known)
        .select(columns(paid));
  }

  private Column[] columns(Column paid) {
    var onTrial = coalesce(col("on_trial"), lit(false));
    var paysNothing = col("mrr").equalTo(0).and(not(onTrial));
    var columns =
        new ArrayList<Column>(
            List.of(
                col("known_on"),
                col("account_id"),
                col("plan"),
                when(col("billing_known"), col("mrr").gt(0)).as("is_paying"),
                when(col("billing_known"), paysNothing).otherwise(not(paid)).as("is_free"),
                when(col("billing_known"), onTrial).as("on_trial"),
                col("employees"),
                daysSince(col("signed_up_on")).as("tenure_days"),
                countOf("users_known"),
                countOf("admins"),
                col("usage_known"),
                col("active_users_7d"),
                col("active_users_28d"),
                col("active_users_90d"),
                col("sessions_7d"),
                col("sessions_28d"),
                col("sessions_90d"),
                col("minutes_28d"),
                col("errors_28d"),
                col("stickiness"),
                col("trend"),
                col("entitled_features"),
                breadth().as("breadth"),
                depth().as("depth_28d"),
                col("signals_known"),
                col("support_known"),
                col("first_reply_minutes_median_90d"),
                countOf("feedback_felt_90d"),
                col("sentiment_total_90d")
                    .divide(col("feedback_felt_90d"))
                    .as("sentiment_mean_90d"),
                col("billing_known"),
                col("mrr"),
                when(col("billing_known"), col("currency")).as("currency"),
                countIf("billing_known", "seats_bought"),
                seatsUsedShare().as("seats_used_share"),
                countIf("billing_known", "months_paid"),
                countIf("billing_known", "failed_payments_90d"),
                countIf("billing_known", "disputes_90d"),
                col("nps_known"),
                countOf("nps_answers_180d"),
                col("nps_total_180d").divide(col("nps_answers_180d")).as("nps_mean_180d"),
                col("incidents_known"),
                countIf("incidents_known", "incident_minutes_28d"),
                col("guides_known"),
                col("touches_known")));
    for (var name :
        List.of(
            "active_days_7d",
            "active_days_28d",
            "active_days_90d",
            "events_28d",
            "core_features_28d")) {
      columns.add(countIf("usage_known", name));
    }
    for (var name : SignalFeatures.columns()) {
      columns.add(countIf("signals_known", name));
    }
    for (var name : GuideFeatures.COUNTS) {
      columns.add(countIf("guides_known", name));
    }
    for (var name : PeopleFeatures.TOUCHES_BY_KIND.keySet()) {
      columns.add(countIf("touches_known", name));
    }
    for (var name : SupportFeatures.COUNTS) {
      columns.add(countIf("support_known", name));
    }
    return columns.toArray(Column[]::new);
  }

  /** Features that the plan does not entitle to may have been used before a downgrade. */
  private static Column breadth() {
    var share = col("core_features_28d").divide(col("entitled_features"));
    return when(col("usage_known").and(col("entitled_features").gt(0)), least(share, lit(1.0)));
  }

  private Column depth() {
    return when(col("usage_known"), UsageFeatures.depth(business.coreFeatures().keySet()));
  }

  private static Column isAlive(String feed) {
    return coalesce(col(feed + "_alive"), lit(false));
  }

  /** Beyond 1 when more people are active than seats are there; null without any seats. */
  private Column seatsUsedShare() {
    var seats =
        coalesce(
            when(col("seats_bought").gt(0), col("seats_bought")),
            when(col("plan_seats").gt(0), col("plan_seats")),
            terms.seats());
    return when(seats.gt(0), col("active_users_28d").divide(seats));
  }

  /** Whole days up to the day of the row, not below 0; null for a day that is not known. */
  static Column daysSince(Column day) {
    return when(day.isNotNull(), greatest(datediff(col("known_on"), day), lit(0)));
  }

  private static Column countIf(String known, String name) {
    return when(col(known), coalesce(col(name), lit(0L))).as(name);
  }

  private static Column countOf(String name) {
    return coalesce(col(name), lit(0L)).as(name);
  }
}
