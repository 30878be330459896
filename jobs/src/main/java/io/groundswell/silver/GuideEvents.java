package io.groundswell.silver;

import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.GUIDE_EVENTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.translate;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was assigned a guide in the product, saw it, used it or sent it away.
 *
 * <p>One row per event called Guide Assigned, Guide Shown, Guide Clicked or Guide Dismissed, in
 * whatever case and with blanks, dashes or underscores; one that names no guide is left out. They
 * are the events of silver.events, so copies, machines and our own people are out. Reads the run's
 * own days.
 */
public final class GuideEvents implements Job {
  private static final Object[] NAMES = {
    "guide assigned", "guide shown", "guide clicked", "guide dismissed"
  };

  @Override
  public Table output() {
    return GUIDE_EVENTS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(EVENTS), ProductCalls.SOURCES.stream()).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return in.news(EVENTS)
        .where(isOfGuide())
        .join(guides(ProductCalls.news(in)), List.of(KNOWN_ON, "event_id").toArray(String[]::new))
        .select(
            col(KNOWN_ON),
            col("event_id"),
            col("event_date"),
            col("occurred_at"),
            col("user_id"),
            col("account_id"),
            col("first.guide_id"),
            col("first.variant"),
            substring_index(said(), " ", -1).as("action"));
  }

  /** What the first copy of the day says of the guide. */
  private static Dataset<Row> guides(Dataset<Row> calls) {
    var first =
        struct(
            col("source_file"),
            col("source_line"),
            col("item"),
            Json.text(col("properties"), "guide_id", "guideId").as("guide_id"),
            Json.text(col("properties"), "variant").as("variant"));
    return calls
        .where(isOfGuide())
        .groupBy(col(KNOWN_ON), col("message_id").as("event_id"))
        .agg(min(first).as("first"))
        .where(col("first.guide_id").isNotNull());
  }

  private static Column isOfGuide() {
    return said().isin(NAMES);
  }

  private static Column said() {
    return lower(translate(col("event"), "_-", "  "));
  }
}
