package io.groundswell.report;

import io.groundswell.lists.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * A table that is shown, and downloads as CSV.
 *
 * @param name of the CSV, and of the table on the page
 * @param caption what a row is
 * @param source the tables and days that it comes from
 * @param rows by row the cells in the order of the columns; null is what nobody knows
 */
public record Sheet(
    String name, String caption, String source, List<Column> columns, List<List<Object>> rows)
    implements Exhibit {
  /** More of a table is asked for in SQL. */
  static final int MOST_ROWS = 5_000;

  /** The columns' values of rows that have them. */
  static Sheet of(
      String name, String caption, String source, List<Column> columns, List<Row> rows) {
    var cells = new ArrayList<List<Object>>();
    for (var row : rows) {
      cells.add(columns.stream().map(column -> value(row, column.name())).toList());
    }
    return new Sheet(name, caption, source, columns, cells);
  }

  /** The sheet with one more column at its end. */
  Sheet with(Column column, List<Object> values) {
    var all = new ArrayList<>(columns);
    all.add(column);
    var cells = new ArrayList<List<Object>>();
    for (int i = 0; i < rows.size(); i++) {
      var row = new ArrayList<>(rows.get(i));
      row.add(values.get(i));
      cells.add(row);
    }
    return new Sheet(name, caption, source, all, cells);
  }

  /** The header and the rows, with no cell that a spreadsheet would run. */
  String csv() {
    return Csv.record(columns.stream().map(Column::name).toList())
        + rows.stream().map(Sheet::record).collect(Collectors.joining());
  }

  private static String record(List<Object> cells) {
    var flat = new ArrayList<Object>();
    cells.forEach(cell -> flat.add(cell instanceof List<?> words ? Say.joined(words) : cell));
    return Csv.record(flat);
  }

  private static Object value(Row row, String column) {
    int field = row.fieldIndex(column);
    if (row.isNullAt(field)) {
      return null;
    }
    var isList = row.schema().fields()[field].dataType().typeName().equals("array");
    return isList ? List.copyOf(row.getList(field)) : row.get(field);
  }
}
