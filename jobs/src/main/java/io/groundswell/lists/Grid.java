package io.groundswell.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What a file holds, whatever its form.
 *
 * @param shape the columns and their types
 * @param rows by row the cells in the order of the columns; what is missing is null
 */
record Grid(String name, StructType shape, List<List<Object>> rows) {

  /** The rows of a list by rank. */
  static Grid of(CustomerList list, List<Row> rows) {
    var cells = new ArrayList<List<Object>>();
    rows.stream()
        .sorted(Comparator.comparing(row -> row.<Integer>getAs("rank")))
        .forEach(row -> cells.add(cells(row, list.columns())));
    return new Grid(list.name(), list.shape(), cells);
  }

  List<String> columns() {
    return Arrays.asList(shape.fieldNames());
  }

  /** The header and the rows. */
  String csv() {
    var text = new StringBuilder(Csv.record(columns()));
    rows.forEach(row -> text.append(Csv.record(row)));
    return text.toString();
  }

  private static List<Object> cells(Row row, List<String> columns) {
    var cells = new ArrayList<Object>();
    columns.forEach(column -> cells.add(row.getAs(column)));
    return cells;
  }
}
