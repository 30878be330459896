package io.groundswell.stats;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import io.groundswell.stats.Measure.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What happened in the last days, for every day of a run, as it could be known on that day.
 *
 * <p>A fact of day a that was known on v counts on the days [max(a, v), a + W): from when it was
 * known until it is W days old. A fact that claims to be younger than the day it was known is taken
 * as of that day, since a clock that runs ahead must not keep it in the window for longer.
 *
 * <p>All windows are filled in one pass over the facts. Yields the key, {@code known_on} and a
 * whole number per measure, one row per key and day on which a fact of the longest window counts.
 * Read the facts with {@code in.recent(table, windows.longest())}.
 */
public final class Windows {
  /** The day a fact is of. */
  static final String DAY = "_on";

  /** The day it was known on. */
  static final String KNOWN = "_known";

  /** Whose it is, or null. */
  static final String MEMBER = "_member";

  private final Column member;
  private final List<Measure> measures;

  private Windows(Column member, List<Measure> measures) {
    this.member = member;
    this.measures = List.copyOf(measures);
  }

  /** Windows over facts of no particular member. */
  public static Windows of() {
    return new Windows(lit(null).cast("string"), List.of());
  }

  /** Windows over facts that each belong to a member of the key, such as a user of an account. */
  public static Windows of(Column member) {
    return new Windows(member, List.of());
  }

  /** The sum of {@code value}, a whole number, over the last {@code days} days. */
  public Windows sum(String name, Column value, int days) {
    return with(new Measure(name, Kind.SUM, value.cast("bigint"), 0, days));
  }

  /** The sum over as many days, which end where the last {@code skip} days begin. */
  public Windows sumBefore(String name, Column value, int days, int skip) {
    return with(new Measure(name, Kind.SUM, value.cast("bigint"), skip, days));
  }

  /** On how many of the last {@code days} days there was a fact. */
  public Windows days(String name, int days) {
    return with(new Measure(name, Kind.DAYS, lit(1L), 0, days));
  }

  /** How many members had a fact in the last {@code days} days. */
  public Windows members(String name, int days) {
    return with(new Measure(name, Kind.MEMBERS, lit(1L), 0, days));
  }

  /** The days with a fact, summed over the members: daily active users, added up. */
  public Windows memberDays(String name, int days) {
    return with(new Measure(name, Kind.MEMBER_DAYS, lit(1L), 0, days));
  }

  /** After how many days no fact counts any more. */
  public int longest() {
    return measures.stream().mapToInt(Measure::reach).max().orElse(0);
  }

  /** The measures of every key and day; facts in which a part of the key is null are left out. */
  public Dataset<Row> over(Dataset<Row> facts, String eventDay, Run run, String... key) {
    var day = least(col(eventDay), col(Slices.KNOWN_ON));
    var counting =
        facts
            .where(Spans.isWhole(key).and(col(eventDay).isNotNull()))
            .where(col(Slices.KNOWN_ON).leq(lit(run.to())))
            .where(date_add(day, longest()).gt(greatest(col(Slices.KNOWN_ON), lit(run.from()))));
    var narrow = new ArrayList<Column>(List.of(Spans.columns(key)));
    narrow.add(day.as(DAY));
    narrow.add(col(Slices.KNOWN_ON).as(KNOWN));
    narrow.add(member.as(MEMBER));
    for (var m : Measure.sums(measures)) {
      narrow.add(coalesce(m.value(), lit(0L)).as(m.name()));
    }
    var placed = counting.select(narrow.toArray(Column[]::new));
    return run.isOneDay()
        ? OneDayWindows.over(placed, measures, run, key)
        : ManyDayWindows.over(placed, measures, run, key);
  }

  private Windows with(Measure measure) {
    var more = new ArrayList<>(measures);
    more.add(measure);
    return new Windows(member, more);
  }
}
