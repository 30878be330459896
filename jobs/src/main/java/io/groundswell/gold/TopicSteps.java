package io.groundswell.gold;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Run;
import io.groundswell.text.Assignment;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The steps from one slice of topics to the next that a run makes; each has the topics before and
 * after it on its two sides.
 */
final class TopicSteps {
  static final String BEFORE = "before";
  static final String AFTER = "after";

  private final Dataset<Row> exemplars;
  private final Dataset<Row> steps;

  TopicSteps(Dataset<Row> exemplars, Run run) {
    this.exemplars = exemplars;
    var daysBefore = lag(col("known_on"), 1).over(Window.orderBy("known_on"));
    steps =
        exemplars
            .select("known_on")
            .distinct()
            .withColumn("_before_on", coalesce(daysBefore, lit("0001-01-01").cast("date")))
            .where(run.covers(col("known_on")));
  }

  /** By step and side each topic once. */
  Dataset<Row> topics() {
    var inOrder = array_sort(collect_list(struct(col("exemplar"), col("vector"))));
    return exemplars()
        .groupBy("known_on", "_side", "topic_id")
        .agg(
            min_by(col("label"), col("exemplar")).as("label"),
            min_by(col("by_hand"), col("exemplar")).as("by_hand"),
            min("model_id").as("model_id"),
            inOrder.getField("vector").as("vectors"));
  }

  /** By step and side the topics with those that they were fitted as. */
  Dataset<Row> parts() {
    return exemplars().select("known_on", "_side", "topic_id", "fitted_id").distinct();
  }

  /** The topics that are on one side of a step and not on the other. */
  Dataset<Row> oneSided() {
    return exemplars()
        .groupBy("known_on", "topic_id")
        .agg(max("_side").as("_side"), count_distinct(col("_side")).as("_sides"))
        .where(col("_sides").equalTo(1))
        .drop("_sides");
  }

  /** By step the topics that there were at any time before. */
  Dataset<Row> seen() {
    var any = exemplars.select(col("topic_id"), col("known_on").as("_seen")).distinct();
    return steps
        .join(any, col("_seen").lt(col("known_on")))
        .groupBy("known_on", "topic_id")
        .agg(max("_seen").as("_seen_on"));
  }

  /**
   * What feedback that had been said before a step was about on its two sides.
   *
   * @param mentions of the days of the run and those before that a refit repeats
   */
  Dataset<Row> moves(Dataset<Row> mentions) {
    var said = mentions.select(col("known_on").as("_said_on"), col("feedback_id"), col("topic_id"));
    var earliest =
        greatest(col("_before_on"), date_sub(col("known_on"), TopicMentions.REPEATED_DAYS));
    var newest = Window.partitionBy("known_on", "feedback_id").orderBy(col("_said_on").desc());
    var then =
        steps
            .join(said, col("_said_on").geq(earliest).and(col("_said_on").lt(col("known_on"))))
            .withColumn("_rank", rank().over(newest))
            .where(col("_rank").equalTo(1))
            .groupBy("known_on", "feedback_id")
            .agg(array_sort(collect_set("topic_id")).as("_then"));
    var now =
        said.groupBy(col("_said_on").as("known_on"), col("feedback_id"))
            .agg(array_sort(collect_set("topic_id")).as("_now"));
    var counts =
        then.join(now, new String[] {"known_on", "feedback_id"})
            .select(col("known_on"), inline(pairs(col("_then"), col("_now"))))
            .groupBy("known_on", "_then", "_now")
            .agg(count(lit(1)).as("_moved"));
    var all =
        side(counts, BEFORE, col("_then"), col("_now"))
            .unionByName(side(counts, AFTER, col("_now"), col("_then")));
    var ofTopic = Window.partitionBy("known_on", "_side", "topic_id");
    return all.withColumn("texts", sum("_moved").over(ofTopic));
  }

  /**
   * What was one of its topics on both sides stayed; of the others each that went is paired with
   * each that came, or with none.
   */
  private static Column pairs(Column then, Column now) {
    var stayed = transform(array_intersect(then, now), topic -> pair(topic, topic));
    var went = array_except(then, now);
    var came = array_except(now, then);
    var none = array(lit(Assignment.UNASSIGNED));
    var gone = when(size(went).equalTo(0), none).otherwise(went);
    var here = when(size(came).equalTo(0), none).otherwise(came);
    var moved = flatten(transform(gone, from -> transform(here, to -> pair(from, to))));
    var isSame = size(went).equalTo(0).and(size(came).equalTo(0));
    return when(isSame, stayed).otherwise(concat(stayed, moved));
  }

  private static Column pair(Column then, Column now) {
    return struct(then.as("_then"), now.as("_now"));
  }

  private static Dataset<Row> side(Dataset<Row> counts, String side, Column own, Column other) {
    return counts.select(
        col("known_on"),
        lit(side).as("_side"),
        own.as("topic_id"),
        other.as("_other"),
        col("_moved"));
  }

  private Dataset<Row> exemplars() {
    var after = exemplars.join(steps, "known_on").withColumn("_side", lit(AFTER));
    var before =
        exemplars
            .withColumnRenamed("known_on", "_before_on")
            .join(steps, "_before_on")
            .withColumn("_side", lit(BEFORE));
    return after.unionByName(before).drop("_before_on");
  }
}
