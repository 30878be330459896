package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What Zendesk and Intercom say was written, as it stands there, each time that they say it. */
final class Writings {
  static final List<Table> SOURCES =
      List.of(ZENDESK_TICKETS, ZENDESK_TICKET_COMMENTS, INTERCOM_CONVERSATIONS);

  private Writings() {}

  /**
   * Rows of message_id, ticket_id, author (see {@link Support}), role where the source says it,
   * sent_at, is_opener, is_public and body, with the place where each stood.
   */
  static Dataset<Row> all(Inputs in) {
    return openersInZendesk(in)
        .unionByName(commentsInZendesk(in))
        .unionByName(openersInIntercom(in))
        .unionByName(partsInIntercom(in))
        .where(col("body").isNotNull().and(col("message_id").isNotNull()));
  }

  private static Dataset<Row> openersInZendesk(Inputs in) {
    return in.rows(ZENDESK_TICKETS)
        .select(
            message(
                concat(col("ticket_id"), lit("-opener")),
                col("ticket_id"),
                Support.zendesk(coalesce(col("submitter_id"), col("requester_id"))),
                lit(null).cast("string"),
                col("created_at"),
                lit(true),
                lit(true),
                col("description")));
  }

  private static Dataset<Row> commentsInZendesk(Inputs in) {
    return in.rows(ZENDESK_TICKET_COMMENTS)
        .select(
            message(
                Support.zendesk(col("comment_id")),
                col("ticket_id"),
                Support.zendesk(col("author_id")),
                lit(null).cast("string"),
                col("created_at"),
                lit(false),
                coalesce(col("is_public"), lit(true)),
                col("body")));
  }

  private static Dataset<Row> openersInIntercom(Inputs in) {
    var ticketId = Support.conversation(col("conversation_id"));
    return in.rows(INTERCOM_CONVERSATIONS)
        .select(
            message(
                concat(ticketId, lit("-opener")),
                ticketId,
                Support.intercom(col("contact_id")),
                lit(null).cast("string"),
                col("created_at"),
                lit(true),
                lit(true),
                Support.plain(col("body"))));
  }

  private static Dataset<Row> partsInIntercom(Inputs in) {
    var isWritten = col("part.part_type").isin("comment", "note", "open", "close");
    return Support.parts(in)
        .where(isWritten)
        .select(
            message(
                Support.intercom(col("part.id")),
                Support.conversation(col("conversation_id")),
                Support.intercom(col("part.author.id")),
                Support.roleOfPart(),
                Json.asTime(col("part.created_at")),
                lit(false),
                not(col("part.part_type").equalTo("note")),
                Support.plain(col("part.body"))));
  }

  private static Column[] message(
      Column messageId,
      Column ticketId,
      Column author,
      Column role,
      Column sentAt,
      Column isOpener,
      Column isPublic,
      Column body) {
    return new Column[] {
      col(KNOWN_ON),
      col("source_file"),
      col("source_line"),
      col("item"),
      messageId.as("message_id"),
      ticketId.as("ticket_id"),
      author.as("author"),
      role.as("role"),
      sentAt.as("sent_at"),
      isOpener.as("is_opener"),
      isPublic.as("is_public"),
      Json.filled(body).as("body")
    };
  }
}
