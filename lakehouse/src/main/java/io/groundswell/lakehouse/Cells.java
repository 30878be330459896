package io.groundswell.lakehouse;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.groundswell.lakehouse.RecordFile.Read;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of cells with the names of their columns above them: CSV, or what spreadsheets make of it.
 */
final class Cells {
  /** The comma first; spreadsheets write others where numbers have a comma, and so may vendors. */
  private static final String DELIMITERS = ",;\t|";

  private static final int HEADER_CHARACTERS = 1 << 12;
  private static final int TITLE_LINES = 5;

  private Cells() {}

  /** The names of the cells of a CSV file, as {@link RecordFile} writes them into its records. */
  static List<String> header(BufferedReader reader) throws IOException {
    // No further than needed, since a file may break off behind its header.
    var header = csv(reader, HEADER_CHARACTERS).parseNext();
    return header == null
        ? List.of()
        : IntStream.range(0, header.length).mapToObj(i -> name(header, i)).distinct().toList();
  }

  private static CsvParser csv(BufferedReader reader, int bufferedCharacters) throws IOException {
    skipTitle(reader);
    var settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter(reader));
    settings.setInputBufferSize(bufferedCharacters);
    settings.getFormat().setLineSeparator("\n");
    settings.getFormat().setComment('\0');
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(2000);
    var parser = new CsvParser(settings);
    parser.beginParsing(reader);
    return parser;
  }

  private static String name(String[] header, int i) {
    return i < header.length && header[i] != null ? header[i].strip() : "_" + i;
  }

  /** What stands between the names of the columns: the first sign of all that can. */
  private static char delimiter(BufferedReader reader) throws IOException {
    reader.mark(RecordFile.LOOK_AHEAD);
    var names = names(reader);
    reader.reset();
    return (char) delimiters(names).findFirst().orElse(',');
  }

  /** The signs outside of quotes that could stand between cells. */
  private static IntStream delimiters(String line) {
    return DELIMITERS.chars().filter(delimiter -> line.indexOf(delimiter) >= 0);
  }

  /** A line, less what stands in quotes. */
  private static String names(BufferedReader reader) throws IOException {
    var line = new StringBuilder();
    for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < HEADER_CHARACTERS; ) {
      line.append((char) c);
      c = reader.read();
    }
    return line.toString().replaceAll("\"[^\"]*\"", "");
  }

  /**
   * Reports begin with what they are about, in lines of one cell. The columns come after it, and
   * are more than two, each with a cell in the row below.
   */
  private static void skipTitle(BufferedReader reader) throws IOException {
    reader.mark(RecordFile.LOOK_AHEAD);
    int title = 0;
    var line = names(reader);
    while (title <= TITLE_LINES && delimiters(line).findAny().isEmpty()) {
      line = names(reader);
      title++;
    }
    // A file without a title is read no further than its header, behind which it may break off.
    boolean isReport = title > 0 && isAbove(line, names(reader));
    reader.reset();
    for (int i = 0; isReport && i < title; i++) {
      names(reader);
    }
  }

  private static boolean isAbove(String header, String row) {
    return delimiters(header)
        .anyMatch(sign -> count(header, sign) > 1 && count(header, sign) == count(row, sign));
  }

  private static long count(String line, int sign) {
    return line.chars().filter(c -> c == sign).count();
  }

  /** A record a row. */
  static RecordForm form(BufferedReader reader) throws IOException {
    var parser = csv(reader, 1 << 20);
    var header = parser.parseNext();
    long[] number = {0};
    return () -> {
      var row = header == null ? null : parser.parseNext();
      if (row == null) {
        return null;
      }
      number[0]++;
      var object = new LinkedHashMap<String, String>();
      for (int i = 0; i < row.length; i++) {
        object.put(name(header, i), row[i]);
      }
      return new Read(number[0], RecordForm.MAPPER.writeValueAsString(object), null);
    };
  }
}
