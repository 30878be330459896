package io.groundswell.gold;

import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.SideBySide;
import io.groundswell.stats.Validity;
import io.groundswell.stats.Windows;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What a person does in an account, and what the person said when asked to recommend us.
 *
 * <p>One row per person, account and day, for those who were active in the last {@value
 * #ACTIVE_DAYS} days or answered in the last {@value PeopleFeatures#NPS_DAYS}. Where telemetry
 * names no person, {@code unknown} stands for all people of the account.
 */
final class PersonFeatures {
  static final int ACTIVE_DAYS = 90;

  private static final String[] PERSON = {"account_id", "user_id"};
  private static final String[] PERSON_DAY = {"account_id", "user_id", "known_on"};

  private PersonFeatures() {}

  static Dataset<Row> ofEachDay(Inputs in, Run run, Collection<String> coreFeatures) {
    var people =
        SideBySide.of(
                List.of(use(in, run, List.copyOf(coreFeatures)), invites(in, run), nps(in, run)),
                PERSON_DAY)
            .where(col("active_days_90d").gt(0).or(col("nps_score").isNotNull()));
    return withPerson(people, in, run);
  }

  private static Dataset<Row> use(Inputs in, Run run, List<String> coreFeatures) {
    var windows =
        Windows.of()
            .days("active_days_28d", 28)
            .days("active_days_90d", ACTIVE_DAYS)
            .sum("events_28d", col("events"), 28)
            .sum("errors_28d", col("errors"), 28)
            .sum("with_errors_90d", when(col("errors").isNotNull(), 1), ACTIVE_DAYS);
    for (int i = 0; i < coreFeatures.size(); i++) {
      var isUsed = when(col("feature").equalTo(coreFeatures.get(i)), 1);
      windows = windows.sum("uses_of_" + i, isUsed, ACTIVE_DAYS);
    }
    var features = lit(0L);
    for (int i = 0; i < coreFeatures.size(); i++) {
      features = features.plus(when(col("uses_of_" + i).gt(0), 1L).otherwise(0L));
    }
    var use =
        in.recent(USAGE_DAILY, ACTIVE_DAYS)
            .where(col("account_id").notEqual(UsageFeatures.UNKNOWN));
    return windows
        .over(use, "event_date", run, PERSON)
        .select(
            col("account_id"),
            col("user_id"),
            col("known_on"),
            col("active_days_28d"),
            col("active_days_90d"),
            col("events_28d"),
            when(col("with_errors_90d").gt(0), col("errors_28d")).as("errors_28d"),
            features.as("core_features_90d"));
  }

  private static Dataset<Row> invites(Inputs in, Run run) {
    var invites = in.recent(EVENTS, ACTIVE_DAYS).where(col("signal").equalTo("invite_sent"));
    return Windows.of()
        .sum("invites_sent_90d", lit(1), ACTIVE_DAYS)
        .over(invites, "event_date", run, PERSON);
  }

  /** The newest answer by the time it was given, however late another became known. */
  private static Dataset<Row> nps(Inputs in, Run run) {
    var answers =
        in.recent(SURVEY_RESPONSES, PeopleFeatures.NPS_DAYS)
            .where(PeopleFeatures.isAnswerTo("nps"))
            .withColumn("answered_on", PeopleFeatures.answeredOn());
    var soFar =
        Window.partitionBy("account_id", "user_id")
            .orderBy(col("known_on"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var answer =
        struct(
            col("answered_on"),
            col("response_id"),
            col("known_on").as("as_known_on"),
            col("score"));
    var newest =
        answers
            .groupBy("account_id", "user_id", "known_on")
            .agg(max(answer).as("newest"))
            .withColumn("newest", max(col("newest")).over(soFar));
    var versions =
        Validity.of(newest, run, PERSON)
            .withColumn(
                Validity.UNTIL,
                least(
                    col(Validity.UNTIL),
                    date_add(col("newest.answered_on"), PeopleFeatures.NPS_DAYS)));
    return Validity.onEachDay(versions, run)
        .select(
            col("account_id"),
            col("user_id"),
            col("known_on"),
            col("newest.score").as("nps_score"));
  }

  /** Who they are as of the day; our own people and shared mailboxes are nobody to ask. */
  private static Dataset<Row> withPerson(Dataset<Row> people, Inputs in, Run run) {
    var users =
        Validity.of(in.rows(USERS), run, "user_id")
            .select(
                col("user_id").as("_who"),
                col(Validity.FROM),
                col(Validity.UNTIL),
                PeopleFeatures.isPerson().as("is_person"),
                to_date(col("signed_up_at")).as("signed_up_on"));
    return people
        .join(users, Gates.holds("user_id", "_who"), "left")
        .where(coalesce(col("is_person"), lit(true)))
        .withColumn("tenure_days", AccountFeatures.daysSince(col("signed_up_on")))
        .drop("_who", Validity.FROM, Validity.UNTIL, "is_person", "signed_up_on");
  }
}
