package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What Zendesk and Intercom told of tickets, state by state and reply by reply.
 *
 * <p>Longer than other files, since both vendors are told in the same columns, side by side.
 */
final class TicketHistory {
  static final List<Table> SOURCES =
      List.of(
          ZENDESK_TICKETS,
          ZENDESK_TICKET_COMMENTS,
          ZENDESK_TICKET_EVENTS,
          ZENDESK_ORGANIZATIONS,
          ZENDESK_USERS,
          INTERCOM_CONVERSATIONS,
          INTERCOM_CONTACTS);

  /** What a field that can be taken away again says when it has nothing. */
  static final String NOTHING = "";

  static final String ACCOUNT_KNOWN = "_account_known";

  private TicketHistory() {}

  /**
   * Rows of ticket_id and {@link Versions#ORDER} with what each tells: a state and who it is about,
   * a change, or the time of a reply. A state comes once more on the day on which its requester's
   * account is first known, so that the ticket is looked at again.
   *
   * @param accounts since when users have an account, as {@link FirstKnown} has facts
   */
  static Dataset<Row> observations(Inputs in, Pseudonyms pseudonyms, Dataset<Row> accounts) {
    var states = inZendesk(in).unionByName(inIntercom(in.rows(INTERCOM_CONVERSATIONS)), true);
    var asked =
        People.withRequester(states, in)
            .withColumn("user_id", pseudonyms.of(col(People.PERSON)))
            .drop("requester", People.PERSON);
    return FirstKnown.byThenOrLater(asked, accounts, "user_id", ACCOUNT_KNOWN)
        .drop(ACCOUNT_KNOWN)
        .unionByName(changesInZendesk(in.rows(ZENDESK_TICKET_EVENTS)), true)
        .withColumn("solved_at", solvedAt())
        .withColumn("state", when(status().isNotNull(), state()))
        .withColumn("changed_at", col(OBSERVED_AT))
        .unionByName(writingsInZendesk(in), true)
        .unionByName(writingsInIntercom(in), true);
  }

  private static Column status() {
    return col("status.ours");
  }

  private static Column solvedAt() {
    var isSolved = status().isin((Object[]) TicketStatus.SOLVED);
    return when(isSolved, coalesce(col("solved_at"), col(OBSERVED_AT)));
  }

  private static Column state() {
    return struct(col(OBSERVED_AT).as("since"), status().as("status"));
  }

  private static Dataset<Row> inZendesk(Inputs in) {
    var organizations =
        FirstKnown.of(
                in.rows(ZENDESK_ORGANIZATIONS)
                    .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at"))),
                "organization_id",
                "external_id")
            .withColumnRenamed("external_id", "account_of_organization");
    var isMerged =
        coalesce(array_contains(col("tags"), "closed_by_merge"), lit(false))
            .or(coalesce(col("relation").equalTo("merge"), lit(false)));
    var isOpenedByAgent = not(col("submitter_id").eqNullSafe(col("requester_id")));
    var states =
        in.rows(ZENDESK_TICKETS)
            .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
            .select(
                Versions.with(
                    col("ticket_id"),
                    Support.zendesk(col("requester_id")).as("requester"),
                    col("organization_id"),
                    coalesce(col("created_at"), col(OBSERVED_AT)).as("opened_at"),
                    TicketStatus.of(col("status"), isMerged).as("status"),
                    orNothing(lower(col("priority"))).as("priority"),
                    csat(col("satisfaction")).as("csat"),
                    told(
                        lower(col("channel")),
                        col("account_id"),
                        col("reply_minutes"),
                        isOpenedByAgent.and(col("submitter_id").isNotNull())),
                    col("solved_at")));
    return FirstKnown.byThenOrLater(
            states, organizations, "organization_id", "account_of_organization")
        .drop("organization_id");
  }

  /** A row that tells of parts only says nothing of the state. */
  private static Dataset<Row> inIntercom(Dataset<Row> conversations) {
    var isDeleted = coalesce(col("is_deleted"), lit(false));
    var word = when(isDeleted, "deleted").otherwise(col("state"));
    var isState = word.isNotNull().or(col("created_at").isNotNull());
    return conversations
        .where(not(col("conversation_id").startsWith(Writings.OF_LONE_PART)))
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
        .select(
            Versions.with(
                Support.conversation(col("conversation_id")).as("ticket_id"),
                Support.intercom(col("contact_id")).as("requester"),
                when(isState, coalesce(col("created_at"), col(OBSERVED_AT))).as("opened_at"),
                when(isState, TicketStatus.of(word, lit(false))).as("status"),
                when(isState.and(not(isDeleted)), orNothing(lower(col("priority")))).as("priority"),
                csat(col("rating")).as("csat"),
                when(
                        isState,
                        told(
                            lit("intercom"),
                            lit(null).cast("string"),
                            lit(null).cast("bigint"),
                            not(Support.roleOfOpener().equalTo("customer"))))
                    .as("told"),
                lit(null).cast("timestamp").as("solved_at")));
  }

  private static Dataset<Row> changesInZendesk(Dataset<Row> updates) {
    var word = ZendeskEvents.value("status");
    var isMerged = coalesce(col("relation").equalTo("merge"), lit(false));
    return ZendeskEvents.each(updates)
        .where(col("event.kind").isin("create", "change"))
        .withColumn(OBSERVED_AT, col("created_at"))
        .select(
            Versions.with(
                col("ticket_id"),
                when(word.isNotNull(), TicketStatus.of(word, isMerged)).as("status"),
                ZendeskEvents.value("priority").as("priority"),
                lit(null).cast("timestamp").as("solved_at")))
        .where(col("status").isNotNull().or(col("priority").isNotNull()));
  }

  private static Column told(
      Column channel, Column accountId, Column replyMinutes, Column isOpenedByAgent) {
    return struct(
            channel.as("channel"),
            accountId.as("account_id"),
            replyMinutes.as("reply_minutes"),
            isOpenedByAgent.as("is_opened_by_agent"))
        .as("told");
  }

  private static Column orNothing(Column said) {
    return coalesce(said, lit(NOTHING));
  }

  /** A judgement that is neither good nor bad takes an earlier one back; none takes nothing. */
  private static Column csat(Column said) {
    return when(said.isNotNull(), orNothing(Scores.csat(said)));
  }

  /**
   * When a human agent wrote in public, and when a customer did; once more when an author came late
   * to be known as one of them.
   */
  private static Dataset<Row> writingsInZendesk(Inputs in) {
    var roles = Support.people(in).where(col("role").isin("agent", "customer"));
    var known = FirstKnown.of(roles, Support.SUPPORT_ID, "role");
    return by(
        FirstKnown.byThenOrLater(comments(in), known, Support.SUPPORT_ID, "role")
            .drop(Support.SUPPORT_ID));
  }

  private static Dataset<Row> comments(Inputs in) {
    var listed =
        ZendeskComments.all(in)
            .where(not(Support.isByMachine(col("channel"), col("relation"), col("author_id"))))
            .select(comment(col("author_id"), col("is_public")));
    var exported =
        ZendeskEvents.each(in.rows(ZENDESK_TICKET_EVENTS))
            .where(col("event.kind").equalTo("comment"))
            .where(
                not(Support.isByMachine(col("channel"), col("relation"), col("event.author_id"))))
            .select(comment(col("event.author_id"), col("event.is_public")));
    return listed.unionByName(exported).where(col("is_public")).drop("is_public");
  }

  private static Column[] comment(Column author, Column isPublic) {
    return new Column[] {
      col("ticket_id"),
      Support.zendesk(author).as(Support.SUPPORT_ID),
      coalesce(isPublic, lit(true)).as("is_public"),
      col("created_at").as("wrote_at"),
      Versions.notAhead(col("created_at")).as(OBSERVED_AT),
      col("known_on"),
      col("source_file"),
      col("source_line"),
      col("item")
    };
  }

  /** Who wrote: an agent's words are a reply, a customer's ask for one. */
  private static Dataset<Row> by(Dataset<Row> written) {
    return written
        .where(col("role").isin("agent", "customer"))
        .withColumn("replied_at", when(col("role").equalTo("agent"), col("wrote_at")))
        .withColumn("asked_at", when(col("role").equalTo("customer"), col("wrote_at")))
        .drop("role", "wrote_at");
  }

  /** What was redacted was said all the same. */
  private static Dataset<Row> writingsInIntercom(Inputs in) {
    var isSaid =
        not(coalesce(col("part.body"), lit("")).equalTo(""))
            .or(coalesce(col("part.redacted"), lit(false)));
    var isPublic = col("part.part_type").isin("comment", "open", "close", "quick_reply");
    return by(
        Support.parts(in.rows(INTERCOM_CONVERSATIONS))
            .where(isPublic.and(isSaid))
            .select(
                Versions.with(
                    Support.conversation(col("conversation_id")).as("ticket_id"),
                    Support.roleOfPart().as("role"),
                    Json.asTime(col("part.created_at")).as("wrote_at"))));
  }
}
