package io.groundswell.journeys;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts commands as a person would, in the folder of the project. */
final class Shell {
  static final Path PROJECT = Path.of(System.getProperty("groundswell.root"));
  private static final int MINUTES = 20;

  private Shell() {}

  /** The launcher, with a heap that leaves room for what runs beside it. */
  static Outcome groundswell(String... arguments) {
    var command = new ArrayList<>(List.of(PROJECT.resolve("groundswell").toString()));
    command.addAll(List.of(arguments));
    return run(command, Map.of());
  }

  static Outcome run(List<String> command, Map<String, String> environment) {
    return finish(start(command, environment));
  }

  /** A command that goes on while the test does something else. */
  static Running start(List<String> command, Map<String, String> environment) {
    try {
      var out = Files.createTempFile("out", ".txt");
      var err = Files.createTempFile("err", ".txt");
      var builder =
          new ProcessBuilder(command)
              .directory(PROJECT.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      // The tests' own class path and options are nobody else's.
      builder.environment().keySet().removeAll(List.of("CLASSPATH", "MAVEN_OPTS"));
      builder.environment().putAll(environment);
      return new Running(String.join(" ", command), builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that was started, and the files it writes to. */
  record Running(String command, Process process, Path out, Path err) {}

  static Outcome finish(Running running) {
    try {
      if (!running.process().waitFor(MINUTES, TimeUnit.MINUTES)) {
        running.process().destroyForcibly();
        throw new AssertionError(
            "%s did not end within %d minutes: %s"
                .formatted(running.command(), MINUTES, Files.readString(running.err())));
      }
      return new Outcome(
          running.command(),
          running.process().exitValue(),
          Files.readString(running.out()),
          Files.readString(running.err()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What lies in a folder, but for what is hidden there. */
  static List<String> names(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
