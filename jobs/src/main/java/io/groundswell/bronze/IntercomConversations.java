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
import static org.apache.spark.sql.functions.from_json;
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
 * What was said in the messenger, in Intercom's conversation objects.
 *
 * <p>One row per conversation as often as it came. What was redacted has no text here.
 */
public final class IntercomConversations implements Job {
  private static final Table LANDED = Tables.landing("intercom/conversations");

  private static final String PART =
      "array<struct<id string, part_type string, body string, created_at string, updated_at string,"
          + " author struct<type string, id string, name string>, redacted boolean>>";

  @Override
  public Table output() {
    return INTERCOM_CONVERSATIONS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return conversations(in.news(LANDED));
  }

  static Dataset<Row> conversations(Dataset<Row> landed) {
    return Wire.intercom("conversations", List.of("state", "source.type"), "conversation")
        .read(
            landed,
            key("conversation_id", "id"),
            time("created_at"),
            time("updated_at"),
            word("state"),
            word("priority"),
            text("contact_id", "contacts.contacts[0].id", "contacts[0].id"),
            word("author_type", "source.author.type"),
            text("author_id", "source.author.id"),
            text("admin_assignee_id"),
            text("title", "title", "source.subject"),
            text("body", "source.body"),
            flag("is_redacted", "source.redacted"),
            json("parts", "conversation_parts.conversation_parts", "conversation_parts"),
            count("rating", "conversation_rating.rating"),
            flag("is_deleted", "deleted"))
        .withColumn("contact_id", coalesce(col("contact_id"), customerWhoWrote()))
        .withColumn("body", when(not(coalesce(col("is_redacted"), lit(false))), col("body")))
        .withColumn("parts", parts())
        .withColumn("is_deleted", coalesce(col("is_deleted"), lit(false)))
        .drop("author_type", "author_id", "is_redacted");
  }

  private static Column customerWhoWrote() {
    return when(col("author_type").isin("user", "lead", "contact"), col("author_id"));
  }

  /** The parts in Intercom's own shape, less mail addresses and what was redacted. */
  private static Column parts() {
    return to_json(
        transform(
            from_json(col("parts"), lit(PART)),
            part ->
                part.withField(
                    "body",
                    when(
                        not(coalesce(part.getField("redacted"), lit(false))),
                        part.getField("body")))));
  }
}
