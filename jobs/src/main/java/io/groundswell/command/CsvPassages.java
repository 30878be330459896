package io.groundswell.command;

import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV as RFC 4180 has it: quoted cells may hold line breaks, delimiters and doubled quotes. The
 * delimiter is the one of comma, semicolon, tab and bar by which the header has the column.
 */
final class CsvPassages implements Passages {
  private static final String DELIMITERS = ",;\t|";

  private final PushbackReader reader;
  private final String head;
  private final List<String> columns;
  private final List<String> textColumns;
  private final List<String> nameColumns;
  private final char delimiter;

  private record Cell(String written, String value) {}

  CsvPassages(Reader file, List<String> textColumns, List<String> nameColumns) throws IOException {
    this.reader = new PushbackReader(file, 1);
    this.textColumns = textColumns;
    this.nameColumns = nameColumns;
    String line = headerLine();
    this.head = line;
    this.delimiter = delimiterOf(line, textColumns.get(0));
    var cells = new ArrayList<String>();
    var header = new PushbackReader(new java.io.StringReader(line), 1);
    for (var cell : record(header, new StringBuilder())) {
      cells.add(cell.value().strip());
    }
    this.columns = List.copyOf(cells);
  }

  @Override
  public String head() {
    return head;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Entry next() throws IOException {
    var end = new StringBuilder();
    var cells = record(reader, end);
    if (cells == null) {
      return null;
    }
    var between = new ArrayList<String>();
    var passages = new ArrayList<Passage>();
    var names = new ArrayList<String>();
    var fixed = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String column = i < columns.size() ? columns.get(i) : "";
      fixed.append(i == 0 ? "" : delimiter);
      if (textColumns.contains(column)) {
        between.add(fixed.toString());
        fixed.setLength(0);
        passages.add(new Passage(column, cells.get(i).written(), cells.get(i).value()));
      } else {
        fixed.append(cells.get(i).written());
      }
      if (nameColumns.contains(column)) {
        names.add(cells.get(i).value());
      }
    }
    between.add(fixed.append(end).toString());
    return new Entry(between, passages, names);
  }

  @Override
  public String written(Passage passage, String text) {
    boolean isQuoted =
        passage.written().startsWith("\"")
            || text.indexOf(delimiter) >= 0
            || text.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r');
    return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** Up to the first line break outside of quotes, and that. */
  private String headerLine() throws IOException {
    var line = new StringBuilder();
    boolean isQuoted = false;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      line.append((char) c);
      isQuoted ^= c == '"';
      if (c == '\n' && !isQuoted) {
        break;
      }
    }
    return line.toString();
  }

  private static char delimiterOf(String header, String column) {
    for (char delimiter : DELIMITERS.toCharArray()) {
      for (String cell : header.split(java.util.regex.Pattern.quote("" + delimiter))) {
        if (cell.strip().replaceAll("^\"|\"$", "").strip().equals(column)) {
          return delimiter;
        }
      }
    }
    return ',';
  }

  /** The cells up to the end of the record, which is added to {@code end}; null at the file's. */
  private List<Cell> record(PushbackReader from, StringBuilder end) throws IOException {
    int first = from.read();
    if (first < 0) {
      return null;
    }
    from.unread(first);
    var cells = new ArrayList<Cell>();
    var written = new StringBuilder();
    var value = new StringBuilder();
    boolean isQuoted = false;
    boolean wasQuoted = false;
    while (true) {
      int c = from.read();
      if (isQuoted) {
        if (c < 0) {
          throw new WrongUse(
              "The last record opens a quote and never closes it. Close it, or double quotes that are meant.");
        }
        written.append((char) c);
        if (c != '"') {
          value.append((char) c);
          continue;
        }
        int next = from.read();
        if (next == '"') {
          written.append('"');
          value.append('"');
        } else {
          isQuoted = false;
          if (next >= 0) {
            from.unread(next);
          }
        }
      } else if (c == '"' && written.length() == 0) {
        written.append('"');
        isQuoted = true;
        wasQuoted = true;
      } else if (c < 0 || c == '\n' || c == '\r' || c == delimiter) {
        cells.add(new Cell(written.toString(), value.toString()));
        written.setLength(0);
        value.setLength(0);
        wasQuoted = false;
        if (c < 0) {
          return cells;
        }
        if (c == '\n' || c == '\r') {
          end.append((char) c);
          if (c == '\r') {
            int next = from.read();
            if (next == '\n') {
              end.append('\n');
            } else if (next >= 0) {
              from.unread(next);
            }
          }
          return cells;
        }
      } else {
        written.append((char) c);
        if (!wasQuoted || !Character.isWhitespace(c)) {
          value.append((char) c);
        }
      }
    }
  }
}
