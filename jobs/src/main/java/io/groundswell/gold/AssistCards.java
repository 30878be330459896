package io.groundswell.gold;

import static io.groundswell.stats.Scorecard.counted;
import static io.groundswell.stats.Scorecard.upTo;
import static io.groundswell.stats.Scorecard.words;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.groundswell.stats.Scorecard;
import io.groundswell.stats.Scorecard.Item;
import org.apache.spark.sql.Column;

/** The two written cards of {@link AssistScores}, in log-odds, each line with its reason. */
final class AssistCards {
  /** Of accounts about which nothing speaks, about one in nine wants to buy. */
  private static final double WANTS_BASELINE = -2.1;

  /** Most buyers can buy alone, and a call would only annoy them. */
  private static final double CANNOT_BASELINE = -1.6;

  private AssistCards() {}

  /** Who looks at prices, meets limits and starts to pay wants to. */
  static Scorecard wants() {
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
  static Scorecard cannotAlone() {
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
}
