package io.groundswell.gold;

import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.ASSIST_SCORES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whom Sales may help to buy: the accounts that may want to, each either on the list with a rank,
 * or left alone because it buys by itself, or held back with the first reason that applies.
 *
 * <p>One row per candidate and day; a candidate has a score of at least {@value #FLOOR} or is as
 * likely as not to want to buy. It may be listed from {@value #ENOUGH} on. Who wants to buy and has
 * less, is able to do it alone. Of those that might be listed chance holds one in {@value
 * HoldBack#ONE_IN} back for good, so that the others show what a call does. The person to call is
 * an owner or admin of the account who consented to it.
 */
public final class AssistCandidates implements Job {
  /** More than twice what an account scores of which nothing is known. */
  static final double FLOOR = 5;

  /** As likely as not. */
  static final double LIKELY = 0.5;

  /** As likely as not that it wants to, times as likely as not that it cannot alone. */
  static final double ENOUGH = 100 * LIKELY * LIKELY;

  private final Business.Calls terms;

  public AssistCandidates(Business business) {
    this.terms = business.assist();
  }

  @Override
  public Table output() {
    return ASSIST_CANDIDATES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ASSIST_SCORES, USERS, CONSENTS, TOUCHES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var candidates =
        in.news(ASSIST_SCORES)
            .where(col("score").geq(FLOOR).or(col("wants").geq(LIKELY)))
            .select("known_on", "account_id", "score", "wants", "cannot_alone", "reasons");
    var calls =
        Gates.touches(
            in,
            run,
            "sales",
            "account_id",
            List.of(new Gates.Count("calls_of_account", lit(true), terms.accountCoolDownDays())));
    var buysAlone = col("wants").geq(LIKELY).and(col("score").lt(ENOUGH));
    var gate =
        when(buysAlone, "leave_alone")
            .when(col("contact_user_id").isNull(), "consent")
            .when(col("calls_of_account").gt(0), "cool_down_account")
            .when(col("score").lt(ENOUGH), "little_evidence")
            .when(HoldBack.of("assist", col("account_id")), "hold_back");
    return ranked(
        withContact(candidates, in, run)
            .join(calls, new String[] {"account_id", "known_on"}, "left")
            .withColumn("gate", gate));
  }

  /** The owner before an admin, the longest with us first, of those who consented. */
  private Dataset<Row> withContact(Dataset<Row> candidates, Inputs in, Run run) {
    var runsIt = col("role").isin("owner", "admin").and(PeopleFeatures.isPerson());
    var asked =
        Gates.withConsent(
            AccountContact.beside(candidates, runsIt, "left", in, run),
            in,
            run,
            new Gates.Permission(terms.consentPurpose(), terms.channel(), List.of()),
            "is_granted");
    var bestFirst =
        Window.partitionBy("known_on", "account_id")
            .orderBy(
                col("is_granted").desc(),
                col("role").desc_nulls_last(),
                col("signed_up_at").asc_nulls_last(),
                col("user_id"));
    return asked
        .withColumn("place", row_number().over(bestFirst))
        .where(col("place").equalTo(1))
        .withColumn("contact_user_id", when(col("is_granted"), col("user_id")))
        .drop("place", "user_id");
  }

  private Dataset<Row> ranked(Dataset<Row> gated) {
    var isFree = col("gate").isNull();
    var inList =
        Window.partitionBy(col("known_on"), isFree).orderBy(col("score").desc(), col("account_id"));
    var isListed = isFree.and(col("place").leq(terms.listSize()));
    return gated
        .withColumn("place", row_number().over(inList))
        .select(
            col("known_on"),
            col("account_id"),
            col("score"),
            col("wants"),
            col("cannot_alone"),
            when(isListed, col("place")).as("rank"),
            when(isFree, when(col("place").gt(terms.listSize()), "list_full"))
                .otherwise(col("gate"))
                .as("held_back_by"),
            col("contact_user_id"),
            col("reasons"));
  }
}
