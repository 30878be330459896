package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What Zendesk and Intercom told of tickets, state by state and reply by reply. */
final class TicketHistory {
  static final List<Table> SOURCES =
      List.of(
          ZENDESK_TICKETS,
          ZENDESK_TICKET_COMMENTS,
          ZENDESK_ORGANIZATIONS,
          ZENDESK_USERS,
          INTERCOM_CONVERSATIONS,
          INTERCOM_CONTACTS);

  private static final String[] SOLVED = {"solved", "closed"};
  private static final String[] OPEN = {"new", "open", "pending", "hold"};

  private TicketHistory() {}

  /**
   * Rows of ticket_id and {@link Versions#ORDER} with a state and who it is about, or with the time
   * of a reply.
   */
  static Dataset<Row> observations(Inputs in) {
    var states = inZendesk(in).unionByName(inIntercom(in.rows(INTERCOM_CONVERSATIONS)), true);
    return seen(People.withRequester(states, in))
        .unionByName(repliesInZendesk(in), true)
        .unionByName(repliesInIntercom(in), true);
  }

  /** Of each state what versions are made of. */
  private static Dataset<Row> seen(Dataset<Row> states) {
    var isSolved = col("state.status").isin((Object[]) SOLVED);
    var isOpen = col("state.status").isin((Object[]) OPEN);
    return states
        .withColumn("solved_at", when(isSolved, coalesce(col("solved_at"), col(OBSERVED_AT))))
        .withColumn("open_at", when(isOpen, col(OBSERVED_AT)))
        .drop("requester");
  }

  private static Dataset<Row> inZendesk(Inputs in) {
    var organizations =
        FirstKnown.of(
                in.rows(ZENDESK_ORGANIZATIONS)
                    .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at"))),
                "organization_id",
                "external_id")
            .withColumnRenamed("external_id", "account_of_organization");
    var state =
        state(
            col("created_at"),
            coalesce(lower(col("status")), lit("open")),
            lower(col("priority")),
            lower(col("channel")),
            Scores.csat(col("satisfaction")),
            col("account_id"),
            col("reply_minutes"));
    var states =
        in.rows(ZENDESK_TICKETS)
            .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
            .select(
                Versions.with(
                    col("ticket_id"),
                    Support.zendesk(col("requester_id")).as("requester"),
                    col("organization_id"),
                    state.as("state"),
                    col("solved_at")));
    return FirstKnown.byThenOrLater(
            states, organizations, "organization_id", "account_of_organization")
        .drop("organization_id");
  }

  private static Dataset<Row> inIntercom(Dataset<Row> conversations) {
    var status =
        when(col("is_deleted"), "deleted")
            .when(lower(col("state")).equalTo("snoozed"), "hold")
            .otherwise(lower(col("state")));
    var state =
        state(
            col("created_at"),
            coalesce(status, lit("open")),
            lower(col("priority")),
            lit("intercom"),
            Scores.csat(col("rating")),
            lit(null).cast("string"),
            lit(null).cast("bigint"));
    return conversations
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
        .select(
            Versions.with(
                Support.conversation(col("conversation_id")).as("ticket_id"),
                Support.intercom(col("contact_id")).as("requester"),
                state.as("state"),
                lit(null).cast("timestamp").as("solved_at")));
  }

  private static Column state(
      Column createdAt,
      Column status,
      Column priority,
      Column channel,
      Column csat,
      Column accountId,
      Column replyMinutes) {
    return struct(
        coalesce(createdAt, col(OBSERVED_AT)).as("created_at"),
        col(OBSERVED_AT).as("updated_at"),
        status.as("status"),
        priority.as("priority"),
        channel.as("channel"),
        csat.as("csat"),
        accountId.as("account_id"),
        replyMinutes.as("reply_minutes"));
  }

  /** When a human agent wrote in public; once more when an author came late to be known as one. */
  private static Dataset<Row> repliesInZendesk(Inputs in) {
    var agents =
        FirstKnown.of(
            Support.people(in).where(col("role").equalTo("agent")), Support.SUPPORT_ID, "role");
    var comments =
        in.rows(ZENDESK_TICKET_COMMENTS)
            .where(coalesce(col("is_public"), lit(true)))
            .withColumn(OBSERVED_AT, col("created_at"))
            .select(
                Versions.with(
                    col("ticket_id"),
                    Support.zendesk(col("author_id")).as(Support.SUPPORT_ID),
                    col("created_at").as("replied_at")));
    return FirstKnown.byThenOrLater(comments, agents, Support.SUPPORT_ID, "role")
        .where(col("role").isNotNull())
        .drop(Support.SUPPORT_ID, "role");
  }

  private static Dataset<Row> repliesInIntercom(Inputs in) {
    var isReply =
        Support.roleOfPart()
            .equalTo("agent")
            .and(col("part.part_type").equalTo("comment"))
            .and(not(coalesce(col("part.body"), lit("")).equalTo("")));
    return Support.parts(in)
        .where(isReply)
        .select(
            Versions.with(
                Support.conversation(col("conversation_id")).as("ticket_id"),
                Json.asTime(col("part.created_at")).as("replied_at")));
  }
}
