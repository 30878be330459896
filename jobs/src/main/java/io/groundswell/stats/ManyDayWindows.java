package io.groundswell.stats;

import static io.groundswell.stats.Windows.DAY;
import static io.groundswell.stats.Windows.KNOWN;
import static io.groundswell.stats.Windows.MEMBER;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Measure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * {@link Windows} for each of many days, without a row per fact and day.
 *
 * <p>A sum is a {@link Span} per fact. For a distinct count, a fact counts only on those days of
 * its span that no fact before it covers; the pieces together are the union of the spans.
 * Everything after the first shuffle, by key, stays where it is.
 */
final class ManyDayWindows {
  private ManyDayWindows() {}

  static Dataset<Row> over(Dataset<Row> facts, List<Measure> measures, Run run, String... key) {
    var together = facts.repartition(Spans.columns(key));
    boolean isDistinct = measures.stream().anyMatch(m -> m.kind() != Kind.SUM);
    var placed = isDistinct ? covered(merged(together, measures, key), measures, key) : together;
    return Spans.totalsOfPlaced(placed, spans(measures), run, key);
  }

  /** One row per key, member, day and day of knowing, so that fewer rows are sorted. */
  private static Dataset<Row> merged(Dataset<Row> facts, List<Measure> measures, String... key) {
    var sums = new ArrayList<Column>();
    sums.add(count(lit(1)).as("_facts"));
    Measure.sums(measures).forEach(m -> sums.add(sum(col(m.name())).as(m.name())));
    return Spans.aggregated(facts.groupBy(by(key, MEMBER, DAY, KNOWN)), sums).drop("_facts");
  }

  private static Dataset<Row> covered(Dataset<Row> facts, List<Measure> measures, String... key) {
    var rows = facts;
    if (Measure.any(measures, Kind.MEMBERS)) {
      var inOrder = Window.partitionBy(by(key, MEMBER)).orderBy(col(KNOWN), col(DAY));
      var before = inOrder.rowsBetween(Window.unboundedPreceding(), -1);
      rows = rows.withColumn("_newest_before", max(col(DAY)).over(before));
    }
    if (Measure.any(measures, Kind.MEMBER_DAYS)) {
      var sameDay = Window.partitionBy(by(key, MEMBER, DAY)).orderBy(col(KNOWN));
      rows = rows.withColumn("_first_of_member", row_number().over(sameDay).equalTo(1));
    }
    if (Measure.any(measures, Kind.DAYS)) {
      var sameDay = Window.partitionBy(by(key, DAY)).orderBy(col(KNOWN), col(MEMBER));
      rows = rows.withColumn("_first_of_key", row_number().over(sameDay).equalTo(1));
    }
    return rows;
  }

  private static List<Span> spans(List<Measure> measures) {
    var spans = new LinkedHashMap<String, Span>();
    int longest = measures.stream().mapToInt(Measure::reach).max().orElse(0);
    // Every fact keeps its key alive for the longest window, as it does in a run of one day.
    spans.put("any", Span.between(col(KNOWN), date_add(col(DAY), longest)));
    for (var m : measures) {
      var value = m.kind() == Kind.SUM ? col(m.name()) : lit(1L);
      var days = m.kind() + " " + m.skip() + " " + m.days();
      spans.merge(
          days, span(m).adding(m.name(), value), (span, same) -> span.adding(m.name(), value));
    }
    return List.copyOf(spans.values());
  }

  private static Span span(Measure m) {
    var end = date_add(col(DAY), m.reach());
    var isMember = col(MEMBER).isNotNull();
    var begin =
        switch (m.kind()) {
          case SUM -> greatest(col(KNOWN), date_add(col(DAY), m.skip()));
          case DAYS -> when(col("_first_of_key"), col(KNOWN));
          case MEMBERS ->
              when(isMember, greatest(col(KNOWN), date_add(col("_newest_before"), m.days())));
          case MEMBER_DAYS -> when(isMember.and(col("_first_of_member")), col(KNOWN));
        };
    return Span.between(begin, end);
  }

  private static Column[] by(String[] key, String... more) {
    return Spans.columns(Stream.concat(Stream.of(key), Stream.of(more)).toArray(String[]::new));
  }
}
