package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.SideBySide;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whom to ask to speak for us: the people of high score, each either on the list with a rank or
 * held back with the first reason that applies.
 *
 * <p>One row per candidate and day; a candidate has a score of at least {@value #FLOOR}. The days
 * are independent: whom we did ask is told by the touches, not by earlier lists.
 */
public final class Advocates implements Job {
  /**
   * More than a third of all the points that can be won: below, a yes is hoped for, not expected.
   */
  static final double FLOOR = 55;

  private final Business.Asks terms;

  public Advocates(Business business) {
    this.terms = business.advocates();
  }

  @Override
  public Table output() {
    return ADVOCATES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ADVOCACY_SCORES, ACCOUNT_FEATURES, CONSENTS, TICKETS, SURVEY_RESPONSES, TOUCHES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var candidates =
        Gates.withConsent(candidates(in.news(ADVOCACY_SCORES)), in, run, terms.consentPurpose());
    return ranked(
        candidates
            .join(ofPerson(in, run), new String[] {"user_id", "known_on"}, "left")
            .join(ofAccount(in, run), new String[] {"account_id", "known_on"}, "left")
            .withColumn("gate", gate()));
  }

  /** A person who is in several accounts stands for the one of the highest score. */
  private static Dataset<Row> candidates(Dataset<Row> scores) {
    // Nobody knows whether two accounts without named people share one.
    var who = when(col("user_id").equalTo(UsageFeatures.UNKNOWN), col("account_id"));
    var best =
        Window.partitionBy(col("known_on"), col("user_id"), who)
            .orderBy(col("score").desc(), col("account_id"));
    return scores
        .where(col("score").geq(FLOOR))
        .withColumn("place", row_number().over(best))
        .where(col("place").equalTo(1))
        .select("known_on", "user_id", "account_id", "score", "reasons");
  }

  private Dataset<Row> ofPerson(Inputs in, Run run) {
    return SideBySide.of(
        List.of(
            Gates.badRatings(in, run, "bad_ratings"),
            Gates.touches(
                in, run, "advocacy", terms.personCoolDownDays(), "asks_of_person", "user_id")),
        "user_id",
        "known_on");
  }

  private Dataset<Row> ofAccount(Inputs in, Run run) {
    return SideBySide.of(
        List.of(
            in.news(ACCOUNT_FEATURES)
                .where(col("severe_open").gt(0))
                .select("account_id", "known_on", "severe_open"),
            Gates.badRatingsOfAccount(in, run, "bad_ratings_of_account"),
            Gates.touches(
                in, run, "advocacy", terms.accountCoolDownDays(), "asks_of_account", "account_id")),
        "account_id",
        "known_on");
  }

  /** The first gate that is shut, in the order in which they matter to the person. */
  private static Column gate() {
    var isHurt =
        col("severe_open")
            .gt(0)
            .or(col("bad_ratings").gt(0))
            .or(col("bad_ratings_of_account").gt(0));
    return when(col("is_granted").equalTo(false), "consent")
        .when(isHurt, "hurt_now")
        .when(col("asks_of_person").gt(0), "cool_down_person")
        .when(col("asks_of_account").gt(0), "cool_down_account");
  }

  private Dataset<Row> ranked(Dataset<Row> gated) {
    var isFree = col("gate").isNull();
    var inAccount =
        Window.partitionBy(col("known_on"), isFree, col("account_id"))
            .orderBy(col("score").desc(), col("user_id"));
    var isFirst = isFree.and(col("place_in_account").equalTo(1));
    var inList =
        Window.partitionBy(col("known_on"), isFirst)
            .orderBy(col("score").desc(), col("user_id"), col("account_id"));
    var ofAccount = Window.partitionBy(col("known_on"), isFree, col("account_id"));
    var hasRoom = col("place_of_account").leq(terms.listSize());
    var heldBackBy =
        when(col("gate").isNotNull(), col("gate"))
            .when(hasRoom.and(col("place_in_account").gt(1)), "account_already_listed")
            .when(hasRoom.equalTo(false), "list_full");
    return gated
        .withColumn("place_in_account", row_number().over(inAccount))
        .withColumn("place", when(isFirst, row_number().over(inList)))
        .withColumn("place_of_account", max(col("place")).over(ofAccount))
        .withColumn("held_back_by", heldBackBy)
        .select(
            col("known_on"),
            col("user_id"),
            col("account_id"),
            col("score"),
            when(col("held_back_by").isNull(), col("place")).as("rank"),
            col("held_back_by"),
            col("reasons"));
  }
}
