package io.groundswell.stats;

import static io.groundswell.stats.Windows.DAY;
import static io.groundswell.stats.Windows.MEMBER;
import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import io.groundswell.stats.Measure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * {@link Windows} as of a single day: a filter and a group by.
 *
 * <p>Days are counted as bits: each member has a bit per day with a fact, and a key has those of
 * its members together. So a distinct count costs no more than a sum.
 */
final class OneDayWindows {
  /** Days in one word of a bit set; short of 64 so that no shift meets the sign. */
  private static final int WORD_DAYS = 60;

  private OneDayWindows() {}

  static Dataset<Row> over(Dataset<Row> facts, List<Measure> measures, Run run, String... key) {
    var aged = facts.withColumn("_age", datediff(lit(run.to()), col(DAY)));
    boolean byMember =
        Measure.any(measures, Kind.MEMBERS) || Measure.any(measures, Kind.MEMBER_DAYS);
    var perKey = byMember ? throughMembers(aged, measures, key) : direct(aged, measures, key);
    var columns = new ArrayList<Column>(List.of(Spans.columns(key)));
    for (var m : measures) {
      var answer = m.kind() == Kind.DAYS ? daysIn(m) : col(m.name());
      columns.add(answer.cast("bigint").as(m.name()));
    }
    columns.add(lit(run.to()).as(Slices.KNOWN_ON));
    return perKey.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> direct(Dataset<Row> aged, List<Measure> measures, String... key) {
    return Spans.aggregated(aged.groupBy(Spans.columns(key)), sumsAndBits(measures));
  }

  private static Dataset<Row> throughMembers(
      Dataset<Row> aged, List<Measure> measures, String... key) {
    var keyAndMember = Stream.concat(Stream.of(key), Stream.of(MEMBER)).toArray(String[]::new);
    var perMember = direct(aged, measures, keyAndMember);
    var isMember = col(MEMBER).isNotNull();
    var answers = new ArrayList<Column>();
    for (var m : measures) {
      switch (m.kind()) {
        case SUM -> answers.add(sum(col(m.name())).as(m.name()));
        case MEMBERS ->
            answers.add(sum(when(isMember.and(daysIn(m).gt(0)), 1L).otherwise(0L)).as(m.name()));
        case MEMBER_DAYS -> answers.add(sum(when(isMember, daysIn(m)).otherwise(0L)).as(m.name()));
        case DAYS -> {
          // Read from the bits of the key.
        }
      }
    }
    for (int word = 0; word < words(measures); word++) {
      answers.add(bit_or(col(word(word))).as(word(word)));
    }
    return Spans.aggregated(perMember.groupBy(Spans.columns(key)), answers);
  }

  private static List<Column> sumsAndBits(List<Measure> measures) {
    var aggregates = new ArrayList<Column>();
    for (var m : Measure.sums(measures)) {
      var inWindow = col("_age").between(m.skip(), m.reach() - 1);
      aggregates.add(coalesce(sum(when(inWindow, col(m.name()))), lit(0L)).as(m.name()));
    }
    for (int word = 0; word < words(measures); word++) {
      var bit = col("_age").minus(word * WORD_DAYS);
      var mark = when(bit.between(0, WORD_DAYS - 1), call_function("shiftleft", lit(1L), bit));
      aggregates.add(coalesce(bit_or(mark), lit(0L)).as(word(word)));
    }
    return aggregates;
  }

  /** How many bits are set among the youngest of the words. */
  private static Column daysIn(Measure measure) {
    var count = lit(0);
    for (int word = 0; word * WORD_DAYS < measure.days(); word++) {
      int bits = Math.min(WORD_DAYS, measure.days() - word * WORD_DAYS);
      long mask = (1L << bits) - 1;
      count = count.plus(bit_count(col(word(word)).bitwiseAND(lit(mask))));
    }
    return count;
  }

  private static int words(List<Measure> measures) {
    int longest =
        measures.stream().filter(m -> m.kind() != Kind.SUM).mapToInt(Measure::days).max().orElse(0);
    return (longest + WORD_DAYS - 1) / WORD_DAYS;
  }

  private static String word(int number) {
    return "_word" + number;
  }
}
