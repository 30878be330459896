package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the module {@code release} made. */
final class Release {
  private static final Path TARGET = Shell.PROJECT.resolve("release/target");

  private Release() {}

  /** The archive that is unpacked where groundswell is installed. */
  static Path archive() {
    return made(".tgz");
  }

  /** The jar with everything that a distribution of Spark lacks. */
  static Path all() {
    return made("-all.jar");
  }

  /** Unpacks the archive and gives the folder that was in it. */
  static Path unpackedInto(Path folder) {
    Shell.run(List.of("tar", "-xzf", archive().toString(), "-C", folder.toString()), Map.of())
        .answer();
    return folder.resolve(archive().getFileName().toString().replace(".tgz", ""));
  }

  private static Path made(String end) {
    try (var files = Files.newDirectoryStream(TARGET, "groundswell-*" + end)) {
      var found = files.iterator();
      assertThat(found).as("%s in %s: mvn -pl release -am package", end, TARGET).hasNext();
      return found.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
