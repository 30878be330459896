package io.groundswell.gold;

import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TICKETS;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Validity;
import io.groundswell.stats.Windows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What may keep us from turning to somebody, as of each day. */
final class Gates {
  /** The lists carry e-mail addresses, so this is the channel that consent must cover. */
  private static final String[] CHANNELS = {"email", "any"};

  /** For two weeks after a bad experience a favour is not asked. */
  static final int BAD_CSAT_DAYS = 14;

  /** Of one to five. */
  private static final int BAD_SCORE = 2;

  private Gates() {}

  /**
   * The rows with {@code is_granted}: whether the newest word of the person in {@code user_id} on
   * this purpose, as of {@code known_on}, is yes. No word is no.
   */
  static Dataset<Row> withConsent(Dataset<Row> people, Inputs in, Run run, String purpose) {
    var soFar =
        Window.partitionBy("user_id")
            .orderBy(col("known_on"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    // Of two words of one moment, no is the one that counts.
    var word = struct(col("recorded_at"), col("state").equalTo("withdrawn").as("is_withdrawn"));
    var newest =
        in.rows(CONSENTS)
            .where(col("purpose").equalTo(purpose).and(col("channel").isin((Object[]) CHANNELS)))
            .groupBy("user_id", "known_on")
            .agg(max(word).as("word"))
            .withColumn("word", max(col("word")).over(soFar));
    var granted =
        Validity.of(newest, run, "user_id")
            .select(
                col("user_id").as("_who"),
                col(Validity.FROM),
                col(Validity.UNTIL),
                col("word.is_withdrawn").equalTo(false).as("is_granted"));
    return people
        .join(granted, holds("user_id", "_who"), "left")
        .withColumn("is_granted", coalesce(col("is_granted"), lit(false)))
        .drop("_who", Validity.FROM, Validity.UNTIL);
  }

  /** How often we turned to each key in the last days; one row per key and day with any. */
  static Dataset<Row> touches(Inputs in, Run run, String kind, int days, String name, String key) {
    var touches =
        in.recent(TOUCHES, days)
            .where(col("kind").equalTo(kind))
            .withColumn("touched_on", to_date(col("touched_at")));
    return Windows.of().sum(name, lit(1), days).over(touches, "touched_on", run, key);
  }

  /**
   * How often a person rated us badly of late; one row per person and day with any. A ticket that
   * was rated badly counts again whenever it changes: it is not over.
   */
  static Dataset<Row> badRatings(Inputs in, Run run, String name) {
    return badRatings(in, run, lit(true), name, "user_id");
  }

  /** As {@link #badRatings}, by somebody of the account of whom no more is known. */
  static Dataset<Row> badRatingsOfAccount(Inputs in, Run run, String name) {
    return badRatings(in, run, col("user_id").isNull(), name, "account_id");
  }

  private static Dataset<Row> badRatings(
      Inputs in, Run run, Column isAsked, String name, String key) {
    var tickets =
        in.recent(TICKETS, BAD_CSAT_DAYS)
            .where(isAsked.and(col("csat").equalTo("bad")))
            .select(col(key), col("known_on"), col("known_on").as("rated_on"));
    var answers =
        in.recent(SURVEY_RESPONSES, BAD_CSAT_DAYS)
            .where(isAsked.and(PeopleFeatures.isAnswerTo("csat")).and(col("score").leq(BAD_SCORE)))
            .select(col(key), col("known_on"), PeopleFeatures.answeredOn().as("rated_on"));
    return Windows.of()
        .sum(name, lit(1), BAD_CSAT_DAYS)
        .over(tickets.union(answers), "rated_on", run, key);
  }

  /** The row's key is that of a version that holds on the row's day. */
  static Column holds(String key, String versionKey) {
    return col(key)
        .equalTo(col(versionKey))
        .and(col("known_on").geq(col(Validity.FROM)))
        .and(col("known_on").lt(col(Validity.UNTIL)));
  }
}
