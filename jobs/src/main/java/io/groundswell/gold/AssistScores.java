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
    return List.of(ACCOUNT_FEATURES, ASSIST_SCORES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var mayBuyMore = col("plan").isNull().or(col("plan").notEqual(new PlanTerms(business).top()));
    var scored =
        scored(
            in.news(ACCOUNT_FEATURES)
                .select(READS.stream().map(name -> col(name)).toArray(Column[]::new))
                .where(mayBuyMore));
    return new Movement(in, run, ASSIST_SCORES, List.of("account_id")).ofCards(scored);
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

  private static Column logistic(Column logOdds) {
    return lit(1.0).divide(exp(negate(logOdds)).plus(1.0));
  }
}
