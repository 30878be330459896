package io.groundswell.bronze;

import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unix_micros;
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
 * What the product's clients and servers reported, in the Segment specification. RudderStack's is
 * the same, and has a merge call: it says which address and phone are a user's, which is what an
 * identify call says, and so it is one here.
 *
 * <p>One row per call as it arrived, so a call that was sent twice is here twice.
 */
public final class SegmentEvents implements Job {
  private static final Table LANDED = Tables.landing("segment/events");
  private static final String MERGE = "merge";

  @Override
  public Table output() {
    return SEGMENT_EVENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return events(in.news(LANDED));
  }

  static Dataset<Row> events(Dataset<Row> landed) {
    return Wire.plain("batch")
        .read(
            landed,
            text("message_id", "messageId", "id"),
            word("type", "type", "action")
                // A warehouse has a table of all tracks, whose rows do not say that they are.
                .impliedBy("event_text", "track")
                .oneOf("track", "page", "screen", "identify", "group", "alias", MERGE)
                .required(),
            text("event", "event_text"),
            text("name"),
            text("user_id", "userId", "to"),
            text("anonymous_id", "anonymousId"),
            text("previous_id", "previousId", "from"),
            text("group_id", "groupId", "context.groupId"),
            time("timestamp"),
            time("original_at", "originalTimestamp", "original_timestamp"),
            time("sent_at", "sentAt"),
            time("received_at", "receivedAt"),
            text("path", "properties.path", "context.page.path", "context_page_path").ifItFits(),
            text("url", "properties.url", "context.page.url", "context_page_url").ifItFits(),
            text("user_agent", "context.userAgent", "context.user_agent", "context_user_agent")
                .ifItFits(),
            json("properties"),
            json("traits"),
            json("person", "context.traits").ifItFits(),
            json("merged", "mergeProperties").ifItFits())
        .withColumn("traits", traits())
        .withColumn("type", when(isMerge(), "identify").otherwise(col("type")))
        .withColumn("occurred_at", occurredAt())
        .withColumn("message_id", MessageId.orFingerprint())
        .withColumn("path", coalesce(col("path"), expr("try_parse_url(url, 'PATH')")))
        .drop("timestamp", "original_at", "sent_at", "url", "person", "merged");
  }

  private static Column isMerge() {
    return col("type").equalTo(MERGE);
  }

  /** Traits in the context are always the person's, and say nothing of a group. */
  private static Column traits() {
    var own = Typed.filled(col("traits"));
    var ofCall = when(col("type").equalTo("group"), own).otherwise(coalesce(own, col("person")));
    var merged = to_json(struct(merged("email").as("email"), merged("mobile").as("phone")));
    return when(isMerge(), Typed.filled(merged)).otherwise(coalesce(ofCall, col("traits")));
  }

  private static Column merged(String kind) {
    var all = from_json(col("merged"), lit("array<struct<type: string, value: string>>"));
    return get(filter(all, one -> one.getField("type").equalTo(kind)), lit(0)).getField("value");
  }

  /**
   * By the server's clock: a client's clock may be wrong, but the time between its two marks is
   * right.
   */
  private static Column occurredAt() {
    var onTheWay = unix_micros(col("sent_at")).minus(unix_micros(col("original_at")));
    var corrected = timestamp_micros(unix_micros(col("received_at")).minus(onTheWay));
    return coalesce(corrected, col("timestamp"), col("original_at"), col("received_at"));
  }
}
