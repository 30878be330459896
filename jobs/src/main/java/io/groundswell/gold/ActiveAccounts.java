package io.groundswell.gold;

import static io.groundswell.Tables.USAGE_DAILY;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Stretches;
import io.groundswell.stats.Validity;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many accounts use the product: those that could say something about it. */
final class ActiveAccounts {
  /** As long as {@code active_users_28d} of an account. */
  static final int WINDOW_DAYS = 28;

  private ActiveAccounts() {}

  /**
   * One row per day of the run, and of the {@code before} days before it, on which any account was
   * active, by what was known on that day.
   */
  static Dataset<Row> ofEachDay(Inputs in, Run run, int before) {
    var days = new Run(run.from().minusDays(before), run.to(), run.id());
    var usedOn = least(col("event_date"), col("known_on"));
    var use =
        in.recent(USAGE_DAILY, before + WINDOW_DAYS)
            .where(col("account_id").notEqual(UsageFeatures.UNKNOWN).and(col("events").gt(0)))
            .select(col("account_id"), col("known_on"), usedOn.as("_used_on"))
            .distinct();
    var active =
        OwnAccounts.without(use, "known_on", in)
            .withColumn(Validity.FROM, col("known_on"))
            .withColumn(Validity.UNTIL, date_add(col("_used_on"), WINDOW_DAYS));
    var counts =
        Span.between(col(Validity.FROM), col(Validity.UNTIL)).adding("active_accounts", lit(1));
    return Spans.totalsOfFewKeys(
            Stretches.united(active, "account_id").withColumn("_all", lit(1)),
            List.of(counts),
            days,
            "_all")
        .drop("_all");
  }
}
