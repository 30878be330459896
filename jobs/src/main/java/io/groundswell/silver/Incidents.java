package io.groundswell.silver;

import static io.groundswell.Tables.INCIDENTS;
import static io.groundswell.Tables.STATUSPAGE_INCIDENTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.transform;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.silver.Versions.Field;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What broke, when, how badly, and what customers were told.
 *
 * <p>One row per incident and day on which it changed. What was said of it is put together from all
 * that had arrived by the day, since an export or a webhook may bring only a part; of an update
 * that was corrected the newest wording stays.
 *
 * <p>Reads all records of incidents up to the last day: they are few.
 */
public final class Incidents implements Job {
  private static final String UPDATES =
      "array<struct<id: string, status: string, body: string, created_at: string,"
          + " display_at: string, updated_at: string>>";

  @Override
  public Table output() {
    return INCIDENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(STATUSPAGE_INCIDENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var versions =
        Versions.of(
            read(in.rows(STATUSPAGE_INCIDENTS)),
            List.of("incident_id"),
            newest("state"),
            all("components"),
            all("updates"));
    return versions
        .where(run.covers(col(KNOWN_ON)))
        .select(
            col(KNOWN_ON),
            col("incident_id"),
            col("state.name"),
            col("state.impact"),
            col("state.status"),
            col("components"),
            col("state.started_at"),
            col("state.resolved_at"),
            transform(newestWording(col("updates")), update -> told(update)).as("updates"));
  }

  private static Dataset<Row> read(Dataset<Row> incidents) {
    return incidents
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("resolved_at"), col("started_at")))
        .select(
            Versions.with(
                col("incident_id"),
                struct(
                        col("name"),
                        col("impact"),
                        col("status"),
                        col("started_at"),
                        col("resolved_at"))
                    .as("state"),
                col("components"),
                transform(from_json(col("updates"), lit(UPDATES)), update -> update(update))
                    .as("updates")));
  }

  /** By the time they were said, so that sorting them tells the story. */
  private static Column update(Column update) {
    var created = Json.asTime(update.getField("created_at"));
    var saidAt = coalesce(Json.asTime(update.getField("display_at")), created);
    var changedAt =
        coalesce(Json.asTime(update.getField("updated_at")), created, timestamp_seconds(lit(0)));
    return struct(
        saidAt.as("said_at"),
        update.getField("id").as("update_id"),
        update.getField("status").as("status"),
        update.getField("body").as("body"),
        changedAt.as("changed_at"));
  }

  /** Every element of a list that was ever told, once, in their order. */
  private static Field all(String name) {
    return new Field(
        name,
        flatten(collect_list(col(name))),
        collect_list(col(name)),
        array_sort(array_distinct(flatten(col(name)))));
  }

  private static Column newestWording(Column updates) {
    return filter(
        updates,
        update -> not(exists(updates, other -> coalesce(replaces(other, update), lit(false)))));
  }

  private static Column replaces(Column other, Column update) {
    var isSame = other.getField("update_id").equalTo(update.getField("update_id"));
    return isSame.and(
        struct(other.getField("changed_at"), other)
            .gt(struct(update.getField("changed_at"), update)));
  }

  private static Column told(Column update) {
    return struct(
        update.getField("said_at").as("said_at"),
        update.getField("update_id").as("update_id"),
        update.getField("status").as("status"),
        update.getField("body").as("body"));
  }
}
