package io.groundswell.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Keeps the tokenizer's native library to itself: no network, no files in the home directory.
 *
 * <p>The library unpacks a shared object from its jar before it can be loaded. By default that goes
 * to the home directory, which a container may not have, and where two processes meet. Here each
 * JVM unpacks into a fresh private directory under java.io.tmpdir and removes it at its end. Set
 * DJL_CACHE_DIR (environment or system property) to keep it elsewhere.
 */
final class TokenizerLibrary {
  private static final String CACHE = "DJL_CACHE_DIR";

  private TokenizerLibrary() {}

  /** Has to run before the first class of the library is touched. */
  static void stayOffline() {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("RUST_FLAVOR", "cpu");
    if (System.getenv(CACHE) == null && System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, privateDirectory().toString());
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getenv(property) == null && System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static Path privateDirectory() {
    try {
      Path directory = Files.createTempDirectory("groundswell-tokenizer-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No directory for the tokenizer's library could be made under "
              + System.getProperty("java.io.tmpdir")
              + ". Point java.io.tmpdir or "
              + CACHE
              + " to a place that can be written.",
          e);
    }
  }

  private static void remove(Path directory) {
    try (var paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The process is ending; a file left in the temporary directory harms nobody.
    }
  }
}
