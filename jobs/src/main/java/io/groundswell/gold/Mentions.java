package io.groundswell.gold;

import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Validity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What each piece of feedback is about, and the days on which that is the newest word: a refit that
 * says it anew ends what was said before, so nothing counts twice and nothing under an old name.
 */
final class Mentions {
  private Mentions() {}

  /**
   * What {@code gold.topic_mentions} said on the run's days or at most {@code days} before, with
   * {@link Validity#FROM}, {@link Validity#UNTIL}, and the day and topics of the first word, {@code
   * first_known_on} and {@code first_topic_ids}; our own accounts are left out. What is about
   * several topics has a row for each.
   */
  static Dataset<Row> of(Inputs in, Run run, int days) {
    var ofFeedback = Window.partitionBy("feedback_id");
    var said =
        in.recent(TOPIC_MENTIONS, days)
            .groupBy("feedback_id", "known_on")
            .agg(
                array_sort(collect_set("topic_id")).as("_topic_ids"),
                min_by(struct("account_id", "user_id", "is_paying", "said_on"), col("topic_id"))
                    .as("_said"))
            .select(col("feedback_id"), col("known_on"), col("_topic_ids"), col("_said.*"))
            .withColumn("first_known_on", min("known_on").over(ofFeedback))
            .withColumn(
                "first_topic_ids", min_by(col("_topic_ids"), col("known_on")).over(ofFeedback));
    var newest =
        Validity.of(said, run, "feedback_id").withColumn("topic_id", explode(col("_topic_ids")));
    return OwnAccounts.without(newest.drop("_topic_ids"), "first_known_on", in);
  }

  /** Who speaks: the account; where none is known the person, else the feedback itself. */
  static Column account() {
    return coalesce(
        concat(lit("account "), col("account_id")),
        concat(lit("person "), col("user_id")),
        concat(lit("feedback "), col("feedback_id")));
  }

  /** Who speaks: the person; where none is known the account, else the feedback itself. */
  static Column person() {
    return coalesce(
        concat(lit("person "), col("user_id")),
        concat(lit("account "), col("account_id")),
        concat(lit("feedback "), col("feedback_id")));
  }
}
