package io.groundswell.lists;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** RFC 4180 as spreadsheets read it, with no cell that a spreadsheet would run. */
public final class Csv {
  /**
   * A cell that begins with one of these, blanks aside, is a formula to a spreadsheet; the wide
   * ones are to one in a language of Asia.
   */
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  /**
   * Where a spreadsheet that parts cells at semicolons or tabs, as many outside of English do,
   * would see a cell begin that is a formula.
   */
  private static final Pattern INNER_FORMULA =
      Pattern.compile("(?<=[;\\t\\r\\n])(?=[\"'\\p{Z}]{0,8}[=+\\-@＝＋－＠])");

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
    if (value instanceof Number) {
      return value.toString();
    }
    var text = INNER_FORMULA.matcher(value.toString()).replaceAll("'");
    return isFormula(text) ? "'" + text : text;
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

  /** Marks of direction and joiners show nothing, so what comes after them leads. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
