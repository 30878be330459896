package io.groundswell.gold;

import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Asks;
import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.Gini;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whom to ask to speak for us, and for what: the people of high score, each either on the list with
 * a rank or held back with a reason.
 *
 * <p>One row per candidate and day; a candidate has at least {@value #FLOOR} points on the written
 * card. The gates of {@link AskGates#IN_ORDER} are asked for every type of ask; who has one open is
 * on the list as far as there is room. Among scores that differ by less than {@value #NEAR_POINTS}
 * whoever was asked less in a year comes first. The days are independent: whom we did ask is told
 * by the touches, not by earlier lists.
 */
public final class Advocates implements Job {
  /**
   * More than a third of all the points that can be won: below, a yes is hoped for, not expected.
   */
  static final double FLOOR = 55;

  /** Points that are no reason to ask the same people again and again. */
  static final int NEAR_POINTS = 5;

  private static final String[] PERSON_DAY = {"user_id", "known_on"};
  private static final String[] ACCOUNT_DAY = {"account_id", "known_on"};

  private final Asks terms;
  private final AskGates gates;
  private final Collection<String> coreFeatures;

  public Advocates(Business business) {
    this.terms = business.advocates();
    this.gates = new AskGates(terms);
    this.coreFeatures = business.coreFeatures().keySet();
  }

  @Override
  public Table output() {
    return ADVOCATES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(ADVOCACY_SCORES, CONSENTS, TOUCHES), HurtNow.INPUTS.stream())
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var candidates = gates.withConsents(candidates(in.news(ADVOCACY_SCORES)), in, run);
    return ranked(
        candidates
            .join(HurtNow.ofPerson(in, run), PERSON_DAY, "left")
            .join(HurtNow.ofAccount(in, run, coreFeatures), ACCOUNT_DAY, "left")
            .join(gates.asksOfPerson(in, run), PERSON_DAY, "left")
            .join(gates.asksOfAccount(in, run), ACCOUNT_DAY, "left")
            .withColumn("hurt_by", HurtNow.what())
            .withColumn("asks", gates.asks())
            .withColumn("gate", AskGates.shut())
            .withColumn("asks_365d", AskGates.number("asks_365d"))
            .withColumn("account_asks_365d", AskGates.number("account_asks_365d")));
  }

  /** A person who is in several accounts stands for the one of the highest score. */
  private static Dataset<Row> candidates(Dataset<Row> scores) {
    // Nobody knows whether two accounts without named people share one.
    var who = when(col("user_id").equalTo(UsageFeatures.UNKNOWN), col("account_id"));
    var best =
        Window.partitionBy(col("known_on"), col("user_id"), who)
            .orderBy(col("score").desc(), col("account_id"));
    return scores
        .where(col("card_score").geq(FLOOR))
        .withColumn("place", row_number().over(best))
        .where(col("place").equalTo(1))
        .select("known_on", "user_id", "account_id", "score", "card_score", "reasons");
  }

  private Dataset<Row> ranked(Dataset<Row> gated) {
    var isFree = col("gate").isNull();
    var fairest = fairestFirst();
    var inAccount = Window.partitionBy(col("known_on"), isFree, col("account_id")).orderBy(fairest);
    var mayStand = isFree.and(col("place_in_account").leq(terms.perAccount()));
    var inList = Window.partitionBy(col("known_on"), mayStand).orderBy(fairest);
    var ofAccount = Window.partitionBy(col("known_on"), isFree, col("account_id"));
    var hasRoom = col("place").leq(terms.listSize());
    var accountHasRoom = col("place_of_account").leq(terms.listSize());
    var heldBackBy =
        when(col("gate").isNotNull(), col("gate"))
            .when(hasRoom, null)
            .when(accountHasRoom.and(col("place").isNull()), "account_already_listed")
            .otherwise("list_full");
    return Gini.with(gated, "asks_gini", col("asks_365d"), List.of("known_on"), uniquely())
        .withColumn("place_in_account", row_number().over(inAccount))
        .withColumn("place", when(mayStand, row_number().over(inList)))
        .withColumn("place_of_account", min(col("place")).over(ofAccount))
        .withColumn("held_back_by", heldBackBy)
        .select(
            col("known_on"),
            col("user_id"),
            col("account_id"),
            col("score"),
            when(col("held_back_by").isNull(), col("place")).as("rank"),
            col("held_back_by"),
            col("asks"),
            col("hurt_by"),
            col("asks_365d"),
            col("account_asks_365d"),
            col("asks_gini"),
            col("reasons"));
  }

  /** Who was asked less goes before who was asked more where scores are near. */
  private static Column[] fairestFirst() {
    return new Column[] {
      floor(col("score").divide(NEAR_POINTS)).desc(),
      col("asks_365d"),
      col("account_asks_365d"),
      col("score").desc(),
      col("user_id"),
      col("account_id")
    };
  }

  private static List<Column> uniquely() {
    return List.of(col("user_id"), col("account_id"));
  }
}
