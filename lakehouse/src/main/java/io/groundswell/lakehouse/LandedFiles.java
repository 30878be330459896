package io.groundswell.lakehouse;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Landed files, written anew with other records. JSON in any form, plain or packed by gzip or zstd;
 * records that stay keep every character where each has a line of its own. CSV and archives are
 * left to a person.
 *
 * @param root the landing folder
 */
record LandedFiles(Path root, Configuration conf) {

  /** Whether a file is to be written anew. */
  enum Look {
    /** There is no such file here. */
    ABSENT,
    /** No record of it would change. */
    CLEAN,
    /** It can be written anew. */
    DUE,
    /** It has such a record and a form that is not written here, or cannot be read to its end. */
    LEFT
  }

  Look look(String file, UnaryOperator<String> record) {
    var path = new Path(root, file);
    try {
      if (!path.getFileSystem(conf).exists(path)) {
        return Look.ABSENT;
      }
      boolean isDue = false;
      boolean isWhole = true;
      try (var records = new RecordFile(path, conf)) {
        while (records.hasNext()) {
          var read = records.next();
          isWhole &= read.error() == null;
          isDue |= read.error() == null && !record.apply(read.text()).equals(read.text());
        }
      }
      if (!isWhole) {
        return Look.LEFT;
      }
      if (!isDue) {
        return Look.CLEAN;
      }
      return isWritable(path) ? Look.DUE : Look.LEFT;
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Writes the file anew beside itself, where no run sees it; its size and time. */
  FileStatus prepare(String file, UnaryOperator<String> record) {
    var path = new Path(root, file);
    try (var files = WholeFiles.at(root, conf)) {
      try (var from = RecordFile.open(path, conf);
          var to = packed(files.create(anew(path)), magic(path));
          var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
        if (RecordForm.kind(path.getName(), from) == RecordForm.Kind.LINES) {
          lines(from, record, out);
        } else {
          values(path, record, out);
        }
      }
      return files.files().getFileStatus(anew(path));
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Puts the new file in the place of the old one, in one step. */
  void swap(String file) {
    var path = new Path(root, file);
    try (var files = WholeFiles.at(root, conf)) {
      files.move(anew(path), path);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** The size and time of a file; null when there is none. */
  FileStatus status(String file) {
    var path = new Path(root, file);
    try {
      return path.getFileSystem(conf).getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static void lines(BufferedReader from, UnaryOperator<String> record, Writer out)
      throws IOException {
    for (var line = from.readLine(); line != null; line = from.readLine()) {
      out.write(record.apply(line));
      out.write('\n');
    }
  }

  /** An array stays one array, and its elements stand on lines of their own. */
  private void values(Path path, UnaryOperator<String> record, Writer out) throws IOException {
    boolean isArray;
    try (var reader = RecordFile.open(path, conf)) {
      isArray = RecordForm.kind(path.getName(), reader) == RecordForm.Kind.ARRAYS;
    }
    var separator = isArray ? "[\n" : "";
    try (var records = new RecordFile(path, conf)) {
      while (records.hasNext()) {
        out.write(separator);
        out.write(record.apply(records.next().text()));
        separator = isArray ? ",\n" : "\n";
      }
    }
    out.write(isArray ? "\n]\n" : "\n");
  }

  private boolean isWritable(Path path) throws IOException {
    try (var reader = RecordFile.open(path, conf)) {
      return !Unpacked.isArchive(magic(path))
          && RecordForm.kind(path.getName(), reader) != RecordForm.Kind.CELLS;
    }
  }

  private byte[] magic(Path path) throws IOException {
    try (var bytes = path.getFileSystem(conf).open(path)) {
      return bytes.readNBytes(4);
    }
  }

  private static OutputStream packed(OutputStream out, byte[] as) throws IOException {
    if (Unpacked.isGzip(as)) {
      return new GZIPOutputStream(out);
    }
    return Unpacked.isZstd(as) ? new ZstdOutputStream(out) : out;
  }

  private static Path anew(Path path) {
    return new Path(path.getParent(), "." + path.getName() + ".erased");
  }

  private static Failed failed(Path path, IOException e) {
    return new Failed(
        "The landed file %s could not be written anew: %s. Check the rights and the room that is left, then erase again; it goes on where it stopped."
            .formatted(path, e.getMessage()),
        e);
  }
}
