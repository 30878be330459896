package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ASSIST_SCORES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.Scorecard;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether an account wants to buy, and whether it can do so without us: two questions, two cards.
 *
 * <p>One row per account and day, for accounts that are not on the top plan. Each card adds up
 * log-odds, and 1 / (1 + exp(-sum)) is its answer; {@code score} is the product of the two times
 * 100. A written scorecard: the answers rank, they are no calibrated probabilities. What was said
 * to get something fixed is not read: {@link #READS} holds no such column.
 */
public final class AssistScores implements Job {
  /** The columns of account_features that a score for selling may see and does. */
  static final List<String> READS =
      List.of(
          "known_on",
          "account_id",
          "plan",
          "on_trial",
          "employees",
          "admins",
          "active_days_28d",
          "trend",
          "seats_used_share",
          "limit_hits_28d",
          "pricing_views_28d",
          "checkout_started_28d",
          "checkout_failed_28d",
          "sso_views_28d",
          "security_views_28d",
          "invoice_views_28d",
          "invites_sent_90d");

  private static final int REASONS = 3;

  private final Business business;

  public AssistScores(Business business) {
    this.business = business;
  }

  @Override
  public Table output() {
    return ASSIST_SCORES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ACCOUNT_FEATURES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var mayBuyMore = col("plan").isNull().or(col("plan").notEqual(new PlanTerms(business).top()));
    return scored(
        in.news(ACCOUNT_FEATURES)
            .select(READS.stream().map(name -> col(name)).toArray(Column[]::new))
            .where(mayBuyMore));
  }

  static Dataset<Row> scored(Dataset<Row> accounts) {
    var wants = AssistCards.wants();
    var cannot = AssistCards.cannotAlone();
    return cannot
        .pointsOf(wants.pointsOf(accounts))
        .withColumn("wants", logistic(wants.total()))
        .withColumn("cannot_alone", logistic(cannot.total()))
        .select(
            col("known_on"),
            col("account_id"),
            col("wants"),
            col("cannot_alone"),
            col("wants").multiply(col("cannot_alone")).multiply(100).as("score"),
            lit("scorecard").as("method"),
            lit(wants.baseline()).as("wants_baseline"),
            lit(cannot.baseline()).as("cannot_alone_baseline"),
            concat(wants.contributionsWithPart(), cannot.contributionsWithPart())
                .as("contributions"),
            Scorecard.reasons(REASONS, wants, cannot).as("reasons"));
  }

<<<<<<< HEAD
  /** Who looks at prices, meets limits and starts to pay wants to. */
  private static Scorecard wants() {
    return Scorecard.of(
        "wants",
        WANTS_BASELINE,
        // Reading prices is how wanting begins; a fourth look says little more.
        seen("pricing_views_28d", 1.5, 4, "view of pricing", "views of pricing"),
        // Nobody starts a checkout by chance.
        seen("checkout_started_28d", 1.8, 2, "checkout started", "checkouts started"),
        // A limit that is met is work that stopped.
        seen("limit_hits_28d", 1.4, 4, "limit met", "limits met"),
        // A full house must grow or turn people away.
        new Item(
            "seats_used_share",
            percent(col("seats_used_share")),
            upTo(0.8, col("seats_used_share").minus(0.6), 0.4),
            words("Uses ", percent(col("seats_used_share")), " of its seats")),
        // Growing use needs more room, shrinking use needs none.
        new Item(
            "trend",
            when(col("trend").isNull(), "not known")
                .when(col("trend").gt(0), "growing")
                .when(col("trend").lt(0), "shrinking")
                .otherwise("as before"),
            col("trend").multiply(0.8),
            lit("Uses the product more than the month before")),
        // A trial is a decision with a date.
        new Item(
            "on_trial",
            when(col("on_trial").isNull(), "not known")
                .when(col("on_trial"), "on trial")
                .otherwise("no trial"),
            when(col("on_trial"), 0.7),
            lit("Is on trial")),
        // Who brings colleagues in will need seats for them.
        seen("invites_sent_90d", 0.5, 5, "invitation sent", "invitations sent"),
        // Nobody pays for what they do not use.
        new Item(
            "active_days_28d",
            counted(col("active_days_28d"), "active day of 28", "active days of 28"),
            when(col("active_days_28d").lt(4), -0.8),
            lit("Is in use")));
  }

  /** Who fails at the till, must ask others or is large cannot buy with a card and a click. */
  private static Scorecard cannotAlone() {
    var failed = col("checkout_failed_28d");
    return Scorecard.of(
        "cannot_alone",
        CANNOT_BASELINE,
        // It tried and could not: the plainest sign there is.
        seen("checkout_failed_28d", 2.4, 2, "checkout failed", "checkouts failed"),
        // Single sign-on is asked for by an IT department, which buys by contract.
        seen("sso_views_28d", 1.5, 3, "view of single sign-on", "views of single sign-on"),
        // A security review is a questionnaire that somebody of us must fill in.
        seen("security_views_28d", 1.2, 3, "view of security", "views of security"),
        // Looking for invoices speaks of a purchase order, or of bookkeeping.
        seen("invoice_views_28d", 0.6, 3, "view of invoices", "views of invoices"),
        // Large companies buy through people who never use the product.
        new Item(
            "employees",
            counted(col("employees"), "employee", "employees"),
            when(col("employees").geq(1000), 1.2)
                .when(col("employees").geq(200), 0.8)
                .when(col("employees").geq(50), 0.3)
                .when(col("employees").lt(10), -0.5),
            words("Is a company of ", counted(col("employees"), "employee", "employees"))),
        // Several admins must agree with each other first.
        new Item(
            "admins",
            counted(col("admins"), "admin", "admins"),
            upTo(0.6, col("admins").minus(1), 3),
            words("Has ", counted(col("admins"), "admin", "admins"), " who must agree")),
        // A checkout without a failure shows that it can.
        new Item(
            "checkouts_without_failure",
            when(failed.isNull(), "not known")
                .otherwise(
                    counted(col("checkout_started_28d"), "checkout started", "checkouts started")),
            when(failed.equalTo(0).and(col("checkout_started_28d").gt(0)), -0.8),
            lit("Has not tried to pay")));
  }

  /** A count of the last days that adds up to {@code most} points. */
  private static Item seen(String column, double most, int full, String one, String many) {
    var words = counted(col(column), one, many);
    return new Item(column, words, upTo(most, col(column), full), words);
  }

  private static Column percent(Column share) {
    var whole = round(share.multiply(100)).cast("bigint");
    return coalesce(words(whole, "%"), lit("not known"));
  }

=======
>>>>>>> gold
  private static Column logistic(Column logOdds) {
    return lit(1.0).divide(exp(negate(logOdds)).plus(1.0));
  }
}
