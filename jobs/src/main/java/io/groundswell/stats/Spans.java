package io.groundswell.stats;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Sums per key and day over rows that each count on a stretch of days.
 *
 * <p>One row per key and day of the run on which at least one span of the key is live. The cost
 * follows the rows and not the length of their spans: a row adds its value on the first day, takes
 * it off after the last, and a running sum per key does the rest. A run of one day is a filter and
 * a group by.
 */
public final class Spans {
  private static final String DAY = "_day";
  private static final String LIVE = "_live";

  private Spans() {}

  /**
   * The sums of every span, per key and day; rows in which a part of the key is null are left out.
   */
  public static Dataset<Row> totals(Dataset<Row> rows, List<Span> spans, Run run, String... key) {
    var keyed = rows.where(isWhole(key));
    return run.isOneDay()
        ? totalsOfOneDay(keyed, spans, run, key)
        : totalsOfPlaced(keyed.repartition(columns(key)), spans, run, key);
  }

  /** As {@link #totals}, for few keys of many rows: adds up before anything changes its place. */
  public static Dataset<Row> totalsOfFewKeys(
      Dataset<Row> rows, List<Span> spans, Run run, String... key) {
    var keyed = rows.where(isWhole(key));
    return run.isOneDay()
        ? totalsOfOneDay(keyed, spans, run, key)
        : totalsOfPlaced(keyed, spans, run, key);
  }

  private static Dataset<Row> totalsOfOneDay(
      Dataset<Row> rows, List<Span> spans, Run run, String... key) {
    var today = lit(run.from());
    var sums = new ArrayList<Column>();
    var anyLive = lit(false);
    for (var span : spans) {
      var live = span.from().leq(today).and(span.until().gt(today));
      anyLive = anyLive.or(live);
      span.values()
          .forEach((name, value) -> sums.add(coalesce(sum(when(live, value)), lit(0L)).as(name)));
    }
    return aggregated(rows.where(anyLive).groupBy(columns(key)), sums)
        .withColumn(Slices.KNOWN_ON, today);
  }

  /** As {@link #totals} over many days, for rows that already lie together by key. */
  static Dataset<Row> totalsOfPlaced(Dataset<Row> rows, List<Span> spans, Run run, String... key) {
    var names = names(spans);
    var changes =
        aggregated(
            turns(rows, spans, run, key).groupBy(append(columns(key), col(DAY))),
            Stream.concat(names.stream(), Stream.of(LIVE))
                .map(name -> sum(col(name)).as(name))
                .toList());
    var inOrder = Window.partitionBy(columns(key)).orderBy(col(DAY));
    var soFar = inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var running =
        Stream.of(
                Arrays.stream(columns(key)),
                names.stream().map(name -> sum(col(name)).over(soFar).as(name)),
                Stream.of(
                    sum(col(LIVE)).over(soFar).as(LIVE),
                    col(DAY),
                    lead(col(DAY), 1).over(inOrder).as("_next")))
            .flatMap(s -> s)
            .toArray(Column[]::new);
    var lastDay = coalesce(date_sub(col("_next"), 1), lit(run.to()));
    return changes
        .select(running)
        .where(col(LIVE).gt(0))
        .withColumn(Slices.KNOWN_ON, explode(sequence(col(DAY), lastDay)))
        .drop(DAY, "_next", LIVE);
  }

  /** One row per input row and day of the run on which one of its spans begins or ends. */
  private static Dataset<Row> turns(Dataset<Row> rows, List<Span> spans, Run run, String... key) {
    var kept = new ArrayList<Column>(List.of(columns(key)));
    for (int i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      var firstDay = greatest(span.from(), lit(run.from()));
      var live =
          span.from().isNotNull().and(firstDay.lt(span.until())).and(firstDay.leq(lit(run.to())));
      kept.add(when(live, firstDay).as("_from" + i));
      kept.add(when(live.and(span.until().leq(lit(run.to()))), span.until()).as("_until" + i));
      span.values().forEach((name, value) -> kept.add(coalesce(value, lit(0L)).as(name)));
    }
    var bounds =
        IntStream.range(0, spans.size())
            .boxed()
            .flatMap(i -> Stream.of(col("_from" + i), col("_until" + i)))
            .toArray(Column[]::new);
    var live = lit(0L);
    var changes = new ArrayList<Column>(List.of(columns(key)));
    changes.add(col(DAY));
    for (int i = 0; i < spans.size(); i++) {
      live = live.plus(change(i, lit(1L)));
      for (var name : spans.get(i).values().keySet()) {
        changes.add(change(i, col(name)).as(name));
      }
    }
    changes.add(live.as(LIVE));
    return rows.select(kept.toArray(Column[]::new))
        .withColumn(DAY, explode(array_distinct(array_compact(array(bounds)))))
        .select(changes.toArray(Column[]::new));
  }

  /** What one span does to a sum on a day: adds when it begins, takes off when it ends. */
  private static Column change(int span, Column value) {
    return when(col("_from" + span).equalTo(col(DAY)), value)
        .when(col("_until" + span).equalTo(col(DAY)), value.multiply(lit(-1L)))
        .otherwise(lit(0L));
  }

  static Column isWhole(String... key) {
    return Arrays.stream(key).map(k -> col(k).isNotNull()).reduce(lit(true), Column::and);
  }

  static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }

  static Dataset<Row> aggregated(
      org.apache.spark.sql.RelationalGroupedDataset groups, List<Column> sums) {
    return groups.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Column[] append(Column[] columns, Column last) {
    return Stream.concat(Arrays.stream(columns), Stream.of(last)).toArray(Column[]::new);
  }

  private static List<String> names(List<Span> spans) {
    return spans.stream().flatMap(span -> span.values().keySet().stream()).toList();
  }
}
