package io.groundswell.silver;

import static io.groundswell.Tables.OUTREACH_TOUCHES;
import static io.groundswell.Tables.TOUCHES;
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
 * Each time that somebody of us turned to a customer, and what came of it.
 *
 * <p>One row per touch and day on which it changed; the outcome often comes later. A touch known by
 * an e-mail alone is its user's from the day the two are linked.
 *
 * <p>Reads all touches up to the last day: people make them, so they are few.
 */
public final class Touches implements Job {
  private final Pseudonyms pseudonyms;

  public Touches(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return TOUCHES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(OUTREACH_TOUCHES, USERS), People.SOURCES.stream()).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var records = People.identified(read(in.rows(OUTREACH_TOUCHES)), People.links(in));
    var versions =
        Versions.of(records, List.of("touch_id"), newest(People.PERSON), newest("said"))
            .where(run.covers(col(KNOWN_ON)))
            .withColumn("user_id", pseudonyms.of(col(People.PERSON)));
    return AsOf.join(versions, People.accounts(in.rows(USERS)), "user_id")
        .select(
            col(KNOWN_ON),
            col("touch_id"),
            col("user_id"),
            coalesce(col("said.account_id"), col(People.ACCOUNT_OF_USER)).as("account_id"),
            col("said.kind"),
            col("said.ask_type"),
            col("said.touched_at"),
            col("said.outcome"));
  }

  private static Dataset<Row> read(Dataset<Row> touches) {
    // The record has no time of change, so the file that came last says the outcome.
    return touches
        .withColumn(OBSERVED_AT, col("touched_at"))
        .select(
            Versions.with(
                col("touch_id"),
                Json.filled(col("user_id")).as(People.RAW_ID),
                Mailboxes.normal(col("email")).as(People.EMAIL),
                struct(
                        col("account_id"),
                        lower(col("kind")).as("kind"),
                        lower(col("ask_type")).as("ask_type"),
                        col("touched_at"),
                        lower(col("outcome")).as("outcome"))
                    .as("said")));
  }
}
