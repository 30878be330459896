package io.groundswell.silver;

import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.largest;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.Field.smallest;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The state of every support ticket (Zendesk) and conversation (Intercom).
 *
 * <p>One row per ticket and day on which it changed: its state, its first reply, who it is about or
 * which account that is. {@code statuses} holds every state that was known by then with the time at
 * which it began, so what state a ticket was in at any time, and when it was opened again, is in
 * its newest row, whatever order the updates came in.
 *
 * <p>Reads all ticket states and times of replies up to the last day, without their texts: they
 * grow with tickets, which are few next to events.
 */
public final class Tickets implements Job {
  private static final List<String> TICKET = List.of("ticket_id");

  private final Business business;
  private final Pseudonyms pseudonyms;

  public Tickets(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return TICKETS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(
            People.SOURCES.stream(),
            Stream.concat(TicketHistory.SOURCES.stream(), Stream.of(USERS)))
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var accounts = People.accounts(in.rows(USERS));
    var known =
        Versions.onEachDay(
                TicketHistory.observations(in, pseudonyms, accountsSince(accounts)),
                TICKET,
                newest("status"),
                newest("priority"),
                newest("csat"),
                newest("told"),
                newest("account_of_organization"),
                newest("user_id"),
                smallest("opened_at"),
                smallest("solved_at"),
                smallest("asked_at"),
                largest("changed_at"),
                TicketStatus.each("state"),
                TicketStatus.each("replied_at"))
            .where(col("status").isNotNull());
    var described = described(AsOf.join(ofTouched(known, run), accounts, "user_id"));
    return Versions.changed(described, TICKET).where(run.covers(col(KNOWN_ON)));
  }

  /** Every version of the tickets that the run's days may have changed. */
  private static Dataset<Row> ofTouched(Dataset<Row> versions, Run run) {
    var isTouched = max(run.covers(col(KNOWN_ON))).over(Window.partitionBy("ticket_id"));
    return versions.withColumn("_touched", isTouched).where(col("_touched")).drop("_touched");
  }

  /** Since when a user has had any account. */
  private static Dataset<Row> accountsSince(Dataset<Row> accounts) {
    return accounts
        .where(col(People.ACCOUNT_OF_USER).isNotNull())
        .groupBy("user_id")
        .agg(min(KNOWN_ON).as(FirstKnown.SINCE))
        .withColumn(TicketHistory.ACCOUNT_KNOWN, lit(true));
  }

  private Dataset<Row> described(Dataset<Row> versions) {
    var severe =
        business.severePriorities().stream().map(p -> p.toLowerCase(Locale.ROOT)).toArray();
    var changes = TicketStatus.changes(col("state"));
    var reopenings = TicketStatus.reopenings(col("statuses"));
    var opened =
        Anew.select(
            versions,
            col("*"),
            coalesce(col("opened_at"), firstSeen()).as("created_at"),
            changes.as("statuses"));
    var reopened = Anew.select(opened, col("*"), reopenings.as("_reopenings"));
    return Anew.select(
        reopened,
        col(KNOWN_ON),
        col("ticket_id"),
        coalesce(
                col("account_of_organization"), col("told.account_id"), col(People.ACCOUNT_OF_USER))
            .as("account_id"),
        col("user_id"),
        col("created_at"),
        col("changed_at").as("updated_at"),
        col("status.ours").as("status"),
        col("status.theirs").as("source_status"),
        something("priority").as("priority"),
        col("told.channel").as("channel"),
        coalesce(col("priority").isin(severe), lit(false)).as("is_severe"),
        something("csat").as("csat"),
        col("solved_at"),
        firstReplyMinutes().as("first_reply_minutes"),
        size(col("_reopenings")).gt(0).as("reopened"),
        size(col("_reopenings")).as("reopenings"),
        array_max(col("_reopenings")).as("reopened_at"),
        col("statuses"));
  }

  /** A ticket of which only changes are known was there when the first of them happened. */
  private static Column firstSeen() {
    return coalesce(
        array_min(transform(col("state"), state -> state.getField("since"))),
        col(KNOWN_ON).cast("timestamp"));
  }

  private static Column something(String name) {
    return when(col(name).notEqual(TicketHistory.NOTHING), col(name));
  }

  /**
   * From the question to the first answer. An agent who opens a ticket asks nothing; the question
   * is then the first thing that the customer writes.
   */
  private static Column firstReplyMinutes() {
    var byAgent = coalesce(col("told.is_opened_by_agent"), lit(false));
    var afterQuestion = filter(col("replied_at"), reply -> reply.gt(col("asked_at")));
    var reply = array_min(when(byAgent, afterQuestion).otherwise(col("replied_at")));
    var asked = when(byAgent, col("asked_at")).otherwise(col("created_at"));
    var seconds = unix_seconds(reply).minus(unix_seconds(asked));
    // A clock that runs behind may put a reply before its question.
    var minutes = when(seconds.lt(0), 0L).otherwise(seconds.divide(60).cast("bigint"));
    return coalesce(col("told.reply_minutes"), when(seconds.isNotNull(), minutes));
  }
}
