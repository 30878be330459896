package io.groundswell.command;

import io.groundswell.lakehouse.WrongUse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A file that appears when it is whole, or stdout. */
final class Destination implements AutoCloseable {
  final Writer writer;
  private final Path file;
  private final Path unfinished;
  private boolean isKept;

  Destination(Path file, PrintWriter stdout) throws IOException {
    this.file = file;
    if (file == null) {
      unfinished = null;
      writer = stdout;
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new WrongUse("There is no folder %s to write %s into.".formatted(folder, file));
    }
    unfinished = folder.resolve("." + file.getFileName() + ".unfinished");
    var bytes = Files.newOutputStream(unfinished);
    boolean isPacked = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    writer =
        new BufferedWriter(
            new OutputStreamWriter(
                isPacked ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
  }

  void keep() {
    isKept = true;
  }

  @Override
  public void close() throws IOException {
    if (file == null) {
      writer.flush();
      return;
    }
    writer.close();
    if (isKept) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(unfinished);
    }
  }
}
