package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.MESSAGES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Language;
import io.groundswell.text.MessageText;
import io.groundswell.text.Redactor;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * What was said in tickets, without quoted history, signatures and personal data.
 *
 * <p>One row per message on the day it first arrived, and one more without its text on the day on
 * which we learn that it was redacted. Tickets are exported again and again with their texts; a
 * message id counts once, ever. Zendesk gives the opener twice, as the ticket's description and as
 * its first comment: it counts once too (see {@link FirstTold}).
 *
 * <p>Texts are read of the tickets that the run's days speak of; of these tickets, all of them,
 * since a text may have been told before.
 */
public final class Messages implements Job {
  private static final UserDefinedFunction SAID =
      udf((UDF1<String, String>) MessageText::said, DataTypes.StringType).withName("said");

  @Override
  public Table output() {
    return MESSAGES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.of(Writings.SOURCES, Support.SOURCES, List.of(TICKETS))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var written = FirstTold.messages(Writings.all(in), run);
    var withParties = AsOf.join(written, parties(in), "ticket_id");
    var named = withNames(withParties, people(in));
    var tickets =
        in.rows(TICKETS)
            .select(
                col(KNOWN_ON),
                col("ticket_id"),
                col("account_id"),
                col("user_id").as("_requester"));
    return AsOf.join(named, tickets, "ticket_id")
        .withColumn("author_kind", authorKind())
        .withColumn("text", Json.filled(text()))
        .select(
            col(KNOWN_ON),
            col("message_id"),
            col("ticket_id"),
            col("account_id"),
            when(isRequester().and(col("author_kind").equalTo("customer")), col("_requester"))
                .as("user_id"),
            col("sent_at"),
            col("author_kind"),
            col("position"),
            col("is_public"),
            col("text"),
            Language.column(col("text")).as("language"),
            col("is_redacted"));
  }

  /**
   * By what the source says of the author. Of somebody unknown, what the assignee writes and what
   * is private is an agent's.
   */
  private static Column authorKind() {
    return coalesce(
        col("role"),
        col("author_role"),
        when(isRequester(), "customer"),
        when(isOpenedForRequester(), "agent"),
        when(not(col("is_public")).or(col("author").equalTo(col("assignee"))), "agent"),
        lit("customer"));
  }

  /** Only an agent can open a ticket in somebody else's name. */
  private static Column isOpenedForRequester() {
    return col("position").equalTo(0).and(col("author").notEqual(col("requester")));
  }

  private static Column isRequester() {
    return coalesce(col("author").equalTo(col("requester")), lit(false));
  }

  private static Column text() {
    var names =
        array_compact(
            array(
                col("author_name"), col("told_name"), col("requester_name"), col("assignee_name")));
    return Redactor.column(SAID.apply(col("body")), names);
  }

  /** Who takes part in each ticket, by version. */
  private static Dataset<Row> parties(Inputs in) {
    var touched = Writings.ticketsInZendesk(in);
    var zendesk =
        Writings.ofTouched(in.rows(ZENDESK_TICKETS), touched, "ticket_id")
            .withColumn(Versions.OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
            .select(
                Versions.with(
                    col("ticket_id"),
                    Support.zendesk(col("requester_id")).as("requester"),
                    Support.zendesk(col("assignee_id")).as("assignee")));
    var assigned =
        ZendeskEvents.each(Writings.ofTouched(in.rows(ZENDESK_TICKET_EVENTS), touched, "ticket_id"))
            .withColumn(Versions.OBSERVED_AT, col("created_at"))
            .select(
                Versions.with(
                    col("ticket_id"),
                    lit(null).cast("string").as("requester"),
                    Support.zendesk(ZendeskEvents.value("assignee_id")).as("assignee")));
    var conversations = Writings.conversations(in);
    var intercom =
        Writings.ofTouched(in.rows(INTERCOM_CONVERSATIONS), conversations, "conversation_id")
            .withColumn(Versions.OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
            .select(
                Versions.with(
                    Support.conversation(col("conversation_id")).as("ticket_id"),
                    Support.intercom(col("contact_id")).as("requester"),
                    Support.intercom(col("admin_assignee_id")).as("assignee")));
    return Versions.of(
        zendesk.unionByName(assigned).unionByName(intercom),
        List.of("ticket_id"),
        newest("requester"),
        newest("assignee"));
  }

  private static Dataset<Row> people(Inputs in) {
    return Versions.of(
        Support.people(in), List.of(Support.SUPPORT_ID), newest("role"), newest("name"));
  }

  private static Dataset<Row> withNames(Dataset<Row> written, Dataset<Row> people) {
    var named = written;
    for (var party : List.of("author", "requester", "assignee")) {
      var asParty =
          people.select(
              col(KNOWN_ON),
              col(Support.SUPPORT_ID).as(party),
              col("role").as(party + "_role"),
              col("name").as(party + "_name"));
      named = AsOf.join(named, asParty, party);
    }
    return named;
  }
}
