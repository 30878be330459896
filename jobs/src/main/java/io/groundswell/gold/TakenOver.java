package io.groundswell.gold;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The new topics that a fit took over on a day of the run, as rows of {@code gold.topic_lineage}.
 */
final class TakenOver {
  private TakenOver() {}

  static Dataset<Row> of(Inputs in, Run run) {
    var ofTopic = Window.partitionBy("topic_id").orderBy("known_on");
    var isOfYesterday = lag("known_on", 1).over(ofTopic).equalTo(date_sub(col("known_on"), 1));
    Column wasTaken =
        coalesce(isOfYesterday.and(lag("taken_over_by", 1).over(ofTopic).isNotNull()), lit(false));
    var taken =
        in.recent(EMERGING_TOPICS, 1)
            .withColumn("_was_taken", wasTaken)
            .where(run.covers(col("known_on")))
            .where(col("taken_over_by").isNotNull().and(not(col("_was_taken"))));
    var key = new String[] {"known_on", "topic_id"};
    return taken
        .join(moved(taken, in), key, "left")
        .select(
            col("known_on"),
            lit("taken_over").as("event"),
            col("topic_id"),
            lit("fit").as("source"),
            col("taken_over_by").as("other_topic_id"),
            lit(null).cast("string").as("label"),
            col("label").as("label_before"),
            when(col("nearest_topic_id").equalTo(col("taken_over_by")), col("nearest_cosine"))
                .as("cosine"),
            col("texts"),
            coalesce(col("_moved"), lit(0L)).as("texts_moved"));
  }

  /** How much of what was said about each is about its fitted topic on the day. */
  private static Dataset<Row> moved(Dataset<Row> taken, Inputs in) {
    var mentions = in.news(TOPIC_MENTIONS).select("known_on", "feedback_id", "topic_id");
    return taken
        .select(
            col("known_on"),
            col("topic_id").as("_new"),
            col("taken_over_by").as("topic_id"),
            explode(col("feedback_ids")).as("feedback_id"))
        .distinct()
        .join(mentions, new String[] {"known_on", "feedback_id", "topic_id"})
        .groupBy(col("known_on"), col("_new").as("topic_id"))
        .agg(count(lit(1)).as("_moved"));
  }
}
