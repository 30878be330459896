package io.groundswell.silver;

import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.largest;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.Field.smallest;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The state of every support ticket (Zendesk) and conversation (Intercom).
 *
 * <p>One row per ticket and day on which it changed, its first reply included. A ticket is reopened
 * when it was open at some time after it had been solved, whatever order the updates came in.
 *
 * <p>Reads all ticket states and replies up to the last day, without their texts: they grow with
 * tickets, which are few next to events.
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
    var observations = TicketHistory.observations(in);
    var known =
        Versions.onEachDay(
                observations,
                TICKET,
                newest("state"),
                newest("account_of_organization"),
                newest(People.PERSON),
                smallest("solved_at"),
                largest("open_at"),
                smallest("replied_at"))
            .withColumn("reopened", coalesce(col("open_at").gt(col("solved_at")), lit(false)))
            .where(col("state").isNotNull())
            .drop("open_at");
    var versions =
        Versions.changed(known, TICKET)
            .where(run.covers(col(KNOWN_ON)))
            .withColumn("user_id", pseudonyms.of(col(People.PERSON)));
    return described(AsOf.join(versions, People.accounts(in.rows(USERS)), "user_id"));
  }

  private Dataset<Row> described(Dataset<Row> versions) {
    var severe =
        business.severePriorities().stream().map(p -> p.toLowerCase(Locale.ROOT)).toArray();
    var seconds = unix_seconds(col("replied_at")).minus(unix_seconds(col("state.created_at")));
    // A clock that runs behind may put a reply before its question.
    var minutes = when(seconds.lt(0), 0L).otherwise(seconds.divide(60).cast("bigint"));
    var replyMinutes = coalesce(col("state.reply_minutes"), when(seconds.isNotNull(), minutes));
    return versions.select(
        col(KNOWN_ON),
        col("ticket_id"),
        coalesce(
                col("account_of_organization"),
                col("state.account_id"),
                col(People.ACCOUNT_OF_USER))
            .as("account_id"),
        col("user_id"),
        col("state.created_at"),
        col("state.updated_at"),
        col("state.status"),
        col("state.priority"),
        col("state.channel"),
        coalesce(col("state.priority").isin(severe), lit(false)).as("is_severe"),
        col("state.csat"),
        col("solved_at"),
        replyMinutes.as("first_reply_minutes"),
        col("reopened"));
  }
}
