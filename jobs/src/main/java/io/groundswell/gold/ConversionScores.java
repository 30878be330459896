package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.CONVERSION_SCORES;
import static io.groundswell.Tables.SCORE_CURVES;
import static org.apache.spark.sql.functions.col;

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
 * How likely a free account is to pay for the first time within 30 days, as of a day.
 *
 * <p>One row per free account and day. With a published model of {@code gold.score_curves} the
 * score is a calibrated probability; until there is one, the card of who wants to buy ranks.
 */
public final class ConversionScores implements Job {
  @Override
  public Table output() {
    return CONVERSION_SCORES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ACCOUNT_FEATURES, SCORE_CURVES, CONVERSION_SCORES);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var scored =
        new Foretelling(in, run, Goal.CONVERSION, AssistCards.wants())
            .with("on_trial")
            .select(
                Stream.concat(Stream.of("known_on", "account_id"), Foretelling.SAID.stream())
                    .map(name -> col(name))
                    .toArray(Column[]::new));
    return new Movement(in, run, CONVERSION_SCORES, List.of("account_id")).of(scored);
  }
}
