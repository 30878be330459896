package io.groundswell.gold;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.zip_with;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What scores have changed by since the day before, and which part of them moved most.
 *
 * <p>The day before is a slice of the table itself: what was published then, not what would be said
 * of that day now.
 *
 * @param own the table of scores, with {@code score} and {@code contributions}, and {@code
 *     learnt_on} where a model made them
 * @param key what a score is of, beside the day
 */
record Movement(Inputs in, Run run, Table own, List<String> key) {
  /** What is added to a row. */
  static final List<String> SAID = List.of("change", "changed_by");

  /** The run's rows with {@link #SAID}; null where the day before has no such row. */
  Dataset<Row> of(Dataset<Row> scored) {
    return of(scored, part -> part.getField("feature"));
  }

  /** As the other, for a score of several cards: a feature may stand on more than one. */
  Dataset<Row> ofCards(Dataset<Row> scored) {
    return of(scored, part -> concat(part.getField("part"), lit(": "), part.getField("feature")));
  }

  private Dataset<Row> of(Dataset<Row> scored, UnaryOperator<Column> name) {
    boolean isLearnt = Arrays.asList(scored.columns()).contains("learnt_on");
    var learntOn = isLearnt ? col("learnt_on") : lit(null).cast("date");
    var byDay = Window.partitionBy(columns(key.stream())).orderBy("known_on");
    var isNext = lag("known_on", 1).over(byDay).equalTo(date_sub(col("known_on"), 1));
    var before = struct(col("score"), learntOn.as("learnt_on"), col("contributions"));
    return scored
        .unionByName(published(scored))
        .withColumn("_before", when(isNext, lag(before, 1).over(byDay)))
        .withColumn("change", col("score").minus(col("_before.score")))
        .withColumn(
            "changed_by",
            when(col("change").isNull().or(col("change").equalTo(0)), lit(null).cast("string"))
                .when(col("_before.learnt_on").eqNullSafe(learntOn), mostMoved(name))
                .otherwise("a newer model"))
        .drop("_before")
        .where(run.covers(col("known_on")));
  }

  /** The slice of the day before the run. */
  private Dataset<Row> published(Dataset<Row> scored) {
    return in.recent(own, 1)
        .where(col("known_on").lt(lit(run.from())))
        .select(columns(Stream.of(scored.columns())));
  }

  /** Parts stand in one order for one card or model; one that was not there had no points. */
  private static Column mostMoved(UnaryOperator<Column> name) {
    var moves =
        zip_with(
            col("contributions"),
            col("_before.contributions"),
            (now, before) -> {
              var was =
                  when(name.apply(before).equalTo(name.apply(now)), before.getField("points"));
              var moved = now.getField("points").minus(coalesce(was, lit(0.0)));
              return struct(abs(moved).as("moved"), name.apply(now).as("part"));
            });
    return get(sort_array(moves, false), lit(0)).getField("part");
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(name -> col(name)).toArray(Column[]::new);
  }
}
