package io.groundswell.lakehouse;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Replaces files in one step: whoever reads one sees it as it was or as it is to be, never a part
 * and never nothing.
 *
 * <p>A file system renames over the old file. In an object store a rename is a deletion and a copy
 * with a gap in between, while what is written there stands at once, when its writer ends.
 */
public final class WholeFiles implements AutoCloseable {
  private final FileSystem files;

  private WholeFiles(FileSystem files) {
    this.files = files;
  }

  /** On this machine no checksums are left beside what people open. */
  public static WholeFiles at(Path path, Configuration hadoop) throws IOException {
    var shared = path.getFileSystem(hadoop);
    if (!isLocal(shared)) {
      return new WholeFiles(shared);
    }
    var own = FileSystem.newInstance(path.toUri(), hadoop);
    own.setWriteChecksum(false);
    return new WholeFiles(own);
  }

  /** Writes or replaces a file. */
  public void write(Path file, byte[] bytes) throws IOException {
    if (isObjectStore()) {
      put(file, bytes);
      return;
    }
    var unfinished = new Path(file.getParent(), "." + file.getName() + ".unfinished");
    put(unfinished, bytes);
    move(unfinished, file);
  }

  /** Puts a file in the place of another one, or where none is. */
  public void move(Path from, Path to) throws IOException {
    if (isLocal(files)) {
      // The system's own rename, which replaces in one step.
      if (!files.rename(from, to)) {
        throw new IOException("it cannot be renamed from " + from);
      }
    } else if (isObjectStore()) {
      FileUtil.copy(files, from, files, to, true, true, files.getConf());
    } else {
      FileContext.getFileContext(to.toUri(), files.getConf())
          .rename(from, to, Options.Rename.OVERWRITE);
    }
  }

  /** A new file, or an old one from its beginning. */
  public OutputStream create(Path file) throws IOException {
    return files.create(file, true);
  }

  public FileSystem files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    if (isLocal(files)) {
      files.close();
    }
  }

  private void put(Path file, byte[] bytes) throws IOException {
    try (var out = create(file)) {
      out.write(bytes);
    }
  }

  private static boolean isLocal(FileSystem files) {
    return "file".equals(files.getScheme());
  }

  private boolean isObjectStore() {
    return files.getScheme().matches("s3a?|gs|wasbs?");
  }
}
