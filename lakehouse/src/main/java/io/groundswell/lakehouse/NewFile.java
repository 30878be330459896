package io.groundswell.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.AWSServiceIOException;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;

/**
 * A file that only one of many can make, whole or not at all: on local disk by the kernel, in S3 by
 * a PUT that the store refuses when the object is there ({@code If-None-Match: *}), elsewhere as
 * the file system does it.
 */
final class NewFile {
  /**
   * How often a PUT is tried while the store says that another one of the same name is going on.
   */
  private static final int ATTEMPTS = 5;

  private static final int CONFLICT = 409;

  private NewFile() {}

  /**
   * Makes the file with these bytes, which must be of nobody else: where the store's answer was
   * lost, they tell that the file is our own.
   *
   * @throws FileAlreadyExistsException when it is somebody else's; Delta asks for this one of two
   */
  static void create(FileSystem fs, Path file, byte[] bytes) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        put(fs, file, bytes);
        return;
      } catch (IOException e) {
        var there = existing(fs, file, e);
        if (there != null && Arrays.equals(there, bytes)) {
          return;
        }
        if (there != null) {
          throw taken(file, e);
        }
        if (!isRefusal(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void put(FileSystem fs, Path file, byte[] bytes) throws IOException {
    if ("file".equals(fs.getScheme())) {
      // Hadoop's local file system looks first and creates then; the kernel does both at once.
      Files.write(
          java.nio.file.Path.of(file.toUri().getPath()), bytes, StandardOpenOption.CREATE_NEW);
      return;
    }
    var builder = fs.createFile(file);
    builder.overwrite(false);
    if (fs.hasPathCapability(file, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)) {
      builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    }
    try (var out = builder.build()) {
      out.write(bytes);
    }
  }

  /** Whether the store says that the file is there, or is just being made (412 and 409). */
  private static boolean isRefusal(IOException e) {
    return e instanceof FileAlreadyExistsException
        || e instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        || e instanceof RemoteFileChangedException
        || (e instanceof AWSServiceIOException answer && answer.statusCode() == CONFLICT);
  }

  /** What is there now; null when it has gone. A store that cannot say keeps the first error. */
  private static byte[] existing(FileSystem fs, Path file, IOException first) throws IOException {
    try (var in = fs.open(file)) {
      return in.readAllBytes();
    } catch (FileNotFoundException | RemoteFileChangedException e) {
      return null;
    } catch (IOException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  private static FileAlreadyExistsException taken(Path file, IOException e) {
    var taken = new FileAlreadyExistsException(file.toString());
    taken.initCause(e);
    return taken;
  }
}
