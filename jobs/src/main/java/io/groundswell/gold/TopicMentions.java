package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Assignment;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each thing that a customer said is about, by the newest topics of its day.
 *
 * <p>One row per feedback on the day it was known, and again on the day of every refit that follows
 * within {@value #REPEATED_DAYS} days, since a refit says anew what things are about.
 */
public final class TopicMentions implements Job {
  static final int REPEATED_DAYS = 90;

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
    var said = FeedbackVectors.of(in.recent(FEEDBACK, REPEATED_DAYS), in.rows(TEXT_VECTORS));
    var exemplars = in.rows(TOPIC_EXEMPLARS);
    var fits = TopicFits.days(exemplars);
    Dataset<Row> mentions = mentions(before(said, fits, run), col("known_on"), unassigned());
    for (int i = 0; i < fits.size(); i++) {
      var fit = fits.get(i);
      var until = i + 1 < fits.size() ? fits.get(i + 1) : LocalDate.MAX;
      if (until.isAfter(run.from())) {
        var answer = TopicFits.assignment(exemplars, fit).of(col("vector"));
        mentions =
            mentions
                .unionByName(mentions(during(said, fit, until, run), col("known_on"), answer))
                .unionByName(mentions(again(said, fit, run), lit(fit), answer));
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

  private static Dataset<Row> mentions(Dataset<Row> said, Column knownOn, Column answer) {
    return said.withColumn("_answer", answer)
        .select(
            knownOn.as("known_on"),
            col("feedback_id"),
            col("_answer.topic").as("topic_id"),
            col("_answer.confidence").as("confidence"),
            col("account_id"),
            col("user_id"),
            col("is_paying"),
            FeedbackVectors.saidOn().as("said_on"));
  }

  private static Column unassigned() {
    return struct(
        lit(Assignment.UNASSIGNED).as("topic"), lit(null).cast("double").as("confidence"));
  }
}
