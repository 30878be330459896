package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_json;
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
 * What was said in the messenger, in Intercom's conversation objects of API 1.0 to 2.14.
 *
 * <p>One row per conversation as often as it came. A webhook brings the conversation with the parts
 * of its event only, so the parts of a conversation are those of all its rows. What was redacted
 * has no text here, neither in its column nor in the record.
 */
public final class IntercomConversations implements Job {
  private static final Table LANDED = Tables.landing("intercom/conversations");

  private static final String PART =
      "array<struct<id string, part_type string, body string, created_at string, updated_at string,"
          + " author struct<type string, id string, name string, from_ai_agent boolean>,"
          + " redacted boolean>>";

  @Override
  public Table output() {
    return INTERCOM_CONVERSATIONS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Intercom.WEBHOOKS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return conversations(Log.news(in, LANDED, Intercom.WEBHOOKS));
  }

  static Dataset<Row> conversations(Dataset<Row> landed) {
    return Wire.intercom(
            List.of("conversations"),
            List.of("state", "source.type", "conversation_message.id"),
            Intercom.types(INTERCOM_CONVERSATIONS))
        .read(
            landed,
            key("conversation_id", "conversation_id", "conversation.id", "id"),
            time("created_at"),
            time("updated_at"),
            word("state"),
            flag("is_open", "open"),
            word("priority"),
            text(
                "contact_id",
                "contacts.contacts[0].id",
                "contacts[0].id",
                "customers[0].id",
                "customer.id",
                "user.id"),
            word(
                "author_type",
                "source.author.type",
                "conversation_message.author.type",
                "source_author_type"),
            text(
                "author_id",
                "source.author.id",
                "conversation_message.author.id",
                "source_author_id"),
            text("author_name", "source.author.name", "conversation_message.author.name"),
            word("delivered_as", "source.delivered_as", "source_delivered_as"),
            text("admin_assignee_id", "admin_assignee_id", "assignee.id").without("0"),
            text(
                "title",
                "title",
                "source.subject",
                "conversation_message.subject",
                "source_subject"),
            text("body", "source.body", "conversation_message.body", "source_body"),
            flag("is_redacted", "source.redacted", "conversation_message.redacted"),
            json("parts", "conversation_parts.conversation_parts", "conversation_parts"),
            count("rating", "conversation_rating.rating", "conversation_rating_value"),
            text("rating_remark", "conversation_rating.remark"),
            flag("is_deleted", "deleted"),
            word("topic", "topic").ofEvent(),
            time("told_at", "created_at").ofEvent(),
            word("type"),
            text("_part_id", "id"),
            text("_parent", "conversation_id", "conversation.id"))
        .withColumn("is_redacted", isOpenerRedacted())
        .withColumn("contact_id", coalesce(col("contact_id"), customerWhoWrote()))
        .withColumn("title", when(not(col("is_redacted")), col("title")))
        .withColumn("body", when(not(col("is_redacted").or(isLonePart())), col("body")))
        .withColumn("state", coalesce(col("state"), openOrClosed()))
        .withColumn("is_deleted", Intercom.isGone())
        .withColumn("parts", parts())
        .withColumn("conversation_id", conversationId())
        .withColumn("created_at", when(not(isLonePart()), col("created_at")))
        .withColumn("updated_at", coalesce(col("updated_at"), col("told_at")))
        .withColumn("record", Intercom.withoutRedacted(col("record"), col("topic")))
        .drop("is_open", "told_at", "type", "_part_id", "_parent");
  }

  private static Column customerWhoWrote() {
    return when(col("author_type").isin("user", "lead", "contact", "visitor"), col("author_id"));
  }

  /** Before conversations had a state, they were open or not. */
  private static Column openOrClosed() {
    return when(col("is_open"), "open").when(not(col("is_open")), "closed");
  }

  /** A part that comes alone says nothing of the first message. */
  private static Column isOpenerRedacted() {
    return Intercom.isRedacted(col("is_redacted"), col("body")).and(not(isLonePart()));
  }

  private static Column isLonePart() {
    return coalesce(col("type").equalTo("conversation_part"), lit(false));
  }

  /** A part that comes alone may not say to what it belongs; its own id is enough to redact it. */
  private static Column conversationId() {
    return when(isLonePart().and(col("_parent").isNull()), concat(lit("of-part-"), col("_part_id")))
        .otherwise(col("conversation_id"));
  }

  /** The parts in Intercom's own shape, less mail addresses and what was redacted. */
  private static Column parts() {
    var alone = coalesce(get_json_object(col("record"), "$.data.item"), col("record"));
    var all = when(isLonePart(), concat(lit("["), alone, lit("]"))).otherwise(col("parts"));
    var isTopic = coalesce(col("topic").equalTo(Intercom.REDACTED), lit(false));
    return to_json(
        transform(
            from_json(all, lit(PART)),
            part -> {
              var body = part.getField("body");
              var isRedacted = Intercom.isRedacted(part.getField("redacted"), body).or(isTopic);
              return part.withField("redacted", isRedacted)
                  .withField("body", when(not(isRedacted), body));
            }));
  }
}
