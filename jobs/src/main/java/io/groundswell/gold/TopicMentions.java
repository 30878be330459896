package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Assignment;
import io.groundswell.text.Language;
import io.groundswell.text.SentenceModel;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What each thing that a customer said is about, by the newest topics of its day.
 *
 * <p>One row per feedback and topic on the day it was known, and again on the day of every refit
 * that follows within {@value #REPEATED_DAYS} days, since a refit says anew what things are about.
 * A long text may be about several topics, each by the passage that is nearest to it; what is about
 * none has one row that says why.
 */
public final class TopicMentions implements Job {
  static final int REPEATED_DAYS = 90;

  /** It is near to none of the topics that there are. */
  private static final String FAR = "far";

  /** Nobody had looked for topics yet. */
  private static final String NO_TOPICS = "no_topics";

  private final SentenceModel model;

  public TopicMentions(SentenceModel model) {
    this.model = model;
  }

  @Override
  public Table output() {
    return TOPIC_MENTIONS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(FEEDBACK, TEXT_VECTORS, TOPIC_EXEMPLARS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var said =
        FeedbackVectors.inPassages(
            in.recent(FEEDBACK, REPEATED_DAYS).where(col("text").isNotNull()),
            in.rows(TEXT_VECTORS),
            model.id());
    var exemplars = in.rows(TOPIC_EXEMPLARS).where(col("model_id").equalTo(model.id()));
    var fits = TopicFits.days(exemplars);
    Dataset<Row> mentions = mentions(before(said, fits, run), col("known_on"), none(), NO_TOPICS);
    for (int i = 0; i < fits.size(); i++) {
      var fit = fits.get(i);
      var until = i + 1 < fits.size() ? fits.get(i + 1) : LocalDate.MAX;
      if (until.isAfter(run.from())) {
        var answer = TopicFits.of(exemplars, fit).assignment().of(col("vector"));
        mentions =
            mentions
                .unionByName(mentions(during(said, fit, until, run), col("known_on"), answer, FAR))
                .unionByName(mentions(again(said, fit, run), lit(fit), answer, FAR));
      }
    }
    return mentions;
  }

  /** What was known before there were topics. */
  private static Dataset<Row> before(Dataset<Row> said, List<LocalDate> fits, Run run) {
    var first = fits.isEmpty() ? run.to().plusDays(1) : fits.get(0);
    return said.where(run.covers(col("known_on"))).where(col("known_on").lt(lit(first)));
  }

  /** What became known while a fit was the newest. */
  private static Dataset<Row> during(Dataset<Row> said, LocalDate fit, LocalDate until, Run run) {
    var last = until.isAfter(run.to()) ? run.to() : until.minusDays(1);
    return said.where(run.covers(col("known_on")))
        .where(col("known_on").between(lit(fit), lit(last)));
  }

  /** What was known already when a fit came, if it came on one of the run's days. */
  private static Dataset<Row> again(Dataset<Row> said, LocalDate fit, Run run) {
    boolean isOurs = !fit.isBefore(run.from()) && !fit.isAfter(run.to());
    return said.where(lit(isOurs))
        .where(col("known_on").between(lit(fit.minusDays(REPEATED_DAYS)), lit(fit.minusDays(1))));
  }

  /**
   * One row per thing said and topic.
   *
   * @param answer by vector a topic and how near it is
   * @param why it has none, where it has a vector
   */
  private Dataset<Row> mentions(Dataset<Row> said, Column knownOn, Column answer, String why) {
    var ofFeedback = Window.partitionBy("known_on", "feedback_id");
    var nearest =
        Window.partitionBy("known_on", "feedback_id", "topic_id")
            .orderBy(col("confidence").desc(), col("passage"), col("_told_on").desc());
    var isAssigned = not(col("topic_id").equalTo(Assignment.UNASSIGNED));
    return said.withColumn("said_on", FeedbackVectors.saidOn())
        // Of what was told again before a fit came, the newest.
        .withColumn("_told_on", col("known_on"))
        .withColumn("known_on", knownOn)
        .withColumn("_answer", answer)
        .withColumn("topic_id", coalesce(col("_answer.topic"), lit(Assignment.UNASSIGNED)))
        .withColumn("confidence", col("_answer.confidence"))
        // Before the windows, so that neither text nor vector has to travel to them.
        .withColumn("reason", when(not(isAssigned), reason(why)))
        .withColumn("_rank", row_number().over(nearest))
        .withColumn("_has_topic", max(isAssigned).over(ofFeedback))
        .where(col("_rank").equalTo(1).and(isAssigned.or(not(col("_has_topic")))))
        .select(
            col("known_on"),
            col("feedback_id"),
            col("topic_id"),
            col("confidence"),
            col("reason"),
            col("from_character"),
            col("to_character"),
            col("language"),
            col("account_id"),
            col("user_id"),
            col("is_paying"),
            col("said_on"));
  }

  private Column reason(String why) {
    return when(not(model.knows(col("language"))), "language")
        .when(not(Language.hasWords(col("text"))), "no_words")
        .when(col("vector").isNull(), "not_embedded")
        .otherwise(why);
  }

  private static Column none() {
    return struct(
        lit(Assignment.UNASSIGNED).as("topic"), lit(null).cast("double").as("confidence"));
  }
}
