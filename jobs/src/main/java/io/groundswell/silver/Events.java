package io.groundswell.silver;

import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.minute;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What people did in the product, one row per event, said once, on the day it was known.
 *
 * <p>Machines and our own people are out. The same message id within {@value
 * #DUPLICATE_LOOK_BACK_DAYS} days of arrival is the same event: the first that was known stays. An
 * anonymous event belongs to the user that its device had been linked to by then, else to nobody;
 * an event of a user id that had been merged into another is the other's.
 *
 * <p>An event that comes without any time is none. One that says it happened after it was received
 * happened when it was received, and one that names a day still to come on the day it was known.
 *
 * <p>A session starts where {@value #SILENCE_MINUTES} minutes of silence came before. Silence is
 * judged among the events that arrived on the same day, and those of the day before that happened
 * in the last {@value #SILENCE_MINUTES} minutes before midnight, so that midnight does not cut a
 * session.
 */
public final class Events implements Job {
  /** How long after the first arrival a copy of a message is still recognised. */
  static final int DUPLICATE_LOOK_BACK_DAYS = 7;

  /** Silence that ends a session. */
  static final int SILENCE_MINUTES = 30;

  /** Midnight is looked across to the day before. */
  private static final int SESSION_LOOK_BACK_DAYS = 1;

  private final Business business;
  private final Pseudonyms pseudonyms;

  public Events(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return EVENTS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(ProductCalls.SOURCES.stream(), Stream.of(IDENTITIES, USERS)).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var links = links(in.rows(IDENTITIES));
    var arrived = ProductCalls.recent(in, DUPLICATE_LOOK_BACK_DAYS + SESSION_LOOK_BACK_DAYS);
    var events =
        once(new Telemetry(business).read(arrived))
            .where(run.reaches(col(KNOWN_ON), SESSION_LOOK_BACK_DAYS));
    var customers = ofCustomers(byPerson(events, links), in.rows(USERS));
    return withSessions(customers, run)
        .select(
            col(KNOWN_ON),
            col("event_id"),
            to_date(col("occurred_at")).as("event_date"),
            col("occurred_at"),
            col("user_id"),
            col("account_id"),
            col("type"),
            col("event"),
            col("feature"),
            col("signal"),
            col("starts_session"),
            col("starts_minute"));
  }

  /** The arrivals without a copy that arrived before them. */
  private static Dataset<Row> once(Dataset<Row> arrivals) {
    // Ids begin alike; sorting by a hash first compares numbers, and seldom texts.
    var inOrderOfArrival =
        Window.partitionBy(xxhash64(col("event_id")), col("event_id"))
            .orderBy(col(KNOWN_ON), col("source_file"), col("source_line"), col("item"));
    var copyBefore = lag(col(KNOWN_ON), 1).over(inOrderOfArrival);
    return arrivals
        .withColumn("_last_day_of_copy", date_add(copyBefore, DUPLICATE_LOOK_BACK_DAYS))
        .where(coalesce(col("_last_day_of_copy").lt(col(KNOWN_ON)), lit(true)))
        .drop("_last_day_of_copy", "source_file", "source_line", "item");
  }

  /** Whom the ids that events carry belonged to. */
  private static Dataset<Row> links(Dataset<Row> identities) {
    return Changes.of(
        identities.where(
            col("node").startsWith(Ids.ANONYMOUS).or(col("node").startsWith(Ids.USER))));
  }

  /** Adds user_id, and the person by whom silence is judged: the user, else the visitor. */
  private Dataset<Row> byPerson(Dataset<Row> events, Dataset<Row> links) {
    var user = Ids.user(col("raw_id"));
    // An event without any id asks with its own, which spreads those rows over all tasks.
    var visitor = coalesce(col("anonymous_id"), col("event_id"));
    var asked = events.withColumn("_asked", coalesce(user, Ids.anonymous(visitor)));
    // A device that several people use is itself, and nobody.
    var ofUser = when(col("_root").startsWith(Ids.USER), col("_root"));
    return Changes.asOf(asked, links, "_asked", "_root")
        .withColumn("user_id", pseudonyms.of(Ids.person(coalesce(ofUser, user))))
        .withColumn("_person", coalesce(col("user_id"), concat(lit("visitor:"), visitor)))
        .drop("raw_id", "anonymous_id", "_asked", "_root");
  }

  /** Without our own people; the account is the event's group, else the user's of that day. */
  private static Dataset<Row> ofCustomers(Dataset<Row> events, Dataset<Row> users) {
    var people =
        users.select(
            col(KNOWN_ON),
            col("user_id").as("_person"),
            col("account_id").as("_account_of_user"),
            col("is_internal").as("_is_internal"));
    return AsOf.join(events, people, "_person")
        .where(not(coalesce(col("_is_internal"), lit(false))))
        .withColumn("account_id", coalesce(col("group_id"), col("_account_of_user")))
        .drop("_is_internal", "_account_of_user", "group_id");
  }

  /** Every event of the run's days, and what it starts: a session, a minute. */
  private static Dataset<Row> withSessions(Dataset<Row> events, Run run) {
    var isJustBeforeMidnight =
        hour(col("occurred_at"))
            .equalTo(23)
            .and(minute(col("occurred_at")).geq(60 - SILENCE_MINUTES));
    var judgedOn =
        explode(
            when(isJustBeforeMidnight, array(col(KNOWN_ON), date_add(col(KNOWN_ON), 1)))
                .otherwise(array(col(KNOWN_ON))));
    var inTime =
        Window.partitionBy(col("_person"), col("_judged_on"))
            .orderBy(col("occurred_at"), col("event_id"));
    var seconds = unix_seconds(col("occurred_at"));
    var before = lag(seconds, 1).over(inTime);
    var startsSession = seconds.minus(before).gt(SILENCE_MINUTES * 60);
    var startsMinute = not(minuteOf(seconds).equalTo(minuteOf(before)));
    return events
        .withColumn("_judged_on", judgedOn)
        .withColumn("starts_session", coalesce(startsSession, lit(true)))
        .withColumn("starts_minute", coalesce(startsMinute, lit(true)))
        .where(col("_judged_on").equalTo(col(KNOWN_ON)).and(run.covers(col(KNOWN_ON))));
  }

  private static Column minuteOf(Column seconds) {
    return floor(seconds.divide(60));
  }
}
