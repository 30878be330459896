package io.groundswell.lakehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One record after the other of a file: JSON lines, a JSON array, JSON objects over many lines, or
 * CSV with a header; plain, gzip or zstd; with or without a byte order mark.
 *
 * <p>Nothing is held but the record at hand. Where a file can be read no further, the rest of it is
 * one record with an error, so that the loss is on record.
 */
final class RecordReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper(JSON);
  private static final int LOOK_AHEAD = 1 << 16;

  /**
   * A record.
   *
   * @param number counted from 1; for lines, the number of the line
   * @param text the record as JSON; a CSV row becomes an object of its cells
   * @param error why the file could not be read on; null for a record
   */
  record Read(long number, String text, String error) {}

  @FunctionalInterface
  private interface Source {
    /** The next record, or null at the end. */
    Read next() throws IOException;
  }

  private RecordReader() {}

  static Stream<Read> read(Path file, Configuration conf) {
    try {
      var reader = open(file, conf);
      return StreamSupport.stream(new Records(source(file.getName(), reader)), false)
          .onClose(
              () -> {
                try {
                  reader.close();
                } catch (IOException e) {
                  throw new Failed("%s could not be closed.".formatted(file), e);
                }
              });
    } catch (IOException e) {
      return Stream.of(new Read(0, "", "The file cannot be opened: " + e.getMessage()));
    }
  }

  private static BufferedReader open(Path file, Configuration conf) throws IOException {
    var name = file.getName().toLowerCase(Locale.ROOT);
    InputStream bytes = file.getFileSystem(conf).open(file);
    if (name.endsWith(".gz")) {
      bytes = new GZIPInputStream(bytes, LOOK_AHEAD);
    } else if (name.endsWith(".zst") || name.endsWith(".zstd")) {
      bytes = new ZstdInputStream(bytes);
    }
    var reader =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), LOOK_AHEAD);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static Source source(String name, BufferedReader reader) throws IOException {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zst|zstd)$", "");
    if (plain.endsWith(".csv")) {
      return cells(reader);
    }
    if (first(reader) == '[') {
      return elements(reader);
    }
    return plain.endsWith(".json") && !firstLineIsWhole(reader) ? values(reader) : lines(reader);
  }

  private static Source lines(BufferedReader reader) {
    long[] number = {0};
    return () -> {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        number[0]++;
        if (!line.isBlank()) {
          return new Read(number[0], line, null);
        }
      }
      return null;
    };
  }

  private static Source elements(Reader reader) throws IOException {
    var parser = JSON.createParser(reader);
    parser.nextToken();
    return tokens(parser, JsonToken.END_ARRAY);
  }

  private static Source values(Reader reader) throws IOException {
    return tokens(JSON.createParser(reader), null);
  }

  private static Source tokens(JsonParser parser, JsonToken end) {
    long[] number = {0};
    return () -> {
      if (parser.nextToken() == end) {
        return null;
      }
      var text = MAPPER.readTree(parser).toString();
      return new Read(++number[0], text, null);
    };
  }

  private static Source cells(Reader reader) {
    var settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(2000);
    var parser = new CsvParser(settings);
    parser.beginParsing(reader);
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
        object.put(i < header.length && header[i] != null ? header[i].strip() : "_" + i, row[i]);
      }
      return new Read(number[0], MAPPER.writeValueAsString(object), null);
    };
  }

  private static int first(BufferedReader reader) throws IOException {
    reader.mark(LOOK_AHEAD);
    int next = reader.read();
    for (int i = 0; i < LOOK_AHEAD - 2 && next >= 0 && Character.isWhitespace(next); i++) {
      next = reader.read();
    }
    reader.reset();
    return next;
  }

  /** Whether the first line is JSON in itself; a pretty-printed object ends on a later line. */
  private static boolean firstLineIsWhole(BufferedReader reader) throws IOException {
    reader.mark(LOOK_AHEAD);
    var buffer = new char[LOOK_AHEAD - 1];
    int length = Math.max(0, reader.read(buffer));
    reader.reset();
    var line = new String(buffer, 0, length).stripLeading().lines().findFirst().orElse("");
    if (line.length() >= length) {
      return true;
    }
    try {
      MAPPER.readTree(line);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static final class Records extends AbstractSpliterator<Read> {
    private final Source source;
    private long last;
    private boolean ended;

    Records(Source source) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.source = source;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Read> action) {
      if (ended) {
        return false;
      }
      Read read;
      try {
        read = source.next();
      } catch (IOException | RuntimeException e) {
        ended = true;
        read =
            new Read(
                last + 1,
                "",
                "The file can be read no further than here: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"));
      }
      if (read == null) {
        ended = true;
        return false;
      }
      last = read.number();
      action.accept(read);
      return true;
    }
  }
}
