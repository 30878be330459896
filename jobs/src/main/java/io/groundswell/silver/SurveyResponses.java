package io.groundswell.silver;

import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was asked what, and what they answered; who did not answer is here too, without a score.
 *
 * <p>One row per question asked and day on which its answer changed. Reads all responses up to the
 * last day, without their comments: a person is asked a few times a year.
 */
public final class SurveyResponses implements Job {
  private final Pseudonyms pseudonyms;

  public SurveyResponses(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return SURVEY_RESPONSES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(SURVEY_RECORDS, USERS), People.SOURCES.stream()).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var records = People.identified(read(in.rows(SURVEY_RECORDS)), People.links(in));
    var versions =
        Versions.of(records, List.of("response_id"), newest(People.PERSON), newest("said"))
            .where(run.covers(col(KNOWN_ON)))
            .withColumn("user_id", pseudonyms.of(col(People.PERSON)));
    return AsOf.join(versions, People.accounts(in.rows(USERS)), "user_id")
        .select(
            col(KNOWN_ON),
            col("response_id"),
            col("said.kind"),
            col("user_id"),
            coalesce(col("said.account_id"), col(People.ACCOUNT_OF_USER)).as("account_id"),
            col("said.score"),
            col("said.asked_at"),
            col("said.answered_at"));
  }

  private static Dataset<Row> read(Dataset<Row> responses) {
    return responses
        .withColumn(OBSERVED_AT, coalesce(col("answered_at"), col("asked_at")))
        .select(
            Versions.with(
                col("response_id"),
                Json.filled(col("user_id")).as(People.RAW_ID),
                Mailboxes.normal(col("email")).as(People.EMAIL),
                struct(
                        lower(col("kind")).as("kind"),
                        col("account_id"),
                        col("score"),
                        col("asked_at"),
                        col("answered_at"))
                    .as("said")));
  }
}
