package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_WEBHOOKS;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every notification of a log of Intercom's webhooks, and which table reads what it is about.
 *
 * <p>One row per notification as often as it came. Those that no table reads are kept here, record
 * and all. Of the others the record stands in the table that reads them.
 */
public final class IntercomWebhooks implements Job {
  @Override
  public Table output() {
    return INTERCOM_WEBHOOKS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(Intercom.WEBHOOKS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return notifications(in.news(Intercom.WEBHOOKS));
  }

  static Dataset<Row> notifications(Dataset<Row> landed) {
    // What is told of something deleted is little more than its id.
    var deleted =
        when(col("topic").endsWith(".deleted"), regexp_extract(col("topic"), "^[a-z]+", 0));
    return Wire.plain()
        .ofKind("type", "notification_event")
        .read(
            landed,
            text("notification_id", "id"),
            word("topic").required(),
            word("object_type", "data.item.type", "data.item.object"),
            text("object_id", "data.item.id"),
            time("created_at"))
        .withColumn("object_type", coalesce(col("object_type"), deleted))
        .withColumn("read_by", Log.readBy(Intercom.TYPES, col("object_type")))
        .withColumn(
            "record",
            when(col("read_by").isNull(), Intercom.withoutRedacted(col("record"), col("topic"))));
  }
}
