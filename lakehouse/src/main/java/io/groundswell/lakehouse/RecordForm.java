package io.groundswell.lakehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.lakehouse.RecordFile.Read;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Locale;

/**
 * How records follow each other in a file: JSON lines, JSON arrays, JSON objects over many lines,
 * or CSV with a header.
 */
@FunctionalInterface
interface RecordForm {
  JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();
  ObjectMapper MAPPER = new ObjectMapper(JSON);

  /** The next record, or null at the end. */
  Read next() throws IOException;

  /** The forms that there are. */
  enum Kind {
    LINES,
    ARRAYS,
    VALUES,
    CELLS
  }

  /** By the name of the file, and by how it begins where the name leaves that open. */
  static Kind kind(String name, BufferedReader reader) throws IOException {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zst|zstd|zip)$", "");
    if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
      return Kind.CELLS;
    }
    if (!plain.endsWith(".json")) {
      return Kind.LINES;
    }
    if (first(reader) == '[') {
      return Kind.ARRAYS;
    }
    return firstLineIsWhole(reader) ? Kind.LINES : Kind.VALUES;
  }

  static RecordForm of(String name, BufferedReader reader) throws IOException {
    return switch (kind(name, reader)) {
      case LINES -> lines(reader);
      case ARRAYS -> elements(JSON.createParser(reader));
      case VALUES -> values(JSON.createParser(reader));
      case CELLS -> Cells.form(reader);
    };
  }

  /** A record a line; a line that is an array gives each of its elements. */
  private static RecordForm lines(BufferedReader reader) {
    long[] number = {0};
    var waiting = new ArrayDeque<Read>();
    return () -> {
      while (waiting.isEmpty()) {
        var line = reader.readLine();
        if (line == null) {
          return null;
        }
        number[0]++;
        var elements = line.startsWith("[") ? array(line) : null;
        if (elements != null) {
          // No two records of a file share a number, so the lines below count on from here.
          long next = number[0];
          for (var element : elements) {
            waiting.add(new Read(next++, element.toString(), null));
          }
          number[0] = Math.max(number[0], next - 1);
        } else if (!line.isBlank()) {
          return new Read(number[0], line, null);
        }
      }
      return waiting.remove();
    };
  }

  private static JsonNode array(String line) {
    try {
      var node = MAPPER.readTree(line);
      return node.isArray() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The elements of one array after the other. */
  private static RecordForm elements(JsonParser parser) throws IOException {
    long[] number = {0};
    parser.nextToken();
    return () -> {
      var token = parser.nextToken();
      while (token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
          token = parser.nextToken();
        } else if (token != null) {
          throw new IOException("after the end of an array there is more that is no array");
        }
      }
      return token == null ? null : read(parser, number);
    };
  }

  private static RecordForm values(JsonParser parser) {
    long[] number = {0};
    return () -> parser.nextToken() == null ? null : read(parser, number);
  }

  private static Read read(JsonParser parser, long[] number) throws IOException {
    return new Read(++number[0], MAPPER.readTree(parser).toString(), null);
  }

  private static int first(BufferedReader reader) throws IOException {
    reader.mark(RecordFile.LOOK_AHEAD);
    int next = reader.read();
    for (int i = 0; i < RecordFile.LOOK_AHEAD - 2 && Character.isWhitespace(next); i++) {
      next = reader.read();
    }
    reader.reset();
    return next;
  }

  /** Whether the first line is JSON in itself; a pretty-printed object ends on a later line. */
  private static boolean firstLineIsWhole(BufferedReader reader) throws IOException {
    reader.mark(RecordFile.LOOK_AHEAD);
    var buffer = new char[RecordFile.LOOK_AHEAD - 1];
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
}
