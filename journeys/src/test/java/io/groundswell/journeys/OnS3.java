package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    command.add(arguments[0]);
    command.addAll(List.of("--conf", CONF.toString()));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return Shell.start(command, environment);
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

  /** A line for every table but the notes of the pipeline: its name, rows and what is in them. */
  List<String> hashes(Map<String, String> environment, Path tables) {
    return run(environment, "sql", "--format", "csv", hashQuestion(tables))
        .answer()
        .lines()
        .toList();
  }

  /** The same of a company on disk. */
  static List<String> hashes(Company company) {
    return company.sql(hashQuestion(company.tables())).lines().toList();
  }

  private static String hashQuestion(Path tables) {
    var asked = new ArrayList<String>();
    for (var layer : List.of("bronze", "gold", "restricted", "silver")) {
      for (var name : Shell.names(tables.resolve(layer))) {
        asked.add(
            "SELECT '%1$s.%2$s' AS t, count(*) AS n, bit_xor(xxhash64(to_json(struct(*)))) AS h FROM %1$s.%2$s"
                .formatted(layer, name));
      }
    }
    assertThat(asked).hasSizeGreaterThan(50);
    return asked.stream().collect(Collectors.joining(" UNION ALL ", "", " ORDER BY t"));
  }
}
