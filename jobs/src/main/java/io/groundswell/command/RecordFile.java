package io.groundswell.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A file of records that somebody exported, opened: CSV or JSON, UTF-8, plain or .gz.
 *
 * @param reader stands at the first record, behind a byte order mark
 * @param hasMark whether there was one
 * @param isJson JSON by its name, or by how it begins
 * @param isList of JSON, whether it is one list; else an object a line
 */
record RecordFile(BufferedReader reader, boolean hasMark, boolean isJson, boolean isList)
    implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LOOKED_AT = 1 << 16;

  /**
   * Fails with {@link java.nio.file.NoSuchFileException}, and while read with {@link
   * java.nio.charset.CharacterCodingException} where it is not UTF-8.
   */
  static RecordFile open(Path file) throws IOException {
    var reader = reader(file);
    reader.mark(LOOKED_AT);
    boolean hasMark = reader.read() == BYTE_ORDER_MARK;
    if (!hasMark) {
      reader.reset();
    }
    reader.mark(LOOKED_AT);
    int first = reader.read();
    while (Character.isWhitespace(first)) {
      first = reader.read();
    }
    reader.reset();
    String name = name(file).replaceAll("\\.gz$", "");
    boolean isJson =
        name.matches(".*\\.(jsonl|ndjson|json)")
            || ((first == '{' || first == '[') && !name.endsWith(".csv"));
    return new RecordFile(reader, hasMark, isJson, first == '[');
  }

  /** Of JSON, its objects one after the other. */
  JsonRecords objects() {
    return isList ? JsonRecords.list(reader) : JsonRecords.lines(reader);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean isPacked = name(file).endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(isPacked ? new GZIPInputStream(bytes) : bytes, decoder), LOOKED_AT);
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
