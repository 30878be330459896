package io.groundswell.command;

import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.stats.Share;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Of the accounts that want to buy on a day, how many could do it alone, by where they were put.
 *
 * @param listed on the assist list
 * @param leftAlone on the list of those not to be called
 */
record AloneMarks(Share listed, Share leftAlone) {
  /** An account stands in one place for long, so days near each other tell the same twice. */
  private static final int EVERY_DAYS = 14;

  static AloneMarks of(Lakehouse lakehouse, PlantedTruth truth) {
    return of(lakehouse.read(ASSIST_CANDIDATES), truth.accounts());
  }

  static AloneMarks of(Dataset<Row> rows, Dataset<Row> accounts) {
    var newest = rows.agg(max("known_on")).head().getDate(0);
    var wanting =
        rows.where(datediff(lit(newest), col("known_on")).mod(EVERY_DAYS).equalTo(0))
            .join(accounts, "account_id")
            .where(col("known_on").between(col("wants_from"), col("wants_until")));
    return new AloneMarks(
        share(wanting, col("rank").isNotNull()),
        share(wanting, col("held_back_by").equalTo("leave_alone")));
  }

  private static Share share(Dataset<Row> rows, Column where) {
    var counts = rows.where(where).agg(count_if(col("can_buy_alone")), count(lit(1))).head();
    return new Share(counts.getLong(0), counts.getLong(1));
  }

  String line() {
    return "  of accounts that want to buy, could do it alone: %s of %d on the assist list, %s of %d left alone"
        .formatted(
            ListMarks.shown(listed), listed.of(), ListMarks.shown(leftAlone), leftAlone.of());
  }
}
