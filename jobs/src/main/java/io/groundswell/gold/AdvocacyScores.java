package io.groundswell.gold;

import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.SCORE_CURVES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How likely a person is to say yes when asked to speak for us, and to be glad of it, from 0 to
 * 100.
 *
 * <p>One row per person, account and day, paying or not, for people active in the last {@value
 * PersonFeatures#ACTIVE_DAYS} days or with an NPS answer in the last {@value
 * PeopleFeatures#NPS_DAYS}. With a published model of {@code gold.score_curves} the score is the
 * chance in percent that somebody who is asked says yes; until there is one, a written card ranks.
 * The points of the card stand beside it either way: they say who may be asked at all, since a
 * model speaks of people like those who were asked. Nothing in either can be bought by a reward,
 * and nothing comes from support.
 */
public final class AdvocacyScores implements Job {
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
    return Stream.concat(AdvocacyFeatures.INPUTS.stream(), Stream.of(SCORE_CURVES, ADVOCACY_SCORES))
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var people = AdvocacyFeatures.ofEachDay(in, run, business.coreFeatures().keySet());
    var card = AdvocacyCard.card();
    var points = card.pointsOf(people).withColumn("card_score", card.total());
    var carded = points.select(with(people, "card_score"));
    var isLearnt = col("method").equalTo("model");
    var scored =
        new Foretelling(in, run, Goal.ADVOCACY, card)
            .of(carded)
            .select(
                col("known_on"),
                col("user_id"),
                col("account_id"),
                when(isLearnt, col("score").multiply(100)).otherwise(col("card_score")).as("score"),
                col("card_score"),
                col("method"),
                col("learnt_on"),
                col("baseline"),
                when(isLearnt, col("log_odds")).as("log_odds"),
                col("contributions"),
                col("reasons"));
    return new Movement(in, run, ADVOCACY_SCORES, List.of("user_id", "account_id")).of(scored);
  }

  private static Column[] with(Dataset<Row> people, String column) {
    return Stream.concat(Stream.of(people.columns()), Stream.of(column))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
