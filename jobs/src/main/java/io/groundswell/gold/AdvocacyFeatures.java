package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.SURVEY_RESPONSES;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a person does and has said who might be asked to speak for us, as the written card and the
 * model read it.
 *
 * <p>One row per person, account and day, for the people of {@link PersonFeatures} in accounts that
 * are known on the day. Nothing in it can be bought by a reward, and nothing comes from support.
 */
final class AdvocacyFeatures {
  static final List<Table> INPUTS =
      List.of(USAGE_DAILY, EVENTS, SURVEY_RESPONSES, USERS, ACCOUNT_FEATURES);

  static final List<String> NAMES =
      List.of(
          "active_days_28d",
          "active_days_90d",
          "events_28d",
          "errors_28d",
          "core_features_90d",
          "tenure_days",
          "nps_score",
          "invites_sent_90d",
          "invites_accepted_90d");

  private static final String[] ACCOUNT_DAY = {"account_id", "known_on"};

  private AdvocacyFeatures() {}

  static Dataset<Row> ofEachDay(Inputs in, Run run, Collection<String> coreFeatures) {
    var accounts =
        in.news(ACCOUNT_FEATURES)
            .select(
                col("account_id"),
                col("known_on"),
                col("active_users_90d").isNotNull().as("names_people"),
                col("signals_known"),
                col("invites_accepted_90d").as("accepted_by_account"));
    var isSomebody =
        col("user_id").notEqual(UsageFeatures.UNKNOWN).or(col("names_people").equalTo(false));
    var sent = when(col("signals_known"), coalesce(col("invites_sent_90d"), lit(0L)));
    return PersonFeatures.ofEachDay(in, run, coreFeatures)
        .join(accounts, ACCOUNT_DAY, "inner")
        .where(isSomebody)
        .withColumn("invites_sent_90d", sent)
        // Acceptances name who came, not who asked them; nobody is credited beyond their asks.
        .withColumn(
            "invites_accepted_90d", least(col("invites_sent_90d"), col("accepted_by_account")))
        .select(
            Stream.concat(Stream.of("known_on", "user_id", "account_id"), NAMES.stream())
                .map(name -> col(name))
                .toArray(Column[]::new));
  }
}
