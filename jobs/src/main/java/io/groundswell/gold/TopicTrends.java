package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static io.groundswell.Tables.USAGE_DAILY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.Stretches;
import io.groundswell.stats.Trends;
import io.groundswell.stats.Validity;
import io.groundswell.text.Assignment;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whether customers speak more of a topic than is usual, by how many of them there are.
 *
 * <p>One row per topic of the day and day, and one for what has no topic: that is where something
 * new is heard first. An account counts once per topic and day, on the day its words became known,
 * so that today is as complete as the days it is held against. Looks back {@value Trends#DAYS} days
 * for what was said, {@value ActiveAccounts#WINDOW_DAYS} more for who was active.
 */
public final class TopicTrends implements Job {
  /** What is known later than this after it was said is history and no news of the day. */
  private static final int NEWS_DAYS = 7;

  private static final int BEFORE = Trends.DAYS - 1;

  @Override
  public Table output() {
    return TOPIC_TRENDS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(TOPIC_MENTIONS, FEEDBACK_TOPICS, USAGE_DAILY, ACCOUNTS, TOPIC_TRENDS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var evidence =
        topics(in)
            .join(counts(in, run), new String[] {"known_on"}, "left")
            .join(exposures(in, run), new String[] {"known_on"}, "left");
    var trends =
        evidence.select(
            col("known_on"),
            inline(TrendRows.of(col("topics"), col("counts"), col("active"), col("known_on"))));
    return withSince(trends, in, run);
  }

  /** One row per day: its topics. */
  private static Dataset<Row> topics(Inputs in) {
    return in.news(FEEDBACK_TOPICS)
        .groupBy("known_on")
        .agg(collect_set("topic_id").as("topics"))
        .withColumn(
            "topics",
            array_distinct(array_union(col("topics"), array(lit(Assignment.UNASSIGNED)))));
  }

  /** One row per day: how many spoke of what, by how many days ago that became known. */
  private static Dataset<Row> counts(Inputs in, Run run) {
    // Seven days more, so that what was said anew after them is seen not to be new.
    var news =
        Mentions.of(in, run, BEFORE + NEWS_DAYS)
            .where(col("said_on").gt(date_sub(col("first_known_on"), NEWS_DAYS)));
    var counted =
        news.withColumn("topic_id", explode(countsFor()))
            .select(
                col("topic_id"),
                col("first_known_on"),
                Mentions.account().as("_speaker"),
                col(Validity.FROM),
                least(col(Validity.UNTIL), date_add(col("first_known_on"), Trends.DAYS))
                    .as(Validity.UNTIL));
    var speakers = Stretches.united(counted, "topic_id", "first_known_on", "_speaker");
    var perDay =
        speakers
            .groupBy("topic_id", "first_known_on", Validity.FROM, Validity.UNTIL)
            .agg(count(lit(1)).as("_speakers"))
            .withColumn("known_on", lit(run.to()));
    return Validity.onEachDay(perDay, run)
        .groupBy("known_on")
        .agg(
            collect_list(
                    struct(
                        col("topic_id"),
                        datediff(col("known_on"), col("first_known_on")).as("days_ago"),
                        col("_speakers").as("speakers")))
                .as("counts"));
  }

  /**
   * Its topic; and what had none at first stays among those without, also when a refit finds one: a
   * fit covers the texts it was made of better than those that come, which would be a rise.
   */
  private static Column countsFor() {
    var unassigned = lit(Assignment.UNASSIGNED);
    return array_compact(
        array(
            when(col("topic_id").notEqual(unassigned), col("topic_id")),
            when(array_contains(col("first_topic_ids"), Assignment.UNASSIGNED), unassigned)));
  }

  /** One row per day: the active accounts of it and of the days before, by how many days ago. */
  private static Dataset<Row> exposures(Inputs in, Run run) {
    var first = greatest(col("known_on"), lit(run.from()));
    var last = least(date_add(col("known_on"), BEFORE), lit(run.to()));
    return ActiveAccounts.ofEachDay(in, run, BEFORE)
        .withColumn("_day", explode(sequence(first, last)))
        .groupBy(col("_day").as("known_on"))
        .agg(
            collect_list(
                    struct(
                        datediff(col("_day"), col("known_on")).as("days_ago"),
                        col("active_accounts").as("accounts")))
                .as("active"));
  }

  /** Since which day there has been an alarm on every day; reads the answer of the day before. */
  private static Dataset<Row> withSince(Dataset<Row> trends, Inputs in, Run run) {
    var yesterday =
        in.rows(TOPIC_TRENDS)
            .where(col("known_on").equalTo(lit(run.from().minusDays(1))).and(col("is_alarm")))
            .select("known_on", "topic_id", "is_alarm", "alarm_since");
    var inOrder = Window.partitionBy("topic_id").orderBy("known_on");
    var soFar = inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var goesOn =
        coalesce(lag(col("is_alarm"), 1).over(inOrder), lit(false))
            .and(lag(col("known_on"), 1).over(inOrder).equalTo(date_sub(col("known_on"), 1)));
    Column begins = when(col("is_alarm").and(not(col("_goes_on"))), begin());
    return trends
        .unionByName(yesterday, true)
        .withColumn("_goes_on", goesOn)
        .withColumn("_since", last(begins, true).over(soFar))
        .withColumn("alarm_since", when(col("is_alarm"), col("_since")))
        .where(col("known_on").geq(lit(run.from())))
        .drop("_goes_on", "_since");
  }

  private static Column begin() {
    return coalesce(col("alarm_since"), col("known_on"));
  }
}
