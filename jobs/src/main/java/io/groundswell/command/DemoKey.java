package io.groundswell.command;

import io.groundswell.Settings;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of the invented company, which has nothing to hide; a real one brings its own. */
final class DemoKey {
  private static final String KEY = "Loomline has nobody to protect, for nobody there exists.";

  private DemoKey() {}

  /** Whether somebody's key is the one of the demo. */
  static boolean is(String key) {
    return KEY.equals(key.strip());
  }

  /** Lays the key where the conf looks for it, unless one lies there. */
  static void lay(Settings settings) {
    if (settings.hashKey() == null || settings.hashKey().file() == null) {
      return;
    }
    var file = Path.of(settings.hashKey().file());
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, KEY + "\n");
      }
    } catch (IOException e) {
      throw new WrongUse(
          "The key of the demo cannot be written to %s: %s. Start in a folder that you may write to."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
