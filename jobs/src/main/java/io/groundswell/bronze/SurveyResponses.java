package io.groundswell.bronze;

import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was asked what, and what they answered.
 *
 * <p>One row per question put to a person, as often as its state was exported; no score means no
 * answer yet.
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
    return Wire.plain("responses", "data")
        .read(
            landed,
            key("response_id", "id"),
            word("kind", "type", "survey_type"),
            text("user_id", "userId", "person.user_id"),
            text("email", "person.email"),
            text("account_id", "accountId"),
            count("score"),
            text("comment", "text"),
            text("reason_code", "reason"),
            time("asked_at", "sent_at"),
            time("answered_at", "responded_at"));
  }
}
