package io.groundswell.silver;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.HUBSPOT_DEALS;
import static io.groundswell.Tables.MESSAGES;
import static io.groundswell.Tables.SALESFORCE_OPPORTUNITIES;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_count;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Language;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What customers say: problems, wishes, praise, reasons for leaving.
 *
 * <p>One row per thing said, on the day it was first known: customer messages in tickets, survey
 * comments, reasons for cancelling, notes on lost deals; of each what says something, in at least
 * {@value #MIN_WORDS} words besides thanks and names; of a reply in a ticket in at least {@value
 * #MIN_WORDS_OF_REPLY}. All redacted. Words from tickets were said to get something fixed and are
 * marked so. What the source takes back comes once more, without its text.
 *
 * <p>Reads the run's own messages; of surveys and deals, which are few, also what came before, so
 * that a response sent again says nothing twice; of people, the names that are to be taken out.
 */
public final class Feedback implements Job {
  /** Fewer words than this state no problem and no wish. */
  static final int MIN_WORDS = 4;

  /** In the midst of a conversation a few words answer a question. */
  static final int MIN_WORDS_OF_REPLY = 8;

  /** Who is answered by an agent's opening or a machine's greeting still opens. */
  private static final int LAST_OPENING = 1;

  private static final String THANKS =
      "\\b(many |much |kind )?(thanks|thank you|thx|cheers|appreciated?)\\b"
          + "( (so|very) much| a lot| again)?( for (your|the|all) [a-z ]{0,30}?(help|reply|support|answer))?";

  private final Pseudonyms pseudonyms;

  public Feedback(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return FEEDBACK;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(
            Stream.of(
                MESSAGES,
                SURVEY_RECORDS,
                SURVEY_RESPONSES,
                SALESFORCE_OPPORTUNITIES,
                HUBSPOT_DEALS,
                SUBSCRIPTIONS),
            People.SOURCES.stream())
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var written =
        inSurveys(in.rows(SURVEY_RECORDS), in.rows(SURVEY_RESPONSES), run)
            .unionByName(inDeals(deals(in), run));
    var said =
        inTickets(in.news(MESSAGES).where(not(col("is_redacted"))))
            .unionByName(
                NamesInTexts.redacted(written, in, pseudonyms).where(saysSomething(lit(MIN_WORDS))))
            .withColumn("is_redacted", lit(false))
            .unionByName(takenBack(in));
    return Paying.known(said, in.rows(SUBSCRIPTIONS))
        .select(
            col(KNOWN_ON),
            col("feedback_id"),
            col("said_at"),
            col("channel"),
            col("ticket_id"),
            col("user_id"),
            col("account_id"),
            col("is_paying"),
            col("text"),
            Language.column(col("text")).as("language"),
            when(col("channel").equalTo("ticket"), "fix").otherwise("both").as("purpose"),
            col("is_redacted"));
  }

  /** What was feedback until the run's days took its text back. */
  private static Dataset<Row> takenBack(Inputs in) {
    var gone =
        in.news(MESSAGES)
            .where(col("is_redacted"))
            .select(col(KNOWN_ON).as("_gone_on"), col("message_id").as("_gone"));
    var said =
        in.rows(MESSAGES)
            .where(not(col("is_redacted")))
            .join(
                gone,
                col("message_id").equalTo(col("_gone")).and(col(KNOWN_ON).lt(col("_gone_on"))))
            .withColumn(KNOWN_ON, col("_gone_on"));
    return inTickets(said)
        .withColumn("text", lit(null).cast("string"))
        .withColumn("is_redacted", lit(true));
  }

  private static Column saysSomething(Column enough) {
    var besidesThanks = regexp_replace(lower(col("text")), lit(THANKS + "|<person>"), lit(" "));
    return regexp_count(besidesThanks, lit("[\\p{L}\\p{N}<][\\p{L}\\p{N}'_>-]*")).geq(enough);
  }

  private static Dataset<Row> inTickets(Dataset<Row> messages) {
    var enough = when(col("position").leq(LAST_OPENING), MIN_WORDS).otherwise(MIN_WORDS_OF_REPLY);
    return messages
        .where(col("author_kind").equalTo("customer").and(col("is_public")))
        .where(saysSomething(enough))
        .select(
            feedback(
                lit("ticket"),
                col("message_id"),
                col("sent_at"),
                col("ticket_id"),
                col("user_id"),
                col("account_id"),
                col("text")));
  }

  private static Dataset<Row> inSurveys(Dataset<Row> records, Dataset<Row> responses, Run run) {
    var comments =
        records
            .withColumn(Versions.OBSERVED_AT, coalesce(col("answered_at"), col("asked_at")))
            .withColumn("comment", Json.filled(col("comment")));
    var people =
        responses.select(
            col(KNOWN_ON),
            col("response_id"),
            col("user_id"),
            col("account_id"),
            col("kind"),
            coalesce(col("answered_at"), col("asked_at")).as("said_at"));
    return AsOf.join(firstTold(comments, "response_id", "comment", run), people, "response_id")
        .select(
            feedback(
                when(col("kind").equalTo("cancellation"), "cancellation").otherwise("survey"),
                col("response_id"),
                col("said_at"),
                lit(null).cast("string"),
                col("user_id"),
                col("account_id"),
                col("comment")));
  }

  private static Dataset<Row> deals(Inputs in) {
    var ofHubspot =
        in.rows(HUBSPOT_DEALS)
            .withColumn("opportunity_id", concat(lit("hubspot-"), col("deal_id")))
            .withColumn("close_date", to_date(col("closed_at")));
    return in.rows(SALESFORCE_OPPORTUNITIES).select(deal()).unionByName(ofHubspot.select(deal()));
  }

  private static Column[] deal() {
    return Stream.of(
            KNOWN_ON,
            "source_file",
            "source_line",
            "item",
            "opportunity_id",
            "account_id",
            "stage",
            "is_closed",
            "is_won",
            "notes",
            "stage_changed_at",
            "close_date")
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private static Dataset<Row> inDeals(Dataset<Row> opportunities, Run run) {
    var isSaidToBe = lower(col("stage")).rlike("lost");
    var isLost =
        not(coalesce(col("is_won"), lit(false)))
            .and(coalesce(col("is_closed"), isSaidToBe, lit(false)));
    var saidAt = coalesce(col("stage_changed_at"), col("close_date").cast("timestamp"));
    var noted =
        opportunities
            .where(isLost.and(Json.filled(col("notes")).isNotNull()))
            .withColumn(Versions.OBSERVED_AT, saidAt)
            .withColumn("noted", struct(col("notes"), col("account_id"), saidAt.as("said_at")));
    return firstTold(noted, "opportunity_id", "noted", run)
        .select(
            feedback(
                lit("deal"),
                col("opportunity_id"),
                col("noted.said_at"),
                lit(null).cast("string"),
                lit(null).cast("string"),
                col("noted.account_id"),
                col("noted.notes")));
  }

  /** The keys that had a value for the first time in the run's days, with that value. */
  private static Dataset<Row> firstTold(Dataset<Row> rows, String key, String value, Run run) {
    return FirstKnown.of(rows, key, value)
        .withColumnRenamed(FirstKnown.SINCE, KNOWN_ON)
        .where(run.covers(col(KNOWN_ON)));
  }

  private static Column[] feedback(
      Column channel,
      Column id,
      Column saidAt,
      Column ticketId,
      Column userId,
      Column accountId,
      Column text) {
    return new Column[] {
      col(KNOWN_ON),
      concat(channel, lit(":"), id).as("feedback_id"),
      saidAt.as("said_at"),
      channel.as("channel"),
      ticketId.as("ticket_id"),
      userId.as("user_id"),
      accountId.as("account_id"),
      text.as("text")
    };
  }
}
