package io.groundswell.gold;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.transform;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Emergence;
import io.groundswell.text.SentenceModel;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What customers speak of that they did not speak of before, between two fits of topics.
 *
 * <p>One row per new topic and day, from the day it is found until nobody has spoken of it for
 * {@value TopicWatch#QUIET_DAYS} days. Walks from day to day: its own rows of the day before say
 * which new topics there are. Looks for new ones in the feedback of {@value Emergence#DAYS} days,
 * at most {@value #MOST_A_DAY} of each, against at most {@value #MOST_OLD_A_DAY} of each of the
 * {@value #OLD_DAYS} days before; which ones, the hash of their text decides. A long text goes by
 * its passages: each may stand out, and one thing said is told once of a topic.
 */
public final class EmergingTopics implements Job {
  private static final int OLD_DAYS = 180;
  private static final int MOST_A_DAY = 800;
  private static final int MOST_OLD_A_DAY = 30;

  private static final Column[] SAID = {
    col("feedback_id"),
    col("passage"),
    col("known_on"),
    FeedbackVectors.saidOn().as("said_on"),
    col("account_id"),
    coalesce(col("account_id"), col("user_id"), col("feedback_id")).as("speaker"),
    FeedbackVectors.passage().as("text"),
    col("vector"),
    FeedbackVectors.passageHash().as("text_hash")
  };

  /** Of slices that were made when each text was taken as a whole. */
  private static final Column WHOLES = transform(col("feedback_ids"), id -> lit(0));

  private final SentenceModel model;

  public EmergingTopics(SentenceModel model) {
    this.model = model;
  }

  @Override
  public Table output() {
    return EMERGING_TOPICS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(FEEDBACK, TEXT_VECTORS, TOPIC_EXEMPLARS, EMERGING_TOPICS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var ofModel = col("model_id").equalTo(model.id());
    var fits = TopicFits.known(in.rows(TOPIC_EXEMPLARS).where(ofModel), run);
    var made = new ArrayList<Row>();
    if (!fits.isEmpty()) {
      var watch = new TopicWatch(fits, takenBack(in), model);
      var topics = before(in, run);
      var said = inOrder(in, run);
      var recent = new ArrayDeque<Said>();
      var old = new ArrayDeque<Said>();
      Optional<Said> next = next(said);
      for (var day : run.days()) {
        for (; next.isPresent() && !next.get().knownOn().isAfter(day); next = next(said)) {
          recent.add(next.get());
        }
        age(recent, old, day);
        var pool = List.copyOf(recent);
        topics = watch.on(day, topics, pool, List.copyOf(old));
        made.addAll(EmergingRows.of(watch, topics, pool, day));
      }
    }
    return in.made(made, EmergingRows.SCHEMA);
  }

  /** What is recent no more is old, and what is too old is nothing; of a day the first are kept. */
  private static void age(ArrayDeque<Said> recent, ArrayDeque<Said> old, LocalDate day) {
    var kept = new HashMap<LocalDate, Integer>();
    while (!recent.isEmpty() && !recent.peek().knownOn().plusDays(Emergence.DAYS).isAfter(day)) {
      var said = recent.remove();
      if (kept.merge(said.knownOn(), 1, Integer::sum) <= MOST_OLD_A_DAY) {
        old.add(said);
      }
    }
    while (!old.isEmpty()
        && !old.peek().knownOn().plusDays(OLD_DAYS + Emergence.DAYS).isAfter(day)) {
      old.remove();
    }
  }

  private static Optional<Said> next(Iterator<Row> said) {
    return said.hasNext() ? Optional.of(said(said.next())) : Optional.empty();
  }

  private Dataset<Row> told(Dataset<Row> feedback, Inputs in) {
    return FeedbackVectors.inPassages(feedback, in.rows(TEXT_VECTORS), model.id())
        .where(col("vector").isNotNull())
        .select(SAID);
  }

  /** What the days of the run look at, day by day, the sample of each day in a fixed order. */
  private Iterator<Row> inOrder(Inputs in, Run run) {
    var byHash =
        Window.partitionBy("known_on")
            .orderBy(col("text_hash"), col("feedback_id"), col("passage"));
    var isOld = col("known_on").lt(lit(run.from().minusDays(Emergence.DAYS - 1L)));
    var rank = col("_rank");
    return told(in.recent(FEEDBACK, OLD_DAYS + Emergence.DAYS - 1), in)
        .withColumn("_rank", row_number().over(byHash))
        .where(rank.leq(MOST_OLD_A_DAY).or(isOld.equalTo(lit(false)).and(rank.leq(MOST_A_DAY))))
        .orderBy("known_on", "_rank")
        .toLocalIterator();
  }

  private static Said said(Row row) {
    return new Said(
        row.getAs("feedback_id"),
        row.getAs("passage"),
        row.<Date>getAs("known_on").toLocalDate(),
        row.<Date>getAs("said_on").toLocalDate(),
        row.getAs("account_id"),
        row.getAs("speaker"),
        row.getAs("text"),
        FeedbackVectors.floats(row, row.fieldIndex("vector")));
  }

  private static Map<String, LocalDate> takenBack(Inputs in) {
    var days = new HashMap<String, LocalDate>();
    in.rows(FEEDBACK)
        .where(col("is_redacted"))
        .groupBy("feedback_id")
        .agg(min("known_on").as("known_on"))
        .collectAsList()
        .forEach(row -> days.put(row.getString(0), row.getDate(1).toLocalDate()));
    return days;
  }

  /** The new topics of the day before the run, with all that was said about them. */
  private List<EmergingTopic> before(Inputs in, Run run) {
    var rows =
        in.rows(EMERGING_TOPICS)
            .where(col("known_on").equalTo(lit(run.from().minusDays(1))))
            .withColumn("passages", coalesce(col("passages"), WHOLES))
            .orderBy("found_on", "topic_id");
    var topics = rows.collectAsList();
    if (topics.isEmpty()) {
      return List.of();
    }
    var ids = rows.select(explode(col("feedback_ids")).as("feedback_id")).distinct();
    var said =
        told(in.rows(FEEDBACK).join(ids, "feedback_id"), in)
            .orderBy("known_on")
            .collectAsList()
            .stream()
            .map(EmergingTopics::said)
            .collect(Collectors.toMap(Said::words, one -> one, (first, later) -> first));
    return topics.stream().map(row -> EmergingRows.topic(row, said)).toList();
  }
}
