package io.groundswell.bronze;

import static io.groundswell.Tables.POSTHOG_EVENTS;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
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
 * What the product's clients and servers reported, as PostHog exports it: batch exports (JSON
 * lines, CSV), pages of the events API and webhooks, where properties may be an object or a text
 * that holds one.
 *
 * <p>One row per event as it was exported, in the words of Segment's calls.
 */
public final class PosthogEvents implements Job {
  private static final Table LANDED = Tables.landing("posthog/events");

  /** What we look at among the properties; an object in it stays its JSON. */
  private static final String PROPERTIES =
      "struct<`$user_id`: string, `distinct_id`: string, `$device_id`: string,"
          + " `$anon_distinct_id`: string, `$is_identified`: string, `alias`: string,"
          + " `$groups`: string, `$group_type`: string, `$group_key`: string, `$group_set`: string,"
          + " `$set`: string, `$pathname`: string, `$current_url`: string, `title`: string,"
          + " `$screen_name`: string, `$raw_user_agent`: string, `$user_agent`: string,"
          + " `$useragent`: string>";

  @Override
  public Table output() {
    return POSTHOG_EVENTS;
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
    return Wire.plain("results", "batch")
        .within("event", "data")
        .read(
            landed,
            text("message_id", "uuid", "id"),
            key("event"),
            text("distinct_id"),
            time("timestamp"),
            time("received_at", "created_at"),
            json("properties"),
            json("set_beside", "$set", "set", "people_set"),
            json("person", "person_properties", "person.properties"))
        .withColumn("_p", from_json(col("properties"), lit(PROPERTIES)))
        .withColumn("type", type())
        .withColumn("_distinct", coalesce(col("distinct_id"), property("distinct_id")))
        .withColumn("_known", isIdentified())
        .withColumn("event", when(is("track"), col("event")))
        .withColumn("_groups", AccountGroup.byName(property("$groups")))
        .withColumn(
            "name",
            when(is("page"), property("title")).when(is("screen"), property("$screen_name")))
        .withColumn("user_id", coalesce(property("$user_id"), when(col("_known"), distinct())))
        .withColumn("anonymous_id", anonymousId())
        .withColumn("previous_id", when(is("alias"), property("alias")))
        .withColumn("group_id", groupId())
        .withColumn("occurred_at", coalesce(col("timestamp"), col("received_at")))
        .withColumn(
            "path",
            coalesce(property("$pathname"), expr("try_parse_url(_p.`$current_url`, 'PATH')")))
        .withColumn(
            "user_agent",
            coalesce(property("$raw_user_agent"), property("$user_agent"), property("$useragent")))
        .withColumn("traits", traits())
        .withColumn("message_id", MessageId.orFingerprint())
        .drop(
            "_groups",
            "distinct_id",
            "timestamp",
            "set_beside",
            "person",
            "_p",
            "_distinct",
            "_known");
  }

  private static Column type() {
    var said = col("event");
    return when(said.equalTo("$pageview"), "page")
        .when(said.equalTo("$screen"), "screen")
        .when(said.isin("$identify", "$set"), "identify")
        .when(said.isin("$create_alias", "$merge_dangerously"), "alias")
        .when(said.equalTo("$groupidentify"), "group")
        .when(said.isNotNull(), "track");
  }

  private static Column is(String type) {
    return col("type").equalTo(type);
  }

  private static Column property(String name) {
    var value = col("_p").getField(name);
    return when(value.notEqual(""), value);
  }

  private static Column distinct() {
    return col("_distinct");
  }

  /**
   * Clients make up a distinct_id before sign-in, and it is the device's; servers give the user's.
   * A server that describes a group in nobody's name makes one up from the group.
   */
  private static Column isIdentified() {
    var isDevice = distinct().equalTo(property("$device_id"));
    var isDenied = property("$is_identified").equalTo("false");
    var isGroup =
        distinct()
            .equalTo(concat(lit("$"), property("$group_type"), lit("_"), property("$group_key")));
    return coalesce(not(isDevice), lit(true))
        .and(coalesce(not(isDenied), lit(true)))
        .and(coalesce(not(isGroup), lit(true)));
  }

  private static Column anonymousId() {
    var before = when(is("identify"), property("$anon_distinct_id"));
    var stranger = when(not(col("_known")).and(not(is("group"))), distinct());
    return coalesce(before, property("$device_id"), stranger);
  }

  private static Column groupId() {
    var own = when(AccountGroup.isCalledSo(property("$group_type")), property("$group_key"));
    return when(is("group"), own).otherwise(AccountGroup.among(col("_groups")));
  }

  private static Column traits() {
    var ofPerson =
        coalesce(
            Typed.filled(property("$set")),
            Typed.filled(col("set_beside")),
            when(is("identify"), col("person")));
    return Typed.json(when(is("group"), property("$group_set")).otherwise(ofPerson));
  }
}
