package io.groundswell.lists;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180 as spreadsheets read it, with no cell that a spreadsheet would run. */
final class Csv {
  /** A cell that begins with one of these is a formula to a spreadsheet. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  /** One record with its line end. */
  static String record(List<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object value) {
    var text = value == null ? "" : defused(value);
    var special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A number stays a number; text that looks like a formula becomes text. */
  private static String defused(Object value) {
    var text = value.toString();
    boolean isFormula =
        !(value instanceof Number)
            && !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
