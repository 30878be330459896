package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.TOPIC_PRIORITIES;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What to do something about: who speaks of a topic, and how lasting and how urgent it is.
 *
 * <p>One row per topic of the day and day. People, tickets and revenue rank side by side, since
 * each alone is deaf to somebody. Looks back {@value TopicSpeakers#WINDOW_DAYS} days for who speaks
 * and {@value TopicSpeakers#WEEKS} weeks for how long.
 */
public final class TopicPriorities implements Job {
  private static final String[] TOPIC_DAY = {"topic_id", "known_on"};
  private static final String[] DAY = {"known_on"};

  /** How many days of feedback a new topic is given when it is fitted. */
  private static final int GIVEN_DAYS = 90;

  /** What is heard in every other week or more is no episode. */
  private static final double LASTING = 0.5;

  /** Three accounts of a hundred; a topic of one loud account is not broad. */
  private static final double BROAD = 0.03;

  /** An alarm says that more is said than by chance; twice as much is worth to drop work for. */
  private static final double HOT = 2;

  /** A storm that halves within two weeks is gone by itself within the quarter. */
  private static final double PASSING_DAYS = 14;

  private static final int RECENT_PEAK_DAYS = 28;

  /** Of a normal distribution, 95 % lie within so many standard deviations. */
  private static final double NORMAL_95 = 1.96;

  @Override
  public Table output() {
    return TOPIC_PRIORITIES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(
        FEEDBACK_TOPICS, TOPIC_MENTIONS, TOPIC_TRENDS, FEEDBACK, TICKETS, SUBSCRIPTIONS, ACCOUNTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var speakers = new TopicSpeakers(in, run);
    var paying = TopicRevenue.paying(in, run);
    var trends =
        in.news(TOPIC_TRENDS)
            .select(
                "topic_id",
                "known_on",
                "active_accounts",
                "mentions_7d",
                "expected_7d",
                "dispersion_7d",
                "is_alarm",
                "peak_on",
                "half_life_days");
    return ranked(
            in.news(FEEDBACK_TOPICS)
                .select("topic_id", "known_on", "born_on")
                .join(speakers.counts(), TOPIC_DAY, "left")
                .join(TopicRevenue.of(speakers.accounts(), paying), TOPIC_DAY, "left")
                .join(trends, TOPIC_DAY, "left")
                .join(broadcast(TopicRevenue.perDay(paying)), DAY, "left")
                .join(broadcast(speakers.weeks()), DAY, "left"))
        .select(columns());
  }

  private static Dataset<Row> ranked(Dataset<Row> topics) {
    var counts = List.of("users_90d", "free_users_90d", "accounts_90d", "tickets_90d");
    var known = topics;
    for (var name : counts) {
      known = known.withColumn(name, coalesce(col(name), lit(0L)));
    }
    return TopicRanks.of(known.withColumn("mrr_share", TopicRevenue.share()))
        .withColumn("weeks_mentioned", coalesce(col("weeks_mentioned"), lit(0L)))
        .withColumn("weeks_observed", weeksObserved())
        .withColumn("persistence", share(col("weeks_mentioned"), col("weeks_observed")))
        .withColumn("breadth", share(col("accounts_90d"), col("active_accounts")))
        .withColumn("heat", perExpected(col("mentions_7d")));
  }

  private static Column[] columns() {
    return new Column[] {
      col("known_on"),
      col("topic_id"),
      col("users_90d"),
      col("free_users_90d"),
      col("accounts_90d"),
      col("tickets_90d"),
      TopicRevenue.byCurrency().as("mrr"),
      col("mrr_share"),
      col("rank_by_users"),
      col("rank_by_revenue"),
      col("rank_by_tickets"),
      col("ranks_apart"),
      col("foremost_by"),
      col("weeks_mentioned"),
      col("weeks_observed"),
      col("persistence"),
      col("breadth"),
      col("persistence").multiply(col("breadth")).as("long_view"),
      col("heat"),
      least(col("heat"), heatAt(-NORMAL_95)).as("heat_from"),
      heatAt(NORMAL_95).as("heat_to"),
      col("half_life_days"),
      corner().as("corner")
    };
  }

  /** A topic cannot have been heard before the feedback that it was given when it was born. */
  private static Column weeksObserved() {
    var given = date_trunc("week", date_sub(col("born_on"), GIVEN_DAYS)).cast("date");
    var thisWeek = date_trunc("week", col("known_on")).cast("date");
    var possible = datediff(thisWeek, given).divide(7).plus(1).cast("bigint");
    return greatest(col("weeks_mentioned"), least(coalesce(col("weeks_heard"), lit(0L)), possible));
  }

  private static Column share(Column part, Column whole) {
    return when(whole.gt(0), least(part.divide(whole), lit(1.0)));
  }

  /**
   * The end of the interval of the heat, on the scale of logarithms: the variance of the logarithm
   * of a negative binomial count is near 1 / count + dispersion (delta method).
   */
  private static Column heatAt(double deviations) {
    var count = col("mentions_7d").plus(0.5);
    var deviation = sqrt(lit(1.0).divide(count).plus(col("dispersion_7d")));
    return perExpected(count).multiply(exp(deviation.multiply(deviations)));
  }

  private static Column perExpected(Column count) {
    return when(col("expected_7d").gt(0), count.divide(col("expected_7d")));
  }

  private static Column corner() {
    var lasts = col("persistence").geq(LASTING).and(col("breadth").geq(BROAD));
    var isHot = col("is_alarm").and(col("heat").geq(HOT));
    var passes =
        col("half_life_days")
            .leq(PASSING_DAYS)
            .and(datediff(col("known_on"), col("peak_on")).lt(RECENT_PEAK_DAYS));
    var isLeak = coalesce(lasts, lit(false));
    var isStorm = coalesce(isHot, lit(false)).or(coalesce(passes, lit(false)));
    return when(isLeak.and(isStorm), "both")
        .when(isLeak, "leak")
        .when(isStorm, "storm")
        .otherwise("quiet");
  }
}
