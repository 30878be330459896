package io.groundswell.stats;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Rows that each hold until their successor is known: the stretch of days on which each is true.
 *
 * <p>{@link #FROM} is the first day, {@link #UNTIL} the first day on which it no longer holds; only
 * versions that hold on some day of the run are kept. The key and {@code known_on} must be unique.
 */
public final class Validity {
  public static final String FROM = "_holds_from";
  public static final String UNTIL = "_holds_until";

  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private Validity() {}

  /** Each version and the days on which it holds, until the next one of its key. */
  public static Dataset<Row> of(Dataset<Row> rows, Run run, String... key) {
    return within(rows, lit(NEVER), run, key);
  }

  /** As {@link #of}, but nothing holds for more than {@code days} days after it was known. */
  public static Dataset<Row> lasting(int days, Dataset<Row> rows, Run run, String... key) {
    return within(rows, date_add(col(Slices.KNOWN_ON), days), run, key);
  }

  private static Dataset<Row> within(Dataset<Row> rows, Column limit, Run run, String... key) {
    var known = rows.where(Spans.isWhole(key).and(col(Slices.KNOWN_ON).leq(lit(run.to()))));
    if (run.isOneDay()) {
      return Slices.latest(known, key)
          .withColumn(FROM, col(Slices.KNOWN_ON))
          .withColumn(UNTIL, limit)
          .where(col(UNTIL).gt(lit(run.to())));
    }
    var inOrder = Window.partitionBy(Spans.columns(key)).orderBy(col(Slices.KNOWN_ON));
    return known
        .withColumn("_next", lead(col(Slices.KNOWN_ON), 1).over(inOrder))
        .withColumn(FROM, col(Slices.KNOWN_ON))
        .withColumn(UNTIL, least(coalesce(col("_next"), lit(NEVER)), limit))
        .where(col(UNTIL).gt(lit(run.from())))
        .drop("_next");
  }

  /**
   * A row for each day of the run on which the version holds; that day becomes {@code known_on}.
   */
  public static Dataset<Row> onEachDay(Dataset<Row> versions, Run run) {
    var first = greatest(col(FROM), lit(run.from()));
    var last = least(date_sub(col(UNTIL), 1), lit(run.to()));
    var holding = versions.where(first.leq(last));
    return (run.isOneDay()
            ? holding.withColumn(Slices.KNOWN_ON, lit(run.to()))
            : holding.withColumn(Slices.KNOWN_ON, explode(sequence(first, last))))
        .drop(FROM, UNTIL);
  }
}
