package io.groundswell.erasure;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.INTERCOM_CONVERSATIONS;
import static io.groundswell.Tables.MESSAGES;
import static io.groundswell.Tables.SURVEY_RECORDS;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.ZENDESK_TICKETS;
import static io.groundswell.Tables.ZENDESK_TICKET_COMMENTS;
import static io.groundswell.Tables.ZENDESK_TICKET_EVENTS;
import static io.groundswell.erasure.Taken.named;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Table;
import io.groundswell.silver.TakenBack;
import io.groundswell.silver.TextVectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * The rule of every table that holds words of customers.
 *
 * <p>What was made of words goes before the words: whoever begins again after a crash must still
 * find which quotes and vectors are theirs. The records themselves go last.
 *
 * <p>A little longer than other files, so that all of them can be read in one go.
 *
 * @param taken what is to have no text anywhere
 */
record Rules(Taken taken) {
  private static final Column MARK = lit(TakenBack.MARK);

  /** What we made of records, the last made first. */
  List<Rule> made() {
    return List.of(topics(), emerging(), exemplars(), vectors(), feedback(), messages());
  }

  /** What was rejected of records as they arrived, and the records. */
  List<Rule> records() {
    var bronze = bronze();
    return Stream.concat(Stream.of(rejects(bronze)), bronze.stream()).toList();
  }

  private Rule topics() {
    return Rule.columns(FEEDBACK_TOPICS, Map.of("quotes", standing(col("quotes"))));
  }

  private Rule emerging() {
    return Rule.columns(EMERGING_TOPICS, Map.of("quotes", standing(col("quotes"))));
  }

  /** An exemplar that was made of such a text becomes the next one of its topic. */
  private Rule exemplars() {
    var isTaken = taken.isVector(col("vector"));
    var inOrder =
        Window.partitionBy("known_on", "topic_id", "fitted_id")
            .orderBy("exemplar")
            .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    var other = first(when(not(isTaken), col("vector")), true).over(inOrder);
    return new Rule(
        TOPIC_EXEMPLARS,
        Map.of(
            "quotes", standing(col("quotes")),
            "vector", when(isTaken, coalesce(other, col("vector"))).otherwise(col("vector"))),
        isTaken.and(other.isNull()),
        lit(false),
        null);
  }

  private Rule vectors() {
    return Rule.rows(TEXT_VECTORS, taken.isText(col("text_hash")));
  }

  private Rule feedback() {
    return Rule.columns(FEEDBACK, silenced(taken.isFeedback(col("feedback_id"))));
  }

  private Rule messages() {
    return Rule.columns(MESSAGES, silenced(taken.isMessage(col("message_id"))));
  }

  private static Map<String, Column> silenced(Column isTaken) {
    return Map.of(
        "text", when(not(isTaken), col("text")),
        "language", when(not(isTaken), col("language")),
        "is_redacted", col("is_redacted").or(isTaken));
  }

  private List<Rule> bronze() {
    var isTicket = taken.isTicket(col("ticket_id"));
    var opener = taken.isMessage(concat(col("ticket_id"), lit("-opener")));
    var rating = taken.isMessage(concat(col("ticket_id"), lit("-rating")));
    var comment = taken.isMessage(named("zendesk:", "comment_id"));
    var zendesk = new Silencer(ZendeskWords.INSTANCE, taken.messages());
    var survey =
        taken
            .isMessage(named("survey:", "response_id"))
            .or(taken.isMessage(named("cancellation:", "response_id")));
    return List.of(
        rule(
            ZENDESK_TICKETS,
            isTicket,
            zendesk,
            Map.of(
                "subject", blackedOut("subject", opener),
                "description", blackedOut("description", opener),
                "satisfaction_comment", blackedOut("satisfaction_comment", rating),
                "comments", comments())),
        rule(
            ZENDESK_TICKET_COMMENTS,
            isTicket,
            zendesk,
            Map.of(
                "body",
                blackedOut("body", comment),
                "html_body",
                blackedOut("html_body", comment))),
        rule(ZENDESK_TICKET_EVENTS, isTicket, zendesk, Map.of("events", events(opener))),
        conversations(),
        rule(
            SURVEY_RECORDS,
            survey,
            new Silencer(SurveyWords.INSTANCE, taken.messages()),
            Map.of("comment", blackedOut("comment", survey))));
  }

  private Rule conversations() {
    var isOurs = taken.isConversation(col("conversation_id"));
    var opener = taken.isMessage(concat(lit("intercom-"), col("conversation_id"), lit("-opener")));
    var rating = taken.isMessage(concat(lit("intercom-"), col("conversation_id"), lit("-rating")));
    var intercom = new Silencer(IntercomWords.INSTANCE, taken.messages());
    var isOpenerHere = opener.and(col("body").isNotNull());
    return rule(
        INTERCOM_CONVERSATIONS,
        isOurs,
        intercom,
        Map.of(
            "title", when(not(opener), col("title")),
            "body", when(not(opener), col("body")),
            "is_redacted", when(isOpenerHere, lit(true)).otherwise(col("is_redacted")),
            "parts", when(isOurs, apply(intercom, "parts")).otherwise(col("parts")),
            "rating_remark", blackedOut("rating_remark", rating)));
  }

  private static Rule rule(
      Table table, Column mentions, Silencer records, Map<String, Column> anew) {
    var all = new HashMap<>(anew);
    all.put("record", when(mentions, apply(records, "record")).otherwise(col("record")));
    return new Rule(table, all, lit(false), mentions, records);
  }

  /** A reject that is changed may have told a part of the record as the reason. */
  private static Rule rejects(List<Rule> bronze) {
    var record = col("record");
    for (var rule : bronze) {
      var isTheirs = col("table_name").equalTo(rule.table().toString());
      record = when(isTheirs, apply(rule.records(), "record")).otherwise(record);
    }
    var differs = not(record.eqNullSafe(col("record")));
    return Rule.columns(
        Ledger.REJECTS,
        Map.of(
            "record",
            record,
            "error_message",
            when(differs.and(col("error_type").equalTo("wrong_type")), MARK)
                .otherwise(col("error_message"))));
  }

  private Column comments() {
    return transform(
        col("comments"),
        comment -> {
          var isTaken = taken.isMessage(concat(lit("zendesk:"), comment.getField("comment_id")));
          return comment
              .withField("body", blackedOut(comment.getField("body"), isTaken))
              .withField("html_body", blackedOut(comment.getField("html_body"), isTaken));
        });
  }

  private Column events(Column opener) {
    return transform(
        col("events"),
        event -> {
          var isTaken = taken.isMessage(concat(lit("zendesk:"), event.getField("id")));
          var isSubject = opener.and(event.getField("field").isin("subject", "description"));
          return event
              .withField("body", blackedOut(event.getField("body"), isTaken))
              .withField("html_body", blackedOut(event.getField("html_body"), isTaken))
              .withField("value", blackedOut(event.getField("value"), isSubject))
              .withField("previous_value", blackedOut(event.getField("previous_value"), isSubject));
        });
  }

  private Column standing(Column quotes) {
    return filter(quotes, quote -> not(taken.isText(TextVectors.hash(quote))));
  }

  private static Column blackedOut(String column, Column isTaken) {
    return blackedOut(col(column), isTaken);
  }

  private static Column blackedOut(Column text, Column isTaken) {
    var isTakenForSure = coalesce(isTaken, lit(false));
    return when(isTakenForSure.and(text.rlike("\\S")), MARK).otherwise(text);
  }

  private static Column apply(Silencer records, String column) {
    return udf((UDF1<String, String>) records, DataTypes.StringType)
        .withName("without_words")
        .apply(col(column));
  }
}
