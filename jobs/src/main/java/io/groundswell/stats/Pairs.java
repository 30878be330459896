package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far a grouping of things agrees with the true one, counted over pairs of things.
 *
 * @param both pairs that are together in both
 * @param said pairs that the grouping puts together
 * @param are pairs that belong together
 */
public record Pairs(long both, long said, long are) {

  /** Counts the pairs of rows that agree in {@code group} and in {@code truth}. */
  public static Pairs of(Dataset<Row> rows, Column group, Column truth) {
    var cells = rows.groupBy(group.as("group"), truth.as("truth")).agg(count(lit(1)).as("things"));
    return new Pairs(
        within(cells),
        within(cells.groupBy("group").agg(sum("things").as("things"))),
        within(cells.groupBy("truth").agg(sum("things").as("things"))));
  }

  /** Of the pairs that the grouping puts together, the share that belongs together. */
  public double precision() {
    return said == 0 ? 1 : (double) both / said;
  }

  /** Of the pairs that belong together, the share that the grouping puts together. */
  public double recall() {
    return are == 0 ? 1 : (double) both / are;
  }

  private static long within(Dataset<Row> sizes) {
    var pairs = col("things").multiply(col("things").minus(1)).divide(2);
    var total = sizes.agg(sum(pairs).cast("long")).head();
    return total.isNullAt(0) ? 0 : total.getLong(0);
  }
}
