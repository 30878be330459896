package io.groundswell.erasure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.groundswell.lakehouse.Eraser;
import io.groundswell.lakehouse.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the words of what was taken back leave one table.
 *
 * @param table the table
 * @param anew by column, what is to stand there
 * @param isGone which rows are nothing but such words
 * @param mentions which rows say, or said, something of these messages; false but in bronze
 * @param records for landed files of such rows; null but in bronze
 */
record Rule(
    Table table, Map<String, Column> anew, Column isGone, Column mentions, Silencer records) {

  static Rule columns(Table table, Map<String, Column> anew) {
    return new Rule(table, anew, lit(false), lit(false), null);
  }

  static Rule rows(Table table, Column isGone) {
    return new Rule(table, Map.of(), isGone, lit(false), null);
  }

  /** All rows as they are to be, each marked with whether that differs from how it is. */
  Dataset<Row> applied(Dataset<Row> rows) {
    var columns = new ArrayList<Column>();
    Column differs = isGone;
    for (var name : rows.columns()) {
      var value = anew.getOrDefault(name, col(name));
      columns.add(value.as(name));
      if (anew.containsKey(name)) {
        differs = differs.or(not(value.eqNullSafe(col(name))));
      }
    }
    columns.add(differs.as(Eraser.TOUCHED));
    columns.add(isGone.as(Eraser.GONE));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** The landed files that such rows came from. */
  List<String> files(Dataset<Row> rows) {
    return records == null || !Arrays.asList(rows.columns()).contains("source_file")
        ? List.of()
        : rows.where(mentions).select("source_file").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
  }
}
