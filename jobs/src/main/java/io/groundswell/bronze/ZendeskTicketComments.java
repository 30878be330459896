package io.groundswell.bronze;

import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
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
 * What was said in a ticket, in Zendesk's comment objects.
 *
 * <p>One row per comment as often as it was exported. Zendesk's comment page names no ticket, so
 * whoever writes the file adds {@code ticket_id} to each comment; without it a comment is a reject.
 * A webhook or an event of EventBridge that tells of a new or a redacted comment names both.
 */
public final class ZendeskTicketComments implements Job {
  private static final Table LANDED = Tables.landing("zendesk/ticket_comments");

  /** Zendesk puts it in place of each character that was redacted. */
  public static final String BLACKED_OUT = "\u2587";

  @Override
  public Table output() {
    return ZENDESK_TICKET_COMMENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return comments(in.news(LANDED));
  }

  static Dataset<Row> comments(Dataset<Row> landed) {
    return Wire.zendesk("comment", "comments")
        .orEvent("ticket.comment_added", "ticket.comment_redacted")
        .read(
            landed,
            key("comment_id", "event.comment.id", "ticket_event.comment.id", "id"),
            key("ticket_id", "ticket_id", "detail.id", "ticket_event.ticket.id"),
            text(
                "author_id",
                "author_id",
                "user_id",
                "event.comment.author.id",
                "ticket_event.comment.author.id"),
            text("body", "plain_body", "body", "event.comment.body", "ticket_event.comment.body"),
            text("html_body"),
            flag(
                "is_public", "public", "event.comment.is_public", "ticket_event.comment.is_public"),
            time("created_at", "created_at", "created", "time", "ticket_event.meta.occurred_at"),
            word("channel", "via.channel", "detail.via.channel", "ticket_event.ticket.via.channel"),
            word("relation", "via.source.rel"),
            text("event", "type", "ticket_event.type").ofEvent())
        // An event says when it happened, which of a redaction is not when the comment was written.
        .withColumn("created_at", when(not(coalesce(isRedaction(), lit(false))), col("created_at")))
        .withColumn("body", coalesce(col("body"), when(isRedaction(), lit(BLACKED_OUT))))
        .drop("event");
  }

  /** It need not say what is left of the comment, which then counts as redacted as a whole. */
  private static Column isRedaction() {
    return lower(col("event")).rlike("comment.redacted$");
  }
}
