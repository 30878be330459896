package io.groundswell.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The single things that happened to Zendesk tickets, out of the updates that brought them. */
final class ZendeskEvents {
  private ZendeskEvents() {}

  /** Each event of these updates, as column event. */
  static Dataset<Row> each(Dataset<Row> updates) {
    return updates.withColumn("event", explode(col("events"))).drop("events", "record");
  }

  /**
   * What a field of the ticket became, null where the event is about another. Incremental exports
   * name the field itself, audits have its name and value in two fields.
   */
  static Column value(String field) {
    return coalesce(
        col("event").getField(field), when(col("event.field").equalTo(field), col("event.value")));
  }
}
