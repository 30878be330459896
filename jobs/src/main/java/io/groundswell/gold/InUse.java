package io.groundswell.gold;

import static io.groundswell.Tables.SCORE_CURVES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.ModelRows;
import io.groundswell.learn.Moved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The newest published model of each score, and who stood on its steps when it was learnt.
 *
 * @param rows of {@code gold.score_curves} by score
 */
record InUse(Map<String, List<Row>> rows) {

  static InUse of(Inputs in) {
    var newest = max(col("known_on")).over(Window.partitionBy("score"));
    return new InUse(
        in
            .rows(SCORE_CURVES)
            .withColumn("_newest", newest)
            .where(col("known_on").equalTo(col("_newest")))
            .collectAsList()
            .stream()
            .collect(Collectors.groupingBy(row -> row.<String>getAs("score"))));
  }

  /** The feature of a score that moved most, and much, since its model was learnt. */
  Optional<Moved> drift(Cases cases) {
    var learnt = rows.get(cases.goal().name());
    if (learnt == null) {
      return Optional.empty();
    }
    var model = ModelRows.model(learnt);
    var then = crowd(learnt, model);
    return then.counts().isEmpty()
        ? Optional.empty()
        : then.movedTo(Crowd.of(cases.now(), cases.key(), model), model);
  }

  private static Crowd crowd(List<Row> learnt, GlassBox model) {
    var counts = new HashMap<String, long[]>();
    model
        .curves()
        .forEach(curve -> counts.put(curve.feature().name(), new long[curve.points().length]));
    var counted =
        learnt.stream()
            .filter(row -> row.getAs("population") != null && row.getAs("other_feature") == null)
            .toList();
    counted.forEach(
        row ->
            counts.get(row.<String>getAs("feature"))[row.<Integer>getAs("bin")] =
                row.<Long>getAs("population"));
    return counted.isEmpty() ? Crowd.UNKNOWN : new Crowd(counts);
  }
}
