package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.Scorecard;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How likely a person is to say yes when asked to speak for us, and to be glad of it, from 0 to
 * 100.
 *
 * <p>One row per person, account and day, paying or not, for people active in the last {@value
 * PersonFeatures#ACTIVE_DAYS} days or with an NPS answer in the last {@value
 * PeopleFeatures#NPS_DAYS}. A written scorecard: until asks have outcomes, there is nothing to
 * learn from. Nothing in it can be bought by a reward, and nothing comes from support.
 */
public final class AdvocacyScores implements Job {
  private static final int REASONS = 3;

  private final Business business;

  public AdvocacyScores(Business business) {
    this.business = business;
  }

  @Override
  public Table output() {
    return ADVOCACY_SCORES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(USAGE_DAILY, EVENTS, SURVEY_RESPONSES, USERS, ACCOUNT_FEATURES, ADVOCACY_SCORES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var people = PersonFeatures.ofEachDay(in, run, business.coreFeatures().keySet());
    var accounts =
        in.news(ACCOUNT_FEATURES)
            .select(
                col("account_id"),
                col("known_on"),
                col("active_users_90d").isNotNull().as("names_people"),
                col("signals_known"),
                col("invites_accepted_90d").as("accepted_by_account"));
    var isSomebody =
        col("user_id").notEqual(UsageFeatures.UNKNOWN).or(col("names_people").equalTo(false));
    var scored =
        scored(
            people
                .join(accounts, new String[] {"account_id", "known_on"}, "inner")
                .where(isSomebody)
                .withColumn(
                    "invites_sent",
                    when(col("signals_known"), coalesce(col("invites_sent_90d"), lit(0L))))
                // Acceptances name who came, not who asked them; nobody is credited beyond their
                // asks.
                .withColumn(
                    "invites_accepted", least(col("invites_sent"), col("accepted_by_account"))));
    return new Movement(in, run, ADVOCACY_SCORES, List.of("user_id", "account_id")).of(scored);
  }

  static Dataset<Row> scored(Dataset<Row> people) {
    var card = AdvocacyCard.card();
    return card.pointsOf(people)
        .select(
            col("known_on"),
            col("user_id"),
            col("account_id"),
            card.total().as("score"),
            lit("scorecard").as("method"),
            lit(card.baseline()).as("baseline"),
            card.contributions().as("contributions"),
            Scorecard.reasons(REASONS, card).as("reasons"));
  }
}
