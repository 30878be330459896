package io.groundswell.lists;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180 as spreadsheets read it, with no cell that a spreadsheet would run. */
public final class Csv {
  /** A cell that begins with one of these, blanks aside, is a formula to a spreadsheet. */
  private static final String FORMULA_STARTS = "=+-@";

  private Csv() {}

  /** One record with its line end. */
  public static String record(List<?> cells) {
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
    return !(value instanceof Number) && isFormula(text) ? "'" + text : text;
  }

  /** What spreadsheets make of a control character differs, so none may lead. */
  private static boolean isFormula(String text) {
    int first = 0;
    while (first < text.length() && isBlank(text.charAt(first))) {
      first++;
    }
    return !text.isEmpty() && Character.isISOControl(text.charAt(0))
        || first < text.length() && FORMULA_STARTS.indexOf(text.charAt(first)) >= 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
