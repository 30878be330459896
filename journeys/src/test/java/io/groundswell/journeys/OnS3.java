package io.groundswell.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line by {@code conf/production.yaml}; what it says is kept in a folder. */
final class OnS3 {
  static final Path CONF = Shell.PROJECT.resolve("conf/production.yaml");

  private final Path folder;

  OnS3(Path folder) {
    this.folder = folder;
  }

  /** What such a conf asks for, of a store on this machine. */
  Map<String, String> environment(int port) {
    return Map.of(
        "GROUNDSWELL_BUCKET",
        Store.BUCKET,
        "GROUNDSWELL_S3_ENDPOINT",
        "http://127.0.0.1:" + port,
        "GROUNDSWELL_S3_PATH_STYLE",
        "true",
        "GROUNDSWELL_HASH_KEY",
        "a key that only the journeys know of, and long enough",
        "GROUNDSWELL_LOG",
        log().toString(),
        "AWS_ACCESS_KEY_ID",
        Store.KEY,
        "AWS_SECRET_ACCESS_KEY",
        Store.SECRET);
  }

  Path log() {
    return folder.resolve("groundswell.log");
  }

  Outcome run(Map<String, String> environment, String... arguments) {
    return finish(start(environment, arguments));
  }

  Shell.Running start(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Shell.PROJECT.resolve("groundswell").toString());
    command.addAll(List.of(command(arguments)));
    return Shell.start(command, environment);
  }

  /** These words, and the conf behind the first of them. */
  static String[] command(String... arguments) {
    var command = new ArrayList<>(List.of(arguments));
    command.addAll(1, List.of("--conf", CONF.toString()));
    return command.toArray(String[]::new);
  }

  Outcome finish(Shell.Running running) {
    try {
      var outcome = Shell.finish(running);
      var said = Files.createTempFile(folder, "said", ".txt");
      Files.writeString(said, outcome.out() + outcome.err());
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
