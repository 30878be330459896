package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** How many links about somebody were not followed. */
final class Conflicts {
  private Conflicts() {}

  /**
   * Versions of {@code conflicts}, how many there had been by the day.
   *
   * @param id what to call the user or account that kept what was disputed
   */
  static Dataset<Row> soFar(Dataset<Row> conflicts, String id) {
    var byDay = Window.partitionBy(col(id)).orderBy(col(KNOWN_ON));
    return conflicts
        .groupBy(col("kept_id").as(id), col(KNOWN_ON))
        .agg(count(lit(1)).as("_new"))
        .select(col(KNOWN_ON), col(id), sum("_new").over(byDay).cast("int").as("conflicts"));
  }
}
