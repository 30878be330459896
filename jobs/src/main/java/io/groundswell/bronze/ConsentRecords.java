package io.groundswell.bronze;

import static io.groundswell.Tables.CONSENT_RECORDS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
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
 * What people allowed us to do, and took back.
 *
 * <p>One row per statement of a person. A state that is neither a grant nor a withdrawal is a
 * reject.
 */
public final class ConsentRecords implements Job {
  private static final Table LANDED = Tables.landing("consent/records");

  @Override
  public Table output() {
    return CONSENT_RECORDS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return records(in.news(LANDED));
  }

  static Dataset<Row> records(Dataset<Row> landed) {
    return Wire.plain("records", "data")
        .read(
            landed,
            key("record_id", "id"),
            text("person", "person", "user_id", "email").required(),
            text("user_id", "userId"),
            word("purpose").required(),
            word("channel"),
            text("jurisdiction"),
            word("state", "state", "status")
                .as(state -> said(state))
                .oneOf("granted", "withdrawn")
                .required(),
            time("recorded_at", "recorded_at", "at").required());
  }

  /** Other words for the same: a withdrawal that is not understood would be mailed. */
  private static Column said(Column written) {
    var state = regexp_replace(written, "[\\s-]", "_");
    return when(
            state.isin("revoked", "denied", "opted_out", "opt_out", "unsubscribed"),
            lit("withdrawn"))
        .when(state.isin("given", "opted_in", "opt_in", "subscribed"), lit("granted"))
        .otherwise(written);
  }
}
