package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The stretches of days on which at least one row of a key holds, none over another: what has to be
 * counted for a distinct count. {@link Validity#FROM} and {@link Validity#UNTIL} are the ends.
 */
public final class Stretches {
  private Stretches() {}

  /** The key and its stretches; of two rows that hold on the same days one is enough. */
  public static Dataset<Row> united(Dataset<Row> rows, String... key) {
    var inOrder = Window.partitionBy(Spans.columns(key)).orderBy(Validity.FROM, Validity.UNTIL);
    var before = inOrder.rowsBetween(Window.unboundedPreceding(), -1);
    return rows.where(Spans.isWhole(key).and(col(Validity.FROM).lt(col(Validity.UNTIL))))
        .withColumn("_covered", max(col(Validity.UNTIL)).over(before))
        .withColumn(Validity.FROM, greatest(col(Validity.FROM), col("_covered")))
        .where(col(Validity.FROM).lt(col(Validity.UNTIL)))
        .drop("_covered");
  }
}
