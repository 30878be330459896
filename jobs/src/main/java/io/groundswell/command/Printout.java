package io.groundswell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text cells as a person or a program wants them; a null cell is a missing value. */
final class Printout {
  private static final int WIDEST_CELL = 40;
  private static final String CUT = "...";

  private Printout() {}

  /**
   * Aligned columns under a header, long cells cut, numbers to the right.
   *
   * @param rightAligned by column, whether its cells are numbers
   */
  static void table(
      List<String> header, List<Boolean> rightAligned, List<List<String>> rows, PrintWriter out) {
    var lines = new ArrayList<List<String>>();
    lines.add(header.stream().map(Printout::shown).toList());
    rows.forEach(row -> lines.add(row.stream().map(Printout::shown).toList()));
    var widths = new int[header.size()];
    for (var line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(line.get(i)));
      }
    }
    for (int row = 0; row < lines.size(); row++) {
      out.println(line(lines.get(row), widths, rightAligned));
      if (row == 0) {
        out.println(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
      }
    }
    out.flush();
  }

  /** RFC 4180 with a header. A missing value is an empty cell, an empty text a quoted one. */
  static void csv(List<String> header, Iterator<List<String>> rows, PrintWriter out) {
    out.print(record(header));
    while (rows.hasNext() && !out.checkError()) {
      out.print(record(rows.next()));
    }
    out.flush();
  }

  /** Lines that are written as they are, until the reader hangs up. */
  static void lines(Iterator<String> lines, PrintWriter out) {
    while (lines.hasNext() && !out.checkError()) {
      out.print(lines.next() + "\n");
    }
    out.flush();
  }

  private static String line(List<String> cells, int[] widths, List<Boolean> rightAligned) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var padding = " ".repeat(widths[i] - length(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(rightAligned.get(i) ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  /** One line of at most so many characters: text of customers must not steer a terminal. */
  private static String shown(String cell) {
    if (cell == null) {
      return "null";
    }
    var flat = cell.replaceAll("\\p{Cntrl}+", " ");
    return length(flat) <= WIDEST_CELL
        ? flat
        : flat.substring(0, flat.offsetByCodePoints(0, WIDEST_CELL - CUT.length())) + CUT;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String record(List<String> cells) {
    return cells.stream().map(Printout::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    if (cell == null) {
      return "";
    }
    var special =
        cell.isEmpty()
            || cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
