package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.bronze.ZendeskTicketComments.BLACKED_OUT;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.HtmlText;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What Zendesk and Intercom say was written in the tickets that the run's days speak of, as it
 * stands there, each time that they say it.
 *
 * <p>A ticket of which the days say nothing has no news, so its texts are not read.
 */
final class Writings {
  static final List<Table> SOURCES =
      List.of(
          ZENDESK_TICKETS, ZENDESK_TICKET_COMMENTS, ZENDESK_TICKET_EVENTS, INTERCOM_CONVERSATIONS);

  /** How bronze names the conversation of a part that came alone and names none. */
  static final String OF_LONE_PART = "of-part-";

  /** Nothing is left of such a text, so that it was redacted as a whole. */
  private static final String NOTHING_LEFT = "^[\\s%1$s]*%1$s[\\s%1$s]*$".formatted(BLACKED_OUT);

  private Writings() {}

  /**
   * Rows of message_id, ticket_id, author (see {@link Support}), author_name and role where the
   * source says them, sent_at, is_opener, is_public, body and is_redacted, with the place where
   * each stood.
   */
  static Dataset<Row> all(Inputs in) {
    var touched = ticketsInZendesk(in);
    var tickets = ofTouched(in.rows(ZENDESK_TICKETS), touched, "ticket_id");
    var comments = ofTouched(ZendeskComments.all(in), touched, "ticket_id");
    var events = ofTouched(in.rows(ZENDESK_TICKET_EVENTS), touched, "ticket_id");
    var conversations =
        ofTouched(in.rows(INTERCOM_CONVERSATIONS), conversations(in), "conversation_id");
    return openersInZendesk(tickets)
        .unionByName(ratingsInZendesk(tickets))
        .unionByName(commentsInZendesk(comments))
        .unionByName(commentsInEvents(events))
        .unionByName(openersInIntercom(conversations))
        .unionByName(ratingsInIntercom(conversations))
        .unionByName(partsInIntercom(conversations))
        .where(col("message_id").isNotNull())
        .where(col("body").isNotNull().or(col("is_redacted")));
  }

  /** The ids of Zendesk tickets of which the run's days say something. */
  static Dataset<Row> ticketsInZendesk(Inputs in) {
    return in.news(ZENDESK_TICKETS)
        .select("ticket_id")
        .union(in.news(ZENDESK_TICKET_COMMENTS).select("ticket_id"))
        .union(in.news(ZENDESK_TICKET_EVENTS).select("ticket_id"))
        .distinct();
  }

  /** The ids of Intercom conversations of which the run's days say something. */
  static Dataset<Row> conversations(Inputs in) {
    var news = in.news(INTERCOM_CONVERSATIONS);
    var lone =
        Support.parts(news.where(col("conversation_id").startsWith(OF_LONE_PART)))
            .select(col("part.id").as("_lone"))
            .distinct();
    var theirs =
        Support.parts(in.rows(INTERCOM_CONVERSATIONS))
            .join(lone, col("part.id").equalTo(col("_lone")), "left_semi");
    return news.select("conversation_id").union(theirs.select("conversation_id")).distinct();
  }

  static Dataset<Row> ofTouched(Dataset<Row> rows, Dataset<Row> touched, String key) {
    return rows.join(touched, new String[] {key}, "left_semi");
  }

  private static Dataset<Row> openersInZendesk(Dataset<Row> tickets) {
    return tickets.select(
        message(
            concat(col("ticket_id"), lit("-opener")),
            col("ticket_id"),
            Support.zendesk(coalesce(col("submitter_id"), col("requester_id"))),
            none(),
            none(),
            col("created_at"),
            lit(true),
            lit(true),
            unspaced(col("description")),
            lit(false)));
  }

  private static Dataset<Row> ratingsInZendesk(Dataset<Row> tickets) {
    return tickets.select(
        message(
            concat(col("ticket_id"), lit("-rating")),
            col("ticket_id"),
            Support.zendesk(col("requester_id")),
            none(),
            lit("customer"),
            col("updated_at"),
            lit(false),
            lit(true),
            col("satisfaction_comment"),
            lit(false)));
  }

  private static Dataset<Row> commentsInZendesk(Dataset<Row> comments) {
    return comments.select(
        message(
            Support.zendesk(col("comment_id")),
            col("ticket_id"),
            Support.zendesk(col("author_id")),
            none(),
            byMachine(col("channel"), col("relation"), col("author_id")),
            col("created_at"),
            lit(false),
            coalesce(col("is_public"), lit(true)),
            coalesce(unspaced(col("body")), HtmlText.column(col("html_body"))),
            lit(false)));
  }

  private static Dataset<Row> commentsInEvents(Dataset<Row> events) {
    return ZendeskEvents.each(events)
        .where(col("event.kind").equalTo("comment"))
        .select(
            message(
                Support.zendesk(col("event.id")),
                col("ticket_id"),
                Support.zendesk(col("event.author_id")),
                none(),
                byMachine(col("channel"), col("relation"), col("event.author_id")),
                col("created_at"),
                lit(false),
                coalesce(col("event.is_public"), lit(true)),
                coalesce(unspaced(col("event.body")), HtmlText.column(col("event.html_body"))),
                lit(false)));
  }

  private static Dataset<Row> openersInIntercom(Dataset<Row> conversations) {
    var ticketId = Support.conversation(col("conversation_id"));
    return conversations.select(
        message(
            concat(ticketId, lit("-opener")),
            ticketId,
            Support.intercom(
                when(Support.roleOfOpener().equalTo("customer"), col("contact_id"))
                    .otherwise(col("author_id"))),
            col("author_name"),
            Support.roleOfOpener(),
            col("created_at"),
            lit(true),
            lit(true),
            HtmlText.column(col("body")),
            coalesce(col("is_redacted"), lit(false))));
  }

  private static Dataset<Row> ratingsInIntercom(Dataset<Row> conversations) {
    var ticketId = Support.conversation(col("conversation_id"));
    return conversations.select(
        message(
            concat(ticketId, lit("-rating")),
            ticketId,
            Support.intercom(col("contact_id")),
            none(),
            lit("customer"),
            col("updated_at"),
            lit(false),
            lit(true),
            col("rating_remark"),
            lit(false)));
  }

  /** A part that is a change of state may carry words too, as a note or an answer does. */
  private static Dataset<Row> partsInIntercom(Dataset<Row> conversations) {
    var type = coalesce(col("part.part_type"), lit("comment"));
    return Support.parts(conversations)
        .select(
            message(
                Support.intercom(col("part.id")),
                Support.conversation(col("conversation_id")),
                Support.intercom(col("part.author.id")),
                col("part.author.name"),
                Support.roleOfPart(),
                Json.asTime(col("part.created_at")),
                lit(false),
                type.isin("comment", "open", "close", "quick_reply"),
                HtmlText.column(col("part.body")),
                coalesce(col("part.redacted"), lit(false))));
  }

  /** Plain texts of Zendesk hold one entity only. */
  private static Column unspaced(Column text) {
    return regexp_replace(text, "&nbsp;", " ");
  }

  private static Column byMachine(Column channel, Column relation, Column author) {
    return when(Support.isByMachine(channel, relation, author), "bot");
  }

  private static Column none() {
    return lit(null).cast("string");
  }

  private static Column[] message(
      Column messageId,
      Column ticketId,
      Column author,
      Column authorName,
      Column role,
      Column sentAt,
      Column isOpener,
      Column isPublic,
      Column body,
      Column isSaidToBeRedacted) {
    var isRedacted = isSaidToBeRedacted.or(coalesce(body.rlike(NOTHING_LEFT), lit(false)));
    return new Column[] {
      col(KNOWN_ON),
      col("source_file"),
      col("source_line"),
      col("item"),
      messageId.as("message_id"),
      ticketId.as("ticket_id"),
      author.as("author"),
      authorName.as("told_name"),
      role.as("role"),
      sentAt.as("sent_at"),
      isOpener.as("is_opener"),
      isPublic.as("is_public"),
      when(not(isRedacted), Json.filled(body)).as("body"),
      isRedacted.as("is_redacted")
    };
  }
}
