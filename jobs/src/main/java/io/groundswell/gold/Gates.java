package io.groundswell.gold;

import static io.groundswell.Tables.CONSENTS;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Validity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What may keep us from turning to somebody, as of each day; what hurts is {@link HurtNow}. */
final class Gates {
  private Gates() {}

  /**
   * What must be allowed.
   *
   * @param purpose what for
   * @param channel how; a word about any channel counts too
   * @param jurisdictions the laws under which a grant counts; empty: any, and none recorded
   */
  record Permission(String purpose, String channel, List<String> jurisdictions) {}

  /**
   * The rows with a flag of this name: whether the newest word of the person in {@code user_id}, as
   * of {@code known_on}, is yes. No word is no.
   */
  static Dataset<Row> withConsent(
      Dataset<Row> people, Inputs in, Run run, Permission asked, String name) {
    var soFar =
        Window.partitionBy("user_id")
            .orderBy(col("known_on"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var isCovered =
        asked.jurisdictions().isEmpty()
            ? lit(true)
            : coalesce(col("jurisdiction").isin(asked.jurisdictions().toArray()), lit(false));
    var isNo = col("state").equalTo("withdrawn").or(not(isCovered));
    // Of two words of one moment, no is the one that counts.
    var word = struct(col("recorded_at"), isNo.as("is_no"));
    var newest =
        in.rows(CONSENTS)
            .where(col("purpose").equalTo(asked.purpose()))
            .where(col("channel").isin(asked.channel(), "any"))
            .groupBy("user_id", "known_on")
            .agg(max(word).as("word"))
            .withColumn("word", max(col("word")).over(soFar));
    var granted =
        Validity.of(newest, run, "user_id")
            .select(
                col("user_id").as("_who"),
                col(Validity.FROM),
                col(Validity.UNTIL),
                not(col("word.is_no")).as(name));
    return people
        .join(granted, holds("user_id", "_who"), "left")
        .withColumn(name, coalesce(col(name), lit(false)))
        .drop("_who", Validity.FROM, Validity.UNTIL);
  }

  /**
   * A number of touches to be counted.
   *
   * @param name of the column that holds it
   * @param which touches count
   * @param days for so many days after it a touch counts
   */
  record Count(String name, Column which, int days) {}

  /**
   * How often we turned to each key: one row per key and day on which any touch counts. A touch
   * counts once however often its outcome changed, from the day on which it was known.
   */
  static Dataset<Row> touches(Inputs in, Run run, String kind, String key, List<Count> counts) {
    int longest = counts.stream().mapToInt(Count::days).max().orElse(0);
    var touches =
        Validity.of(in.recent(TOUCHES, longest), run, "touch_id")
            .where(col("kind").equalTo(kind))
            .withColumn("touched_on", least(to_date(col("touched_at")), col("known_on")));
    var spans =
        counts.stream()
            .map(
                count ->
                    Span.between(col(Validity.FROM), untilOld(count.days()))
                        .adding(count.name(), when(count.which(), 1)))
            .toList();
    return Spans.totals(touches, spans, run, key);
  }

  private static Column untilOld(int days) {
    return least(col(Validity.UNTIL), date_add(col("touched_on"), days));
  }

  /** The row's key is that of a version that holds on the row's day. */
  static Column holds(String key, String versionKey) {
    return col(key)
        .equalTo(col(versionKey))
        .and(col("known_on").geq(col(Validity.FROM)))
        .and(col("known_on").lt(col(Validity.UNTIL)));
  }
}
