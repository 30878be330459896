package io.groundswell.command;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a person has done for us already, by pseudonym: asks and what came of them, what was said in
 * surveys.
 *
 * @param names of people and accounts, to be shown to whoever may mail them
 */
record AdvocateEvidence(
    Map<String, String> names,
    Map<String, List<String>> asks,
    Map<String, List<String>> answers,
    Map<String, List<String>> quotes) {
  private static final int SHOWN = 3;
  private static final int QUOTE_CHARACTERS = 200;

  static AdvocateEvidence of(
      Lakehouse lakehouse, LocalDate day, Collection<String> users, Collection<String> accounts) {
    var isAsked = col("user_id").isin(users.toArray());
    return new AdvocateEvidence(
        names(lakehouse, day, isAsked, accounts),
        byUser(asks(lakehouse, day, isAsked)),
        byUser(answers(lakehouse, day, isAsked)),
        byUser(
            AdvocateBook.praiseIn(lakehouse, day)
                .where(isAsked)
                .select(
                    col("user_id"),
                    to_date(col("said_at")).as("on"),
                    shortened(col("text")).as("what"))));
  }

  private static Column shortened(Column text) {
    return when(
            length(text).gt(QUOTE_CHARACTERS),
            concat(left(text, lit(QUOTE_CHARACTERS)), lit("...")))
        .otherwise(text);
  }

  private static Map<String, String> names(
      Lakehouse lakehouse, LocalDate day, Column isAsked, Collection<String> accounts) {
    var names = new HashMap<String, String>();
    newest(lakehouse, CONTACTS, day, "user_id")
        .where(isAsked)
        .collectAsList()
        .forEach(
            row ->
                names.put(
                    row.getAs("user_id"),
                    "%s <%s>"
                        .formatted(
                            row.getAs("name") == null ? "no name known" : row.getAs("name"),
                            row.getAs("email") == null ? "no address known" : row.getAs("email"))));
    newest(lakehouse, ACCOUNTS, day, "account_id")
        .where(col("account_id").isin(accounts.toArray()).and(col("name").isNotNull()))
        .collectAsList()
        .forEach(row -> names.put(row.getAs("account_id"), row.getAs("name")));
    return names;
  }

  private static Dataset<Row> asks(Lakehouse lakehouse, LocalDate day, Column isAsked) {
    return newest(lakehouse, TOUCHES, day, "touch_id")
        .where(isAsked.and(col("kind").equalTo("advocacy")))
        .selectExpr(
            "user_id",
            "to_date(touched_at) AS on",
            "concat(coalesce(replace(ask_type, '_', ' '), 'an ask'), ': ',"
                + " coalesce(outcome, 'no outcome told')) AS what");
  }

  private static Dataset<Row> answers(Lakehouse lakehouse, LocalDate day, Column isAsked) {
    return newest(lakehouse, SURVEY_RESPONSES, day, "response_id")
        .where(isAsked.and(col("kind").equalTo("nps")).and(col("score").isNotNull()))
        .select(
            col("user_id"),
            to_date(coalesce(col("answered_at"), col("asked_at"))).as("on"),
            col("score").cast("string").as("what"));
  }

  private static Dataset<Row> newest(Lakehouse lakehouse, Table table, LocalDate day, String key) {
    return Slices.latest(lakehouse.read(table, day), key);
  }

  /** For each person a line per thing, the newest first. */
  private static Map<String, List<String>> byUser(Dataset<Row> things) {
    var lines = new HashMap<String, List<String>>();
    for (var row : things.orderBy(col("on").desc_nulls_last(), col("what")).collectAsList()) {
      lines
          .computeIfAbsent(row.getAs("user_id"), who -> new ArrayList<>())
          .add("%s %s".formatted(row.isNullAt(1) ? "no day" : row.getDate(1), row.getString(2)));
    }
    return lines.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, e -> e.getValue().stream().limit(SHOWN).toList()));
  }
}
