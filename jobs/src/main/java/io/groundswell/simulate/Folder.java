package io.groundswell.simulate;

import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder on any Hadoop file system, written without checksum files beside the files. */
final class Folder implements AutoCloseable {
  private final Path root;
  private final FileSystem files;

  Folder(String root, Configuration conf) {
    try {
      this.root = new Path(root);
      // A file system of its own: switching checksums off on the shared one would reach everybody.
      this.files = FileSystem.newInstance(this.root.toUri(), conf);
      files.setWriteChecksum(false);
      files.setVerifyChecksum(false);
    } catch (IOException cause) {
      throw new Failed(
          "Cannot open the folder %s. Check that it exists or can be made.".formatted(root), cause);
    }
  }

  /**
   * Writes a file unless it already holds these bytes: then its time stays as it is, and a reader
   * that knows files by path, size and time need not read it again.
   */
  void write(String name, byte[] bytes) {
    var path = new Path(root, name);
    try {
      if (holds(path, bytes)) {
        return;
      }
      try (var out = files.create(path, true)) {
        out.write(bytes);
      }
    } catch (IOException cause) {
      throw new Failed(
          "Cannot write %s. Check the permissions and the room that is left.".formatted(path),
          cause);
    }
  }

  private boolean holds(Path path, byte[] bytes) throws IOException {
    if (!files.exists(path) || files.getFileStatus(path).getLen() != bytes.length) {
      return false;
    }
    try (var in = files.open(path)) {
      return Arrays.equals(in.readAllBytes(), bytes);
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
