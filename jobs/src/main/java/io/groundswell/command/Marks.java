package io.groundswell.command;

import static io.groundswell.Tables.ADVOCACY_SCORES;
import static io.groundswell.Tables.ASSIST_SCORES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.stats.Auc;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How well the scores find what was planted.
 *
 * @param question what was to be found
 * @param auc the chance that one who is ranks above one who is not; 0.5 is a coin
 * @param are how many rows are
 * @param areNot how many are not
 */
record Marks(String question, double auc, long are, long areNot) {
  /** Buying is asked of every such day, since few want to buy on any one of them. */
  private static final int EVERY_DAYS = 14;

  static List<Marks> of(Lakehouse lakehouse, PlantedTruth truth, Pseudonyms pseudonyms) {
    return List.of(
        advocates(lakehouse, truth, pseudonyms),
        mark("wants to buy", assist(lakehouse, truth), col("wants"), wantsToBuy()),
        mark(
            "wants to buy and cannot do it alone",
            assist(lakehouse, truth),
            col("score"),
            wantsToBuy().and(not(col("can_buy_alone")))));
  }

  private static Marks advocates(Lakehouse lakehouse, PlantedTruth truth, Pseudonyms pseudonyms) {
    var scores = lakehouse.read(ADVOCACY_SCORES);
    var newest = scores.agg(max("known_on")).head().getDate(0);
    var people = truth.people().withColumn("user_id", pseudonyms.of(col("user_id")));
    return mark(
        "would gladly speak for the product",
        scores
            .where(col("known_on").equalTo(lit(newest)))
            .join(people, new String[] {"user_id", "account_id"}, "inner"),
        col("score"),
        col("is_advocate"));
  }

  private static Dataset<Row> assist(Lakehouse lakehouse, PlantedTruth truth) {
    var scores = lakehouse.read(ASSIST_SCORES);
    var newest = scores.agg(max("known_on")).head().getDate(0);
    return scores
        .where(datediff(lit(newest), col("known_on")).mod(EVERY_DAYS).equalTo(0))
        .join(truth.accounts(), "account_id");
  }

  private static Column wantsToBuy() {
    return coalesce(col("known_on").between(col("wants_from"), col("wants_until")), lit(false));
  }

  private static Marks mark(String question, Dataset<Row> rows, Column score, Column truth) {
    var counts = rows.agg(count_if(truth), count_if(not(truth))).head();
    return new Marks(question, Auc.of(rows, score, truth), counts.getLong(0), counts.getLong(1));
  }
}
