package io.groundswell.silver;

import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How to reach a person: the only table with names, e-mails and phones.
 *
 * <p>One row per person and day on which one of them changed; each the newest that some source
 * gave.
 */
public final class Contacts implements Job {
  private final Pseudonyms pseudonyms;

  public Contacts(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return CONTACTS;
  }

  @Override
  public List<Table> inputs() {
    return People.SOURCES;
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var versions =
        Versions.of(
            People.sightings(in),
            List.of(People.PERSON),
            newest("account_id"),
            newest(People.EMAIL),
            newest("name"),
            newest("phone"));
    var canBeReached = coalesce(col(People.EMAIL), col("name"), col("phone")).isNotNull();
    return versions
        .where(run.covers(col(KNOWN_ON)).and(canBeReached))
        .select(
            col(KNOWN_ON),
            pseudonyms.of(col(People.PERSON)).as("user_id"),
            col("account_id"),
            col(People.EMAIL),
            col("name"),
            col("phone"));
  }
}
