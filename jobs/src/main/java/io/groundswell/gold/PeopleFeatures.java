package io.groundswell.gold;

import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Validity;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who is in an account, what they answered when asked, and who of us turned to them. */
final class PeopleFeatures {
  static final int NPS_DAYS = 180;
  static final int TOUCH_DAYS = 30;

  /** By column, who turned to the account. */
  static final SortedMap<String, String> TOUCHES_BY_KIND =
      new TreeMap<>(
          Map.of(
              "touches_sales_30d", "sales",
              "touches_success_30d", "success",
              "touches_advocacy_30d", "advocacy",
              "touches_mail_30d", "mail"));

  private PeopleFeatures() {}

  /**
   * One row per account and day with anybody in it: how many people, and how many of them run it.
   */
  static Dataset<Row> known(Inputs in, Run run) {
    var people = Validity.of(in.rows(USERS), run, "user_id").where(isPerson());
    var runsIt = when(col("role").isin("owner", "admin"), 1);
    var counts =
        Span.between(col(Validity.FROM), col(Validity.UNTIL))
            .adding("users_known", lit(1))
            .adding("admins", runsIt);
    return Spans.totals(people, List.of(counts), run, "account_id");
  }

  /** One row per account and day with a recent NPS answer. */
  static Dataset<Row> npsAnswers(Inputs in, Run run) {
    var answers =
        Validity.of(in.recent(SURVEY_RESPONSES, NPS_DAYS), run, "response_id")
            .where(isAnswerTo("nps"));
    var counts =
        Span.between(col(Validity.FROM), until(answeredOn(), NPS_DAYS))
            .adding("nps_answers_180d", lit(1))
            .adding("nps_total_180d", col("score"));
    return Spans.totals(answers, List.of(counts), run, "account_id");
  }

  /** One row per account and day on which one of us turned to it of late. */
  static Dataset<Row> touches(Inputs in, Run run) {
    var touches = Validity.of(in.recent(TOUCHES, TOUCH_DAYS), run, "touch_id");
    var touchedOn = least(to_date(col("touched_at")), col("known_on"));
    var counts = Span.between(col(Validity.FROM), until(touchedOn, TOUCH_DAYS));
    for (var kind : TOUCHES_BY_KIND.entrySet()) {
      counts = counts.adding(kind.getKey(), when(col("kind").equalTo(kind.getValue()), 1));
    }
    return Spans.totals(touches, List.of(counts), run, "account_id");
  }

  /** A version counts while it holds and what it tells of is recent. */
  private static Column until(Column day, int days) {
    return least(col(Validity.UNTIL), date_add(day, days));
  }

  /** Whether a response answers a question of this kind with a score. */
  static Column isAnswerTo(String kind) {
    return col("kind").equalTo(kind).and(col("score").isNotNull());
  }

  /** The day of an answer; a clock that runs ahead does not make it younger than it is known. */
  static Column answeredOn() {
    return least(to_date(coalesce(col("answered_at"), col("asked_at"))), col("known_on"));
  }

  /** Neither one of us nor a mailbox that several people read. */
  static Column isPerson() {
    return not(coalesce(col("is_internal"), lit(false)))
        .and(not(coalesce(col("is_shared_mailbox"), lit(false))))
        .and(col("merged_into").isNull());
  }
}
