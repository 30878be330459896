package io.groundswell.bronze;

import static io.groundswell.Tables.AMPLITUDE_EVENTS;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
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
 * What the product's clients and servers reported, as Amplitude exports it: one JSON object a line,
 * in files by the hour.
 *
 * <p>One row per event as it was exported, in the words of Segment's calls.
 */
public final class AmplitudeEvents implements Job {
  private static final Table LANDED = Tables.landing("amplitude/events");

  @Override
  public Table output() {
    return AMPLITUDE_EVENTS;
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
    return Wire.plain("events")
        .read(
            landed,
            text("message_id", "uuid", "$insert_id", "insert_id"),
            key("event", "event_type"),
            text("user_id"),
            text("anonymous_id", "device_id"),
            time("event_time"),
            time("client_at", "client_event_time", "time"),
            time("uploaded_at", "client_upload_time"),
            time("received_at", "server_received_time", "server_upload_time"),
            text("path", in("Page Path")).ifItFits(),
            text("url", in("Page URL"), in("Page Location")).ifItFits(),
            text("title", in("Page Title")).ifItFits(),
            text("screen", in("Screen Name")).ifItFits(),
            text("user_agent").ifItFits(),
            json("properties", "event_properties"),
            json("set", "user_properties.$set"),
            json("user_properties"),
            json("groups"),
            json("group_set", "group_properties.$set"),
            json("group_properties"))
        .withColumn("type", type())
        .withColumn("event", when(is("track"), col("event")))
        .withColumn("groups", AccountGroup.byName(col("groups")))
        .withColumn("group_properties", AccountGroup.byName(col("group_properties")))
        .withColumn("name", when(is("page"), col("title")).when(is("screen"), col("screen")))
        .withColumn("previous_id", lit(null).cast("string"))
        .withColumn("group_id", groupId())
        .withColumn("occurred_at", occurredAt())
        .withColumn("path", coalesce(col("path"), expr("try_parse_url(url, 'PATH')")))
        .withColumn("traits", traits())
        .withColumn("message_id", MessageId.orFingerprint())
        .drop(
            "event_time",
            "client_at",
            "uploaded_at",
            "url",
            "title",
            "screen",
            "set",
            "user_properties",
            "groups",
            "group_set",
            "group_properties");
  }

  private static String in(String name) {
    return "event_properties['[Amplitude] %s']".formatted(name);
  }

  private static Column type() {
    var said = col("event");
    return when(said.equalTo("[Amplitude] Page Viewed"), "page")
        .when(said.equalTo("[Amplitude] Screen Viewed"), "screen")
        .when(said.equalTo("$identify"), "identify")
        .when(said.equalTo("$groupidentify"), "group")
        .when(said.isNotNull(), "track");
  }

  private static Column is(String type) {
    return col("type").equalTo(type);
  }

  /** The vendor's own rule, for the exports that lack its result. */
  private static Column occurredAt() {
    var ahead = unix_micros(col("received_at")).minus(unix_micros(col("uploaded_at")));
    var corrected = timestamp_micros(unix_micros(col("client_at")).plus(ahead));
    return coalesce(col("event_time"), corrected, col("client_at"), col("received_at"));
  }

  private static Column groupId() {
    return when(is("group"), AccountGroup.calledSo(col("groups")))
        .otherwise(AccountGroup.among(col("groups")));
  }

  /** Properties of groups come as they were set, or by kind of group and by its key. */
  private static Column traits() {
    var byKey = AccountGroup.calledSo(col("group_properties"));
    var ofGroup = coalesce(col("group_set"), AccountGroup.only(AccountGroup.byName(byKey)));
    return when(is("group"), Typed.json(ofGroup))
        .otherwise(coalesce(col("set"), col("user_properties")));
  }
}
