package io.groundswell.gold;

import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.stats.Validity;
import io.groundswell.stats.Windows;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whom to turn to in an account: of those who run it (owners and admins) the one who was there on
 * most of the last {@value #ACTIVE_DAYS} days, or the most active of all where nobody is known to
 * run it.
 *
 * <p>Who withdrew consent for anything is not named, nor a mailbox that several people read, nor
 * one of us.
 */
final class AccountContact {
  static final List<Table> INPUTS = List.of(USERS, USAGE_DAILY, CONSENTS);
  private static final int ACTIVE_DAYS = 28;
  private static final String[] PERSON_DAY = {"account_id", "user_id", "known_on"};

  private AccountContact() {}

  /**
   * The rows, one per account and day, with {@code contact_user_id}; null where nobody is known.
   */
  static Dataset<Row> with(Dataset<Row> accounts, Inputs in, Run run) {
    var keys = accounts.select("account_id", "known_on");
    var best =
        Window.partitionBy("account_id", "known_on")
            .orderBy(
                runsIt().desc(),
                coalesce(col("active_days_28d"), lit(0L)).desc(),
                col("role").equalTo("owner").desc_nulls_last(),
                col("signed_up_at").asc_nulls_last(),
                col("user_id"));
    var contacts =
        people(keys, in, run)
            .join(activity(keys, in, run), PERSON_DAY, "left")
            .withColumn("place", row_number().over(best))
            .where(col("place").equalTo(1))
            .select(col("account_id"), col("known_on"), col("user_id").as("contact_user_id"));
    return accounts.join(contacts, new String[] {"account_id", "known_on"}, "left");
  }

  private static Column runsIt() {
    return coalesce(col("role").isin("owner", "admin"), lit(false));
  }

  /** The people of each account on each day who did not take consent back. */
  private static Dataset<Row> people(Dataset<Row> keys, Inputs in, Run run) {
    return beside(keys, PeopleFeatures.isPerson(), "inner", in, run)
        .join(withdrawn(in, run), Gates.holds("user_id", "_who"), "left_anti")
        .select("account_id", "known_on", "user_id", "role", "signed_up_at");
  }

  /** Rows of accounts and days, and beside each who of its users on that day is meant. */
  static Dataset<Row> beside(
      Dataset<Row> accounts, Column isMeant, String join, Inputs in, Run run) {
    var users =
        Validity.of(in.rows(USERS), run, "user_id")
            .where(isMeant)
            .select(
                col("user_id"),
                col("account_id").as("_account"),
                col("role"),
                col("signed_up_at"),
                col(Validity.FROM),
                col(Validity.UNTIL));
    return accounts
        .join(users, Gates.holds("account_id", "_account"), join)
        .drop("_account", Validity.FROM, Validity.UNTIL);
  }

  /** Stretches of days on which the newest word of somebody on any purpose is no. */
  private static Dataset<Row> withdrawn(Inputs in, Run run) {
    var words =
        in.rows(CONSENTS)
            .groupBy("user_id", "purpose", "channel", "known_on")
            .agg(max_by(col("state"), struct(col("recorded_at"), col("state"))).as("state"));
    return Validity.of(words, run, "user_id", "purpose", "channel")
        .where(col("state").equalTo("withdrawn"))
        .select(col("user_id").as("_who"), col(Validity.FROM), col(Validity.UNTIL));
  }

  private static Dataset<Row> activity(Dataset<Row> keys, Inputs in, Run run) {
    var use =
        in.recent(USAGE_DAILY, ACTIVE_DAYS)
            .join(keys.select("account_id").distinct(), new String[] {"account_id"}, "left_semi");
    return Windows.of()
        .days("active_days_28d", ACTIVE_DAYS)
        .over(use, "event_date", run, "account_id", "user_id");
  }
}
