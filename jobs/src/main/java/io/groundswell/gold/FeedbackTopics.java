package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.contains;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The topics of the day, with who speaks of them.
 *
 * <p>One row per topic of the newest fit and day. Counts feedback by the day it was said, over
 * {@value #WINDOW_DAYS} days at most. Of quotes, those that nobody has taken back.
 */
public final class FeedbackTopics implements Job {
  private static final int WINDOW_DAYS = 90;

  @Override
  public Table output() {
    return FEEDBACK_TOPICS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(TOPIC_EXEMPLARS, TOPIC_MENTIONS, FEEDBACK);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var topics = in.rows(TOPIC_EXEMPLARS).where(col("exemplar").equalTo(0));
    var reigns = reigns(in.rows(TOPIC_EXEMPLARS));
    var days = onEachDay(topics.join(reigns, "known_on"), col("known_on"), col("_until"), run);
    var counts = counts(in.recent(TOPIC_MENTIONS, WINDOW_DAYS), reigns, run);
    return withoutTakenBack(days, in)
        .join(counts, new String[] {"_day", "topic_id"}, "left")
        .select(
            col("_day").as("known_on"),
            col("topic_id"),
            col("label"),
            col("keywords"),
            col("quotes"),
            col("born_on"),
            orNone("mentions_7d"),
            orNone("mentions_28d"),
            orNone("mentions_90d"),
            orNone("accounts_90d"),
            orNone("free_accounts_90d"));
  }

  /** A quote goes on the day on which its text, or the text it is from, was taken back. */
  private static Dataset<Row> withoutTakenBack(Dataset<Row> days, Inputs in) {
    var said = in.rows(FEEDBACK);
    var gone =
        said.where(col("is_redacted"))
            .groupBy("feedback_id")
            .agg(min("known_on").as("_gone_on"))
            .join(said.where(col("text").isNotNull()).select("feedback_id", "text"), "feedback_id");
    var quoted = days.select(col("_day"), col("topic_id"), explode(col("quotes")).as("_quote"));
    var goneQuotes =
        quoted
            .select("_quote")
            .distinct()
            .join(broadcast(gone), contains(col("text"), col("_quote")))
            .groupBy("_quote")
            .agg(min("_gone_on").as("_gone_on"));
    var goneByThen =
        quoted
            .join(goneQuotes, "_quote")
            .where(col("_gone_on").leq(col("_day")))
            .groupBy("_day", "topic_id")
            .agg(collect_set("_quote").as("_gone"));
    var none = array().cast("array<string>");
    return days.join(goneByThen, new String[] {"_day", "topic_id"}, "left")
        .withColumn("quotes", array_except(col("quotes"), coalesce(col("_gone"), none)))
        .drop("_gone");
  }

  /** From each fit to the day before the next. */
  private static Dataset<Row> reigns(Dataset<Row> exemplars) {
    var next = lead(col("known_on"), 1).over(Window.orderBy("known_on"));
    return exemplars
        .select("known_on")
        .distinct()
        .withColumn("_until", coalesce(next, lit("9999-12-31").cast("date")));
  }

  /** A mention counts while the fit reigns that it was said by, and while it is young enough. */
  private static Dataset<Row> counts(Dataset<Row> mentions, Dataset<Row> reigns, Run run) {
    var said =
        mentions
            .join(
                reigns.withColumnRenamed("known_on", "_fit"),
                col("known_on").geq(col("_fit")).and(col("known_on").lt(col("_until"))))
            .withColumn("_until", least(col("_until"), date_add(col("said_on"), WINDOW_DAYS)));
    return onEachDay(said, col("known_on"), col("_until"), run)
        .groupBy("_day", "topic_id")
        .agg(
            count_if(isYoungerThan(7)).as("mentions_7d"),
            count_if(isYoungerThan(28)).as("mentions_28d"),
            count_if(isYoungerThan(WINDOW_DAYS)).as("mentions_90d"),
            count_distinct(col("account_id")).as("accounts_90d"),
            count_distinct(when(not(col("is_paying")), col("account_id"))).as("free_accounts_90d"));
  }

  private static Column isYoungerThan(int days) {
    return col("said_on").gt(date_sub(col("_day"), days));
  }

  /** The row once for each day of the run from {@code from} to the day before {@code until}. */
  private static Dataset<Row> onEachDay(Dataset<Row> rows, Column from, Column until, Run run) {
    return rows.withColumn("_first", greatest(from, lit(run.from())))
        .withColumn("_last", least(date_sub(until, 1), lit(run.to())))
        .where(col("_first").leq(col("_last")))
        .withColumn("_day", explode(sequence(col("_first"), col("_last"))));
  }

  private static Column orNone(String count) {
    return coalesce(col(count), lit(0)).cast("bigint").as(count);
  }
}
