package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables of one key, put side by side: one row per key that any of them has, and all their columns.
 *
 * <p>A union and one group by instead of a full join for each table, so that many small tables cost
 * one shuffle. The columns must be numbers or flags: those aggregate in place, without a sort.
 */
public final class SideBySide {
  private SideBySide() {}

  /** The tables beside each other; what a table does not say about a key is null. */
  public static Dataset<Row> of(List<Dataset<Row>> tables, String... key) {
    var columns = new ArrayList<Column>();
    var seen = new HashSet<>(Arrays.asList(key));
    for (var table : tables) {
      for (var name : table.columns()) {
        if (seen.add(name)) {
          columns.add(max(col(name)).as(name));
        } else if (!Arrays.asList(key).contains(name)) {
          throw new IllegalArgumentException(
              "Two tables both have the column %s, so one would hide the other. Rename it in one of them."
                  .formatted(name));
        }
      }
    }
    var stacked =
        tables.stream().reduce((above, below) -> above.unionByName(below, true)).orElseThrow();
    return Spans.aggregated(stacked.groupBy(Spans.columns(key)), columns);
  }
}
