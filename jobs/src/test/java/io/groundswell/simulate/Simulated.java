package io.groundswell.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** One small company, simulated once for all tests. */
final class Simulated {
  static final LocalDate FROM = LocalDate.parse("2026-01-05");
  static final Simulation SMALL = new Simulation(60, FROM, FROM.plusDays(44), 11);
  static final Path FOLDER = newFolder();
  static final Landed LANDED = new Landed(FOLDER.resolve("landing"), FOLDER.resolve("truth"));
  static final Summary SUMMARY =
      SMALL.write(TestSession.spark(), LANDED.landing().toString(), LANDED.truth().toString());
  static final List<JsonNode> EVENTS = LANDED.records("segment/events");

  private Simulated() {}

  private static Path newFolder() {
    try {
      var folder = Files.createTempDirectory("simulated");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void delete(Path folder) {
    try (var left = Files.walk(folder)) {
      left.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
