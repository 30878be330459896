package io.groundswell.silver;

import static io.groundswell.Tables.ROADMAP;
import static io.groundswell.Tables.ROADMAP_ITEMS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What product promised and what it shipped.
 *
 * <p>One row per item and day on which it changed. Reads all items up to the last day: they are
 * few.
 */
public final class Roadmap implements Job {
  @Override
  public Table output() {
    return ROADMAP;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ROADMAP_ITEMS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Versions.of(read(in.rows(ROADMAP_ITEMS)), List.of("item_id"), newest("state"))
        .where(run.covers(col(KNOWN_ON)))
        .select(col(KNOWN_ON), col("item_id"), col("state.*"));
  }

  private static Dataset<Row> read(Dataset<Row> items) {
    return items
        // An item does not say when it changed, so its states are in the order of arrival.
        .withColumn(OBSERVED_AT, lit(null).cast("timestamp"))
        .select(
            Versions.with(
                col("item_id"),
                struct(
                        col("title"),
                        col("topic_id"),
                        lower(col("state")).as("state"),
                        col("promised_on"),
                        col("shipped_on"),
                        col("note"))
                    .as("state")));
  }
}
