package io.groundswell.bronze;

import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.elementsAt;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was asked what, and what they answered.
 *
 * <p>One row per question put to a person, as often as its state was exported; no score means no
 * answer yet. Our own form, or what Delighted, Wootric and SatisMeter send; a form of many
 * questions is not read, since only its owner can tell which of them is which.
 */
public final class SurveyResponses implements Job {
  private static final Table LANDED = Tables.landing("surveys/responses");

  @Override
  public Table output() {
    return SURVEY_RECORDS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return responses(in.news(LANDED));
  }

  static Dataset<Row> responses(Dataset<Row> landed) {
    return wire()
        .read(
            landed,
            key("response_id", "id", "Response ID"),
            word("kind", "type", "survey_type", "Survey Type", "answers[0].metric"),
            text(
                "user_id",
                "userId",
                "person.user_id",
                "person_properties.user_id",
                "end_user.external_id",
                "external_id",
                "user.userId",
                "visitorId"),
            text("email", "person.email", "end_user.email", "Email", "user.email"),
            text("account_id", "accountId", "person_properties.account_id"),
            count("score", "rating", "score", "Score", "pollResponse"),
            count("answer").ifItFits(),
            text("comment", "text", "Comment", "feedback"),
            text("reason_code", "reason"),
            time("asked_at", "sent_at", "sent"),
            time("answered_at", "responded_at", "responded"),
            time("told_at", "created_at", "Created At", "created", "createdDate"))
        .withColumn("score", coalesce(col("score"), col("answer")))
        .withColumn("asked_at", coalesce(col("asked_at"), when(not(isAnswered()), told())))
        .withColumn("answered_at", coalesce(col("answered_at"), when(isAnswered(), told())))
        .drop("told_at", "answer");
  }

  /** Webhooks of these vendors hold the answer, or that there was none, in an object. */
  private static Wire wire() {
    return Wire.plain("responses", "data")
        .ofKind(
            item ->
                when(elementsAt(item, "pages").isNotNull(), lit("pages of answers to questions")),
            "an answer to one question")
        .within("event_data", "response", "decline");
  }

  private static Column isAnswered() {
    return col("score").isNotNull();
  }

  /** When the vendor made the record: on the answer, or on the refusal to give one. */
  private static Column told() {
    return col("told_at");
  }
}
