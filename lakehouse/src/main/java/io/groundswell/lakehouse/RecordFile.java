package io.groundswell.lakehouse;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The records of a file, one after the other: plain or packed as {@link Unpacked} knows, with or
 * without a byte order mark, in any of the forms of {@link RecordForm}.
 *
 * <p>Nothing is held but the record at hand. Where a file can be read no further, the rest of it is
 * one record with an error, so that the loss is on record. The file is closed at its end.
 */
final class RecordFile implements Iterator<RecordFile.Read>, AutoCloseable {
  static final int LOOK_AHEAD = 1 << 16;

  private final Path file;
  private BufferedReader reader;
  private RecordForm form;
  private Read next;
  private long last;

  /**
   * A record.
   *
   * @param number counted from 1; for lines, the number of the line, unless one before it is an
   *     array of many
   * @param text the record as JSON; a CSV row becomes an object of its cells
   * @param error why the file could not be read on; null for a record
   */
  record Read(long number, String text, String error) {}

  RecordFile(Path file, Configuration conf) {
    this.file = file;
    try {
      this.reader = open(file, conf);
      this.form = RecordForm.of(file.getName(), reader);
      advance();
    } catch (IOException | RuntimeException e) {
      breakOff(e);
    }
  }

  /** The names of the columns of a CSV file, whether or not rows follow them. */
  static List<String> header(Path file, Configuration conf) throws IOException {
    try (var reader = open(file, conf)) {
      return Cells.header(reader);
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Read next() {
    if (next == null) {
      throw new NoSuchElementException(file.toString());
    }
    var read = next;
    last = read.number();
    if (read.error() == null) {
      try {
        advance();
      } catch (IOException | RuntimeException e) {
        breakOff(e);
      }
    } else {
      next = null;
      close();
    }
    return read;
  }

  @Override
  public void close() {
    if (reader == null) {
      return;
    }
    try {
      reader.close();
    } catch (IOException e) {
      throw new Failed("%s could not be closed.".formatted(file), e);
    } finally {
      reader = null;
    }
  }

  private void advance() throws IOException {
    next = form.next();
    if (next == null) {
      close();
    }
  }

  private void breakOff(Exception e) {
    var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    next = new Read(last + 1, "", "The file can be read no further than here: " + why);
  }

  static BufferedReader open(Path file, Configuration conf) throws IOException {
    InputStream bytes = file.getFileSystem(conf).open(file);
    try {
      var unpacked = new BufferedInputStream(Unpacked.of(bytes));
      var reader =
          new BufferedReader(new InputStreamReader(unpacked, charset(unpacked)), LOOK_AHEAD);
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Spreadsheets and reports for them come in UTF-16, and begin with a mark that says so. */
  private static Charset charset(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    int mark = bytes.read() << 8 | bytes.read();
    bytes.reset();
    return switch (mark) {
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }
}
