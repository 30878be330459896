package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_KINDS;
import static io.groundswell.Tables.TEXT_VECTORS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.TextClassifier;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each thing that a customer said wants (bug, wish, question, praise, churn threat), and how
 * it feels.
 *
 * <p>One row per feedback on the day it was first known. A long text has the kind of the passage
 * that is least of none, since most of a letter is a greeting and what led to it; its feeling is
 * that of the whole. What is taken back later stays judged, as a mention stays; its text is in no
 * row here. The judges know English and the shipped sentence model only: what is written in another
 * language has no answer, nor has anything by another model. docs/kinds.md says how often they are
 * right.
 */
public final class FeedbackKinds implements Job {
  /** The answer for a text that might be of several kinds. */
  static final String UNSURE = "unsure";

  /**
   * The least probability at which a kind is said. Of texts like those it learnt from 90 of 100
   * kinds are right above it; of strangers' 68, where without it 63 are (docs/kinds.md).
   */
  static final double FLOOR = 0.6;

  private static final int DIGITS = 3;
  private static final String[] EACH = {"known_on", "feedback_id"};

  private final SentenceModel model;

  public FeedbackKinds(SentenceModel model) {
    this.model = model;
  }

  @Override
  public Table output() {
    return FEEDBACK_KINDS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(FEEDBACK, TEXT_VECTORS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var said = in.news(FEEDBACK);
    var sentiment = judged(TextClassifier.sentiments());
    return FeedbackVectors.of(said, in.rows(TEXT_VECTORS), model.id())
        .withColumn("_sentiment", sentiment)
        .join(kinds(said, in), EACH, "left")
        .select(
            col("known_on"),
            col("feedback_id"),
            when(col("_kind.probability").lt(FLOOR), UNSURE)
                .otherwise(col("_kind.label"))
                .as("kind"),
            round(col("_kind.probability"), DIGITS).as("kind_probability"),
            col("_sentiment.label").as("sentiment"),
            round(col("_sentiment.positive").minus(col("_sentiment.negative")), DIGITS)
                .as("sentiment_score"),
            col("account_id"),
            col("user_id"),
            col("is_paying"),
            FeedbackVectors.saidOn().as("said_on"));
  }

  /** The kind of each thing said, once: that of the passage which is least likely of none. */
  private Dataset<Row> kinds(Dataset<Row> said, Inputs in) {
    return FeedbackVectors.inPassages(said, in.rows(TEXT_VECTORS), model.id())
        .withColumn("_kind", judged(TextClassifier.kinds()))
        .groupBy("known_on", "feedback_id")
        .agg(min_by(col("_kind"), struct(col("_kind.other"), col("passage"))).as("_kind"));
  }

  /** A text too short for its language to be told is taken for English. */
  private Column judged(TextClassifier judge) {
    var isRead = SentenceModel.SHIPPED.knows(col("language"));
    return when(lit(model.isShipped()).and(isRead), judge.of(col("vector")));
  }
}
