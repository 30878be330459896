package io.groundswell.bronze;

import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.texts;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.elementsAt;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
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
 * What was asked of support, in Zendesk's ticket objects.
 *
 * <p>One row per ticket as often as it was exported, so the states of a ticket follow each other. A
 * deleted ticket comes with the status {@code deleted}, or from the list of deleted tickets without
 * one. Side-loads beside the tickets of a page belong to other tables and are left; the comments
 * that the export of a whole account puts into each ticket are kept.
 *
 * <p>A webhook tells of a ticket what happened to it: one that was deleted or called spam is
 * deleted, and one that was merged into another is closed with the tag that says so.
 */
public final class ZendeskTickets implements Job {
  private static final Table LANDED = Tables.landing("zendesk/tickets");

  /** The tag that Zendesk gives to a ticket that lives on in another. */
  private static final String CLOSED_BY_MERGE = "closed_by_merge";

  private static final Field[] COMMENT = {
    text("comment_id", "id"),
    text("author_id"),
    text("body", "plain_body"),
    text("html_body"),
    flag("is_public", "public"),
    time("created_at"),
    word("channel", "via.channel"),
    word("relation", "via.source.rel")
  };

  @Override
  public Table output() {
    return ZENDESK_TICKETS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return tickets(in.news(LANDED));
  }

  static Dataset<Row> tickets(Dataset<Row> landed) {
    return Wire.zendesk("ticket", "tickets", "deleted_tickets")
        .within("ticket_event.ticket")
        .read(
            landed,
            key("ticket_id", "id"),
            time("created_at"),
            time("updated_at"),
            word("status"),
            word("priority"),
            text("subject"),
            text("description"),
            text("requester_id", "requester_id", "requester.id"),
            text("submitter_id", "submitter_id", "submitter.id"),
            text("assignee_id", "assignee_id", "assignee.id").without("0"),
            text("organization_id", "organization_id", "organization.id").without("0"),
            text("group_id", "group_id", "group.id"),
            word("channel", "via.channel", "via_channel", "Via"),
            word("relation", "via.source.rel", "via_source_rel"),
            word("satisfaction", "satisfaction_rating.score", "Satisfaction Score")
                .without("unoffered", "not offered"),
            text("satisfaction_comment", "satisfaction_rating.comment"),
            texts("tags", "[,;\\s]+"),
            list("comments", ticket -> elementsAt(ticket, "comments"), COMMENT).from("comments"),
            text("account_id"),
            time("solved_at"),
            whole("reply_minutes", "First reply time in minutes"),
            time("deleted_at"),
            text("event", "type", "ticket_event.type").ofEvent().as(type -> letters(type)),
            time("event_at", "time", "ticket_event.meta.occurred_at").ofEvent())
        .withColumn("deleted_at", coalesce(col("deleted_at"), when(isDeletion(), col("event_at"))))
        .withColumn("updated_at", greatest(col("updated_at"), col("deleted_at"), col("event_at")))
        .withColumn("status", status())
        .withColumn("tags", tags())
        .drop("deleted_at", "event", "event_at");
  }

  private static Column letters(Column type) {
    return regexp_replace(lower(type), "[^a-z]", "");
  }

  private static Column isDeletion() {
    return col("event").rlike("(softdeleted|permanentlydeleted|markedasspam)$");
  }

  /** Told of the ticket that ends, before or after it is closed and has its tag. */
  private static Column isMerge() {
    return col("event").endsWith("merged");
  }

  private static Column status() {
    var isOver = col("status").isin("solved", "closed");
    return when(col("deleted_at").isNotNull(), "deleted")
        .when(isMerge().and(not(coalesce(isOver, lit(false)))), "closed")
        .otherwise(col("status"));
  }

  private static Column tags() {
    var none = array().cast("array<string>");
    return when(isMerge(), array_union(coalesce(col("tags"), none), array(lit(CLOSED_BY_MERGE))))
        .otherwise(col("tags"));
  }
}
