package io.groundswell.silver;

import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.CONSENT_RECORDS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

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
 * What people allow us to do, by purpose and channel. Who is not here has allowed nothing.
 *
 * <p>One row per person, purpose and channel and day on which it changed. What was said under an
 * e-mail address counts for its user from the day the two are linked, so that no withdrawal is lost
 * on the way.
 *
 * <p>Reads all consent records up to the last day: a consent holds until it is withdrawn.
 */
public final class Consents implements Job {
  private static final List<String> KEY = List.of(People.PERSON, "purpose", "channel");

  private final Pseudonyms pseudonyms;

  public Consents(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return CONSENTS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(CONSENT_RECORDS), People.SOURCES.stream()).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var records = People.identified(read(in.rows(CONSENT_RECORDS)), People.links(in));
    return Versions.of(records.where(col(People.PERSON).isNotNull()), KEY, newest("said"))
        .where(run.covers(col(KNOWN_ON)))
        .select(
            col(KNOWN_ON),
            pseudonyms.of(col(People.PERSON)).as("user_id"),
            col("purpose"),
            col("channel"),
            col("said.jurisdiction"),
            col("said.state"),
            col("said.recorded_at"));
  }

  private static Dataset<Row> read(Dataset<Row> records) {
    var address = Mailboxes.normal(col("person"));
    var byId = when(address.isNull(), Json.filled(col("person")));
    return records
        .withColumn(OBSERVED_AT, col("recorded_at"))
        .select(
            Versions.with(
                coalesce(Json.filled(col("user_id")), byId).as(People.RAW_ID),
                address.as(People.EMAIL),
                lower(col("purpose")).as("purpose"),
                coalesce(lower(col("channel")), lit("any")).as("channel"),
                struct(
                        col("jurisdiction"),
                        lower(col("state")).as("state"),
                        Versions.notAhead(col("recorded_at")).as("recorded_at"))
                    .as("said")));
  }
}
