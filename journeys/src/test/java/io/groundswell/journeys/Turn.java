package io.groundswell.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** One journey at a time, also among those of another process, makes what all of them share. */
final class Turn implements AutoCloseable {
  private final FileChannel held;

  private Turn(FileChannel held) {
    this.held = held;
  }

  /** Waits until nobody else makes what has this name. */
  static Turn toMake(String name) {
    try {
      var folder = Files.createDirectories(Shell.PROJECT.resolve("build/turns"));
      var held =
          FileChannel.open(
              folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held.lock();
      return new Turn(held);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
