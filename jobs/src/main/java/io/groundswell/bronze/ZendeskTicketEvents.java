package io.groundswell.bronze;

import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
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
 * What happened to tickets, in Zendesk's incremental ticket events or its ticket audits.
 *
 * <p>One row per update of a ticket as often as it was exported: what changed, from what to what,
 * and what was said. Both forms are read from the same folder.
 */
public final class ZendeskTicketEvents implements Job {
  private static final Table LANDED = Tables.landing("zendesk/ticket_events");

  /** Fields of both forms. A value may be a list or an object; it is kept as its JSON. */
  private static final String EVENT =
      "array<struct<id string, event_type string, type string, field_name string, value string,"
          + " previous_value string, status string, priority string, assignee_id string,"
          + " group_id string, author_id string, body string, plain_body string,"
          + " html_body string, public boolean>>";

  /** What is sent about a ticket is not what happened to it. */
  private static final List<String> NOTICES =
      List.of("notification", "notificationwithccs", "cc", "followernotification", "push");

  @Override
  public Table output() {
    return ZENDESK_TICKET_EVENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return updates(in.news(LANDED));
  }

  static Dataset<Row> updates(Dataset<Row> landed) {
    return Wire.zendesk("audit", "ticket_events", "audits")
        .read(
            landed,
            key("update_id", "id"),
            key("ticket_id"),
            time("created_at", "created_at", "timestamp"),
            text("author_id", "author_id", "updater_id"),
            word("channel", "via.channel"),
            word("relation", "via.source.rel"),
            json("events", "child_events", "events"))
        .withColumn("channel", coalesce(col("channel"), saidInOneWord()))
        .withColumn("events", events());
  }

  /** Incremental exports may say via in one word, where audits have an object. */
  private static Column saidInOneWord() {
    var via = lower(get_json_object(col("record"), "$.via"));
    return when(not(via.startsWith("{")), via);
  }

  private static Column events() {
    var known = from_json(col("events"), lit(EVENT));
    return filter(
        transform(known, ZendeskTicketEvents::event),
        event -> not(coalesce(event.getField("kind").isin(NOTICES.toArray()), lit(false))));
  }

  private static Column event(Column event) {
    return struct(
        event.getField("id").as("id"),
        lower(coalesce(event.getField("event_type"), event.getField("type"))).as("kind"),
        event.getField("field_name").as("field"),
        event.getField("value").as("value"),
        event.getField("previous_value").as("previous_value"),
        lower(event.getField("status")).as("status"),
        lower(event.getField("priority")).as("priority"),
        event.getField("assignee_id").as("assignee_id"),
        event.getField("group_id").as("group_id"),
        event.getField("author_id").as("author_id"),
        coalesce(event.getField("plain_body"), event.getField("body")).as("body"),
        event.getField("html_body").as("html_body"),
        event.getField("public").as("is_public"));
  }
}
