package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * How unevenly a load is shared: 0 when all bear the same, near 1 when one of many bears it all (C.
 * Gini, Variabilità e mutabilità, 1912). With the loads x ascending, 2 sum(i x_i) / (n sum(x)) - (n
 * + 1) / n.
 */
public final class Gini {
  private static final String PLACE = "_gini_place";

  private Gini() {}

  /**
   * The rows with the coefficient of their group, null where nobody bears anything.
   *
   * @param load whole numbers from 0 on
   * @param order tells rows of one load apart, so that the order is total
   */
  public static Dataset<Row> with(
      Dataset<Row> rows, String name, Column load, List<String> group, List<Column> order) {
    var all = Window.partitionBy(Spans.columns(group.toArray(String[]::new)));
    var ascending =
        all.orderBy(Stream.concat(Stream.of(load), order.stream()).toArray(Column[]::new));
    var bearers = count(lit(1)).over(all);
    var total = sum(load).over(all);
    var weighted = sum(col(PLACE).multiply(load)).over(all);
    var gini =
        weighted.multiply(2).divide(bearers.multiply(total)).minus(bearers.plus(1).divide(bearers));
    return rows.withColumn(PLACE, row_number().over(ascending))
        .withColumn(name, when(total.gt(0), gini))
        .drop(PLACE);
  }
}
