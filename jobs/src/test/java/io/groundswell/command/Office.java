package io.groundswell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a conf of its own, in order until a test spoils it. */
record Office(Path folder) {
  static final String KEY = "a key that only this test knows of";

  static Office in(Path folder) {
    var office = new Office(folder);
    office.write("hash.key", KEY + "\n");
    office.write("business.yaml", office.read(root().resolve("conf/business.yaml")));
    office.write(
        "conf.yaml",
        """
        lakehouse: FOLDER/tables
        landing: FOLDER/landing
        lists: FOLDER/lists
        business: FOLDER/business.yaml
        hash_key: {file: FOLDER/hash.key}
        """
            .replace("FOLDER", folder.toString()));
    return office;
  }

  /** The conf, as {@code --conf} wants it. */
  String conf() {
    return folder.resolve("conf.yaml").toString();
  }

  void write(String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String file) {
    try {
      Files.delete(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void change(String file, String from, String to) {
    write(file, read(folder.resolve(file)).replace(from, to));
  }

  private String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path root() {
    return Path.of(System.getProperty("groundswell.root", ".."));
  }
}
