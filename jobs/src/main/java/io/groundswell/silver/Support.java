package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * What Zendesk and Intercom say in two ways, in one. Ids of both may meet, so each gets a prefix.
 */
final class Support {
  /** A Zendesk user or Intercom contact. */
  static final String SUPPORT_ID = "support_id";

  /** The tables that say who writes in support. */
  static final List<Table> SOURCES = List.of(ZENDESK_USERS, INTERCOM_CONTACTS);

  /** Zendesk's via.channel of what rules, the system and its robots write. */
  private static final String MACHINES =
      "^(rule|trigger|automation|system|bot|ai_agent|answer_bot.*|sla_target_change)$";

  private static final DataType PARTS =
      DataType.fromDDL(
          "ARRAY<STRUCT<id: STRING, part_type: STRING, body: STRING, created_at: STRING,"
              + " author: STRUCT<type: STRING, id: STRING, name: STRING, from_ai_agent: BOOLEAN>,"
              + " redacted: BOOLEAN>>");

  private Support() {}

  static Column zendesk(Column id) {
    return concat(lit("zendesk:"), id);
  }

  static Column intercom(Column id) {
    return concat(lit("intercom:"), id);
  }

  /** The ticket that an Intercom conversation is to us. */
  static Column conversation(Column id) {
    return concat(lit("intercom-"), id);
  }

  /**
   * Each time support spoke of somebody: support_id, role (customer, agent or bot), raw_id, email,
   * name, phone and {@link Versions#ORDER}.
   */
  static Dataset<Row> people(Inputs in) {
    return zendeskUsers(in.rows(ZENDESK_USERS))
        .unionByName(intercomContacts(in.rows(INTERCOM_CONTACTS)));
  }

  /** Of Zendesk what {@link #people} says of both. */
  static Dataset<Row> zendeskUsers(Dataset<Row> users) {
    return people(users, zendesk(col("zendesk_user_id")));
  }

  /** Of Intercom what {@link #people} says of both. */
  static Dataset<Row> intercomContacts(Dataset<Row> contacts) {
    return people(contacts, intercom(col("contact_id")));
  }

  /** Each part of each of these rows of Intercom conversations, as columns part and place. */
  static Dataset<Row> parts(Dataset<Row> conversations) {
    return conversations
        .withColumn(OBSERVED_AT, col("updated_at"))
        .select(
            Versions.with(
                col("conversation_id"),
                posexplode(from_json(col("parts"), PARTS)).as(new String[] {"place", "part"})));
  }

  /** Who wrote a part. */
  static Column roleOfPart() {
    var author = col("part.author");
    return when(coalesce(author.getField("from_ai_agent"), lit(false)), "bot")
        .otherwise(roleInIntercom(author.getField("type"), author.getField("name")));
  }

  /** Who wrote the first message; what goes out to many by itself is a machine's. */
  static Column roleOfOpener() {
    return when(
            col("delivered_as").isin("automated", "campaigns_initiated", "operator_initiated"),
            "bot")
        .when(col("delivered_as").equalTo("admin_initiated"), "agent")
        .otherwise(roleInIntercom(col("author_type"), col("author_name")));
  }

  /** Whether what came this way into Zendesk was written by nobody. */
  static Column isByMachine(Column channel, Column relation, Column author) {
    return coalesce(channel.rlike(MACHINES), lit(false))
        .or(coalesce(relation.isin("merge", "trigger", "automation"), lit(false)))
        .or(coalesce(author.equalTo("-1"), lit(false)));
  }

  private static Column roleInIntercom(Column type, Column name) {
    return when(isBot(type, name), "bot")
        .when(type.isin("admin", "team"), "agent")
        .otherwise("customer");
  }

  private static Dataset<Row> people(Dataset<Row> records, Column supportId) {
    return records
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
        .select(person(supportId));
  }

  private static Column[] person(Column supportId) {
    var role =
        when(isBot(col("role"), col("name")), "bot")
            .when(col("role").isin("agent", "admin"), "agent")
            .otherwise("customer");
    return Versions.with(
        supportId.as(SUPPORT_ID),
        role.as("role"),
        Json.filled(col("external_id")).as(People.RAW_ID),
        Mailboxes.normal(col("email")).as(People.EMAIL),
        Json.filled(col("name")).as("name"),
        Json.filled(col("phone")).as("phone"));
  }

  /** A machine says so in its role or, as one word, in its name; and is no customer. */
  private static Column isBot(Column role, Column name) {
    var byName = name.rlike("(?i)\\b(bot|automation)\\b|^(operator|fin|fin ai agent|answer bot)$");
    return coalesce(lower(role).isin("bot", "operator", "fin"), lit(false))
        .or(coalesce(byName, lit(false)).and(coalesce(role.isin("agent", "admin"), lit(false))));
  }
}
