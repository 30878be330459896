package io.groundswell.gold;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.TOPIC_LINEAGE;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Assignment;
import io.groundswell.text.Likeness;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Why the topics of a day are others than those before, with the evidence.
 *
 * <p>One row per topic and event on a day on which topics were fitted or rules began to hold. A
 * topic that simply goes on has none.
 *
 * <p>A person's doing shows in {@code fitted_id}: what was fitted is still there, under another id.
 * All else is the fit's, and decided by what feedback was about before and is about now: a topic
 * that is no more has merged into the one that has most of its feedback, if that is half of it, and
 * else has retired; a topic that is new was split from the one that most of its feedback is from,
 * by the same share, and else was born. One that was there before has returned. A new topic that
 * was found between two fits is taken over by the fitted one that holds most of it.
 */
public final class TopicLineage implements Job {
  private static final double MOST = 0.5;

  private static final Column[] COLUMNS =
      Stream.of(
              "known_on",
              "event",
              "topic_id",
              "source",
              "other_topic_id",
              "label",
              "label_before",
              "cosine",
              "texts",
              "texts_moved")
          .map(name -> col(name))
          .toArray(Column[]::new);

  private static final String[] TOPIC = {"known_on", "_side", "topic_id"};

  @Override
  public Table output() {
    return TOPIC_LINEAGE;
  }

  @Override
  public List<Table> inputs() {
    return List.of(TOPIC_EXEMPLARS, TOPIC_MENTIONS, EMERGING_TOPICS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var steps = new TopicSteps(in.rows(TOPIC_EXEMPLARS), run);
    var moves = steps.moves(in.recent(TOPIC_MENTIONS, TopicMentions.REPEATED_DAYS));
    var events = changes(steps, moves).unionByName(touched(steps.topics()));
    return withEvidence(events, steps.topics(), moves)
        .select(COLUMNS)
        .unionByName(TakenOver.of(in, run).select(COLUMNS))
        .select(
            col("known_on"),
            col("event"),
            col("topic_id"),
            col("source"),
            col("other_topic_id"),
            col("label"),
            col("label_before"),
            round(col("cosine"), 4).as("cosine"),
            coalesce(col("texts"), lit(0L)).as("texts"),
            coalesce(col("texts_moved"), lit(0L)).as("texts_moved"),
            round(col("texts_moved").divide(col("texts")), 4).as("share_moved"));
  }

  /** Topics that are on one side of a step only. */
  private static Dataset<Row> changes(TopicSteps steps, Dataset<Row> moves) {
    var isBefore = col("_side").equalTo(TopicSteps.BEFORE);
    var other = coalesce(col("_heir"), col("_main"));
    var event =
        when(isBefore, when(other.isNull(), "retired").otherwise("merged"))
            .when(col("_seen_on").isNotNull().and(col("_heir").isNull()), "returned")
            .otherwise(when(other.isNull(), "born").otherwise("split"));
    return withHeirs(steps.oneSided(), steps.parts())
        // What was fitted lives on as several topics, and each of these tells where it is from.
        .where(coalesce(col("_heirs"), lit(0)).leq(1))
        .join(main(moves), TOPIC, "left")
        .join(steps.seen(), new String[] {"known_on", "topic_id"}, "left")
        .withColumn("event", event)
        .withColumn("other_topic_id", other)
        .withColumn("source", when(col("_heir").isNotNull(), "hand").otherwise("fit"))
        .select("known_on", "_side", "event", "topic_id", "other_topic_id", "source");
  }

  /** By topic the one on the other side under whose id its fitted topic is to be found. */
  private static Dataset<Row> withHeirs(Dataset<Row> topics, Dataset<Row> parts) {
    var there = parts.withColumn("_side", opposite()).withColumnRenamed("topic_id", "_there");
    var heirs =
        parts
            .join(there, new String[] {"known_on", "_side", "fitted_id"})
            .groupBy("known_on", "_side", "topic_id")
            .agg(min("_there").as("_heir"), count_distinct(col("_there")).as("_heirs"));
    return topics.join(heirs, TOPIC, "left");
  }

  /** By topic the other that shares most of its feedback, where that is enough. */
  private static Dataset<Row> main(Dataset<Row> moves) {
    var mostFirst =
        Window.partitionBy("known_on", "_side", "topic_id")
            .orderBy(col("_moved").desc(), col("_other"));
    var isEnough = col("_moved").geq(col("texts").multiply(MOST));
    return moves
        .where(not(col("_other").equalTo(Assignment.UNASSIGNED)))
        .withColumn("_rank", row_number().over(mostFirst))
        .where(col("_rank").equalTo(1).and(isEnough))
        .select(col("known_on"), col("_side"), col("topic_id"), col("_other").as("_main"));
  }

  /** Topics that somebody named or pinned. */
  private static Dataset<Row> touched(Dataset<Row> topics) {
    var before =
        topics
            .where(col("_side").equalTo(TopicSteps.BEFORE))
            .select(
                col("known_on"),
                col("topic_id"),
                col("label").as("_label_then"),
                col("by_hand").as("_then"));
    var isNamed = array_contains(col("by_hand"), "renamed");
    var isOtherName = not(col("label").eqNullSafe(col("_label_then")));
    var isPinned = array_contains(col("by_hand"), "pinned");
    var wasPinned = coalesce(array_contains(col("_then"), "pinned"), lit(false));
    return topics
        .where(col("_side").equalTo(TopicSteps.AFTER))
        .join(before, new String[] {"known_on", "topic_id"}, "left")
        .withColumn(
            "event",
            explode(
                array_compact(
                    array(
                        when(isNamed.and(isOtherName), "renamed"),
                        when(isPinned.and(not(wasPinned)), "pinned")))))
        .select(
            col("known_on"),
            col("_side"),
            col("event"),
            col("topic_id"),
            lit(null).cast("string").as("other_topic_id"),
            lit("hand").as("source"));
  }

  /**
   * Of a topic that merged or was split what it shares with the other; of any other what was, or
   * is, of no topic.
   */
  private static Dataset<Row> withEvidence(
      Dataset<Row> events, Dataset<Row> topics, Dataset<Row> moves) {
    var own = topics.select("known_on", "_side", "topic_id", "vectors", "model_id");
    var others =
        topics.select(
            col("known_on"),
            opposite().as("_side"),
            col("topic_id").as("other_topic_id"),
            col("vectors").as("_others"),
            col("model_id").as("_other_model"));
    var moved =
        moves.select(col("known_on"), col("_side"), col("topic_id"), col("_other"), col("_moved"));
    var totals = moves.groupBy("known_on", "_side", "topic_id").agg(first("texts").as("texts"));
    return events
        .withColumn("_other", coalesce(col("other_topic_id"), lit(Assignment.UNASSIGNED)))
        .join(own, TOPIC, "left")
        .join(others, new String[] {"known_on", "_side", "other_topic_id"}, "left")
        .join(moved, new String[] {"known_on", "_side", "topic_id", "_other"}, "left")
        .join(totals, TOPIC, "left")
        .join(
            labels(topics, TopicSteps.AFTER, "label"),
            new String[] {"known_on", "topic_id"},
            "left")
        .join(
            labels(topics, TopicSteps.BEFORE, "label_before"),
            new String[] {"known_on", "topic_id"},
            "left")
        .withColumn("texts_moved", coalesce(col("_moved"), lit(0L)))
        .withColumn("cosine", cosine());
  }

  /** Vectors of two models cannot be compared. */
  private static Column cosine() {
    var isOfOneModel = col("model_id").eqNullSafe(col("_other_model"));
    return when(isOfOneModel, Likeness.ofMeans(col("vectors"), col("_others")));
  }

  private static Dataset<Row> labels(Dataset<Row> topics, String side, String as) {
    return topics
        .where(col("_side").equalTo(side))
        .select(col("known_on"), col("topic_id"), col("label").as(as));
  }

  private static Column opposite() {
    return when(col("_side").equalTo(TopicSteps.BEFORE), TopicSteps.AFTER)
        .otherwise(TopicSteps.BEFORE);
  }
}
