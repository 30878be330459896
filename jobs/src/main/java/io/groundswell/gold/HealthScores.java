package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.HEALTH_SCORES;
import static io.groundswell.Tables.SCORE_CURVES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How likely a paying account is to pay no more within 90 days, as of a day, and whether it grew
 * quiet.
 *
 * <p>One row per paying account and day. With a published model of {@code gold.score_curves} the
 * score is a calibrated probability; until there is one, a written card ranks. Where nobody can
 * know, it abstains.
 */
public final class HealthScores implements Job {
  /** Use has halved: (now - before) / (now + before) is -1/3 when now is half of before. */
  private static final double HALVED = -1 / 3.0;

  @Override
  public Table output() {
    return HEALTH_SCORES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ACCOUNT_FEATURES, SCORE_CURVES, HEALTH_SCORES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var scored =
        new Foretelling(in, run, Goal.CHURN, HealthCard.churn())
            .with("usage_known", "touches_success_30d");
    var abstains = col("usage_known").equalTo(false);
    var columns =
        Stream.concat(
            Stream.of(
                col("known_on"),
                col("account_id"),
                abstains.as("abstains"),
                isQuiet().as("is_quiet")),
            Foretelling.SAID.stream()
                .map(name -> when(abstains, lit(null)).otherwise(col(name)).as(name)));
    return new Movement(in, run, HEALTH_SCORES, List.of("account_id"))
        .of(scored.select(columns.toArray(Column[]::new)));
  }

  /** Use has halved, nobody asked for help, and nobody of us has turned to it. */
  private static Column isQuiet() {
    var less = col("trend").leq(HALVED);
    var silent = coalesce(col("tickets_90d"), lit(0L)).equalTo(0);
    var untouched = coalesce(col("touches_success_30d"), lit(0L)).equalTo(0);
    return coalesce(less.and(silent).and(untouched), lit(false));
  }
}
