package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_EVENTS;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every event of a log of Stripe's webhooks, and which table reads what it is about.
 *
 * <p>One row per event as often as it came. Events that no table reads are kept here, record and
 * all. Of the others the record stands in the table that reads them.
 */
public final class StripeEvents implements Job {
  @Override
  public Table output() {
    return STRIPE_EVENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(Stripe.EVENTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return events(in.news(Stripe.EVENTS));
  }

  static Dataset<Row> events(Dataset<Row> landed) {
    // Events of the second interface only point at an object, which nobody can read from them.
    var isWhole =
        col("object").equalTo("event").and(not(col("event_type").equalTo(Stripe.PREVIEW)));
    var readBy = when(isWhole, Log.readBy(Stripe.TYPES, col("object_type")));
    return Wire.plain("data")
        .ofKind("object", "event", "v2.core.event")
        .read(
            landed,
            key("event_id", "id"),
            word("object"),
            word("event_type", "type").required(),
            word("object_type", "data.object.object", "related_object.type"),
            text("object_id", "data.object.id", "related_object.id"),
            text("api_version"),
            flag("is_live", "livemode"),
            time("created_at", "created"))
        .withColumn("read_by", readBy)
        .withColumn("record", when(col("read_by").isNull(), col("record")).otherwise(lit(null)))
        .drop("object");
  }
}
