package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TICKETS;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Stretches;
import io.groundswell.stats.Validity;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Who speaks of each topic on a day: people, accounts and tickets of {@value #WINDOW_DAYS} days,
 * weeks of {@value #WEEKS}; none counts twice.
 */
final class TopicSpeakers {
  static final int WINDOW_DAYS = 90;
  static final int WEEKS = 52;
  static final int LOOK_BACK_DAYS = 7 * WEEKS;

  /** The key of all topics together. */
  private static final String ALL = "_all";

  private static final List<String> KINDS =
      List.of("users_90d", "free_users_90d", "accounts_90d", "tickets_90d", "weeks_mentioned");

  private final Inputs in;
  private final Run run;
  private final Dataset<Row> mentions;

  TopicSpeakers(Inputs in, Run run) {
    this.in = in;
    this.run = run;
    this.mentions = Mentions.of(in, run, LOOK_BACK_DAYS);
  }

  /** One row per topic and day: how many speak of it. */
  Dataset<Row> counts() {
    var spans = new ArrayList<Span>();
    for (var kind : KINDS) {
      var isOfKind = col("_kind").equalTo(kind);
      spans.add(
          Span.between(when(isOfKind, col(Validity.FROM)), col(Validity.UNTIL))
              .adding(kind, lit(1)));
    }
    var each = Stretches.united(said(), "topic_id", "_kind", "_member");
    return Spans.totals(each, spans, run, "topic_id");
  }

  /** One row per day: the weeks in which anybody spoke of anything. */
  Dataset<Row> weeks() {
    var weeks =
        mentions
            .withColumn("_member", week().cast("string"))
            .withColumn(Validity.UNTIL, least(col(Validity.UNTIL), weekEnds()))
            .select(lit(1).as(ALL), col("_member"), col(Validity.FROM), col(Validity.UNTIL))
            .distinct();
    var heard = Span.between(col(Validity.FROM), col(Validity.UNTIL)).adding("weeks_heard", lit(1));
    return Spans.totals(Stretches.united(weeks, ALL, "_member"), List.of(heard), run, ALL)
        .drop(ALL);
  }

  /** One row per topic, account and day on which the account is one of its speakers. */
  Dataset<Row> accounts() {
    var known =
        mentions
            .withColumn(Validity.UNTIL, least(col(Validity.UNTIL), windowEnds()))
            .select("topic_id", "account_id", Validity.FROM, Validity.UNTIL);
    return Validity.onEachDay(
        Stretches.united(known, "topic_id", "account_id").withColumn("known_on", lit(run.to())),
        run);
  }

  /** A row for each thing that a mention counts for, and until when. */
  private Dataset<Row> said() {
    var isFree = coalesce(not(col("is_paying")), lit(false));
    var members =
        functions.array(
            member("users_90d", Mentions.person(), windowEnds()),
            member("free_users_90d", when(isFree, Mentions.person()), windowEnds()),
            member("accounts_90d", col("account_id"), windowEnds()),
            member("weeks_mentioned", week().cast("string"), weekEnds()));
    return mentions
        .withColumn("_counted", explode(members))
        .select(
            col("topic_id"),
            col("_counted.kind").as("_kind"),
            col("_counted.member").as("_member"),
            col(Validity.FROM),
            least(col(Validity.UNTIL), col("_counted.until")).as(Validity.UNTIL))
        .unionByName(inTickets());
  }

  /** A ticket counts until it is first said, after the words in it, to be deleted or merged. */
  private Dataset<Row> inTickets() {
    var tickets =
        in.recent(FEEDBACK, WINDOW_DAYS)
            .where(col("ticket_id").isNotNull())
            .groupBy("feedback_id", "ticket_id")
            .agg(min("known_on").as("_in_ticket_since"));
    var gone =
        in.recent(TICKETS, WINDOW_DAYS)
            .where(col("status").isin("deleted", "merged"))
            .groupBy("ticket_id")
            .agg(collect_set("known_on").as("_gone_on"));
    var goneSince = array_min(filter(col("_gone_on"), day -> day.geq(col("first_known_on"))));
    return mentions
        .join(tickets, "feedback_id")
        .join(gone, new String[] {"ticket_id"}, "left")
        .select(
            col("topic_id"),
            lit("tickets_90d").as("_kind"),
            col("ticket_id").as("_member"),
            greatest(col(Validity.FROM), col("_in_ticket_since")).as(Validity.FROM),
            least(col(Validity.UNTIL), windowEnds(), goneSince).as(Validity.UNTIL));
  }

  private static Column member(String kind, Column member, Column until) {
    return struct(lit(kind).as("kind"), member.as("member"), until.as("until"));
  }

  private static Column windowEnds() {
    return date_add(col("said_on"), WINDOW_DAYS);
  }

  private static Column week() {
    return date_trunc("week", col("said_on")).cast("date");
  }

  private static Column weekEnds() {
    return date_add(week(), 7 * WEEKS);
  }
}
