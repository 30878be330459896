package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.SCORE_CURVES;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.zip_with;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.learn.Feature;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.ModelRows;
import io.groundswell.learn.ScoreColumns;
import io.groundswell.stats.Scorecard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scores accounts or people on each day by the newest curves that were published by then, and by a
 * written card while there are none; says why.
 *
 * @param written the card; its baseline and points are log-odds too
 */
record Foretelling(Inputs in, Run run, Goal goal, Scorecard written) {
  /** The columns that say something of a score. */
  static final List<String> SAID =
      List.of("score", "method", "learnt_on", "baseline", "log_odds", "contributions", "reasons");

  private static final int REASONS = 3;

  /**
   * The accounts of the goal on the run's days, each with {@link #SAID}.
   *
   * @param kept columns of {@code gold.account_features} that are read beside the goal's features
   */
  Dataset<Row> with(String... kept) {
    var columns =
        Stream.of(Stream.of("known_on", "account_id"), Stream.of(kept), goal.features().stream())
            .flatMap(names -> names)
            .map(name -> col(name))
            .toArray(Column[]::new);
    return of(in.news(ACCOUNT_FEATURES).where(goal.population()).select(columns));
  }

  /** The rows, on the run's days and with the goal's features, each with {@link #SAID}. */
  Dataset<Row> of(Dataset<Row> accounts) {
    var learnt = in.rows(SCORE_CURVES).where(col("score").equalTo(goal.name()));
    var days = TopicFits.days(learnt);
    var first = days.isEmpty() ? run.to().plusDays(1) : days.get(0);
    var scored = byCard(accounts.where(col("known_on").lt(lit(first))));
    for (int i = 0; i < days.size(); i++) {
      var from = days.get(i);
      var until = i + 1 < days.size() ? days.get(i + 1) : run.to().plusDays(1);
      if (until.isAfter(run.from())) {
        var then = col("known_on").geq(lit(from)).and(col("known_on").lt(lit(until)));
        scored = scored.unionByName(byCurves(accounts.where(then), model(learnt, from), from));
      }
    }
    return scored.withColumn("score", lit(1.0).divide(exp(negate(col("log_odds"))).plus(1)));
  }

  private static GlassBox model(Dataset<Row> learnt, LocalDate day) {
    return ModelRows.model(learnt.where(col("known_on").equalTo(lit(day))).collectAsList());
  }

  private Dataset<Row> byCard(Dataset<Row> accounts) {
    return written
        .pointsOf(accounts)
        .withColumns(
            Map.of(
                "method", lit("scorecard"),
                "learnt_on", lit(null).cast("date"),
                "baseline", lit(written.baseline()),
                "log_odds", written.total(),
                "contributions", written.contributions(),
                "reasons", Scorecard.reasons(REASONS, written)))
        .select(columns(accounts));
  }

  private Dataset<Row> byCurves(Dataset<Row> accounts, GlassBox model, LocalDate learntOn) {
    var values =
        Stream.concat(
                model.curves().stream().map(curve -> value(curve.feature())),
                model.surfaces().stream()
                    .map(pair -> concat(value(pair.one()), lit(" x "), value(pair.other()))))
            .toArray(Column[]::new);
    var told =
        zip_with(
            col("contributions"),
            array(values),
            (part, value) ->
                struct(
                    part.getField("feature").as("feature"),
                    value.as("value"),
                    part.getField("points").as("points")));
    return new ScoreColumns(model)
        .addTo(accounts)
        .withColumn("contributions", told)
        .withColumns(
            Map.of(
                "method", lit("model"),
                "learnt_on", lit(learntOn),
                "reasons", reasons()))
        .select(columns(accounts));
  }

  private static Column[] columns(Dataset<Row> accounts) {
    return Stream.concat(
            Stream.of(accounts.columns()),
            Stream.of("method", "learnt_on", "baseline", "log_odds", "contributions", "reasons"))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** As a person would write it, a number to the hundredth. */
  private static Column value(Feature feature) {
    var told = col(feature.name());
    var number = regexp_replace(round(told.cast("double"), 2).cast("string"), "\\.0$", "");
    return coalesce(feature.isNumber() ? number : told, lit("not known"));
  }

  /** The parts with the most points above zero, in words, best first. */
  private static Column reasons() {
    var raising = filter(col("contributions"), part -> part.getField("points").gt(0));
    var ranked =
        transform(
            raising,
            part ->
                struct(
                    negate(part.getField("points")).as("rank"),
                    concat(words(part.getField("feature")), lit(": "), part.getField("value"))
                        .as("words")));
    return slice(sort_array(ranked), 1, REASONS).getField("words");
  }

  private static Column words(Column feature) {
    return replace(regexp_replace(feature, "_(\\d+)d$", " in $1 days"), lit("_"), lit(" "));
  }
}
