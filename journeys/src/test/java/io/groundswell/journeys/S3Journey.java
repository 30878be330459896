package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A company whose files, tables and lists lie in S3, by {@code conf/production.yaml} as it is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class S3Journey {
  private static final String PRODUCTION = "conf/production.yaml";
  private static final Duration AT_ONCE = Duration.ofSeconds(30);

  /** Half a minute of patience for each thing that was under way, some one after another. */
  private static final Duration SOON = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static Store store;
  private static Company company;

  @BeforeAll
  static void filesLandInS3() throws Exception {
    company = Company.shared();
    store = Store.in(folder);
    groundswell(
            environment(store.port()),
            "simulate",
            "--accounts",
            String.valueOf(Company.ACCOUNTS),
            "--days",
            String.valueOf(Company.DAYS),
            "--to",
            Company.TO)
        .answer();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  @Order(1)
  void aStoreThatDiesEndsTheRunSoon() throws Exception {
    var running = Shell.start(command("run", PRODUCTION, days()), environment(store.port()));
    while (commits() < 3 && running.process().isAlive()) {
      Thread.sleep(50);
    }
    store.kill();
    var began = Instant.now();
    var died = Shell.finish(running);
    var lasted = Duration.between(began, Instant.now());
    keep(died);
    store.start();
    assertThat(died.exit()).as(died.err()).isEqualTo(1);
    assertThat(died.err()).contains("the store does not answer").doesNotContain("\tat ");
    assertThat(lasted).isLessThan(SOON);
  }

  /** Over what the run that died has left. */
  @Test
  @Order(2)
  void inBadWeatherTheTablesBecomeThoseOnDisk() throws Exception {
    try (var weather = Weather.before(store)) {
      groundswell(environment(weather.port()), "run", days()).answer();
      assertThat(weather.throttled.get()).isGreaterThan(20);
      assertThat(weather.late.get()).isGreaterThan(20);
      assertThat(weather.lost.get()).isGreaterThan(3);
    }
    var tables = store.objects().resolve("tables");
    assertThat(hashes(PRODUCTION, tables, environment(store.port())))
        .isEqualTo(hashes(company.conf(), company.tables(), Map.of()));
    var list = "advocates/known_on=" + Company.TO;
    assertThat(names(store.objects().resolve("lists").resolve(list)))
        .isEqualTo(names(company.lists().resolve(list)));
  }

  @Test
  @Order(3)
  void whatIsWrongIsSaidAtOnce() throws IOException {
    var right = environment(store.port());
    says(right, "AWS_SECRET_ACCESS_KEY", "another", 2, "AWS_SECRET_ACCESS_KEY");
    says(right, "AWS_ACCESS_KEY_ID", "nobody", 2, "AWS_ACCESS_KEY_ID");
    says(right, "GROUNDSWELL_BUCKET", "sea", 2, "there is no such bucket");
    var nowhere = "http://127.0.0.1:" + Store.freePort();
    says(right, "GROUNDSWELL_S3_ENDPOINT", nowhere, 1, "the store does not answer");
    var withoutKeys = new HashMap<>(right);
    withoutKeys.keySet().removeIf(name -> name.startsWith("AWS_"));
    withoutKeys.put("AWS_EC2_METADATA_DISABLED", "true");
    says(withoutKeys, "HOME", folder.toString(), 2, "no credentials for S3 were found");
  }

  /** The log, what was printed, the lists, the tables, Delta's log: everything that was written. */
  @Test
  @Order(4)
  void theSecretStandsNowhere() throws IOException {
    var found = Shell.run(List.of("grep", "-rlF", Store.SECRET, folder.toString()), Map.of());
    assertThat(found.out().lines()).containsExactly(folder.resolve("server.properties").toString());
    assertThat(Files.size(folder.resolve("groundswell.log"))).isPositive();
    assertThat(Files.readString(Shell.PROJECT.resolve(PRODUCTION)))
        .doesNotContainPattern("(access|secret)[.]key *:");
  }

  private static void says(
      Map<String, String> right, String name, String value, int exit, String sentence) {
    var environment = new HashMap<>(right);
    environment.put(name, value);
    var began = Instant.now();
    var outcome = groundswell(environment, "run", "--date", Company.TO);
    assertThat(Duration.between(began, Instant.now())).as(outcome.err()).isLessThan(AT_ONCE);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.err().lines().toList()).hasSize(1);
    assertThat(outcome.err()).contains(sentence);
    keep(outcome);
  }

  /** A line for every table but the notes of the pipeline: its name, rows and what is in them. */
  private static List<String> hashes(String conf, Path tables, Map<String, String> environment)
      throws IOException {
    var asked = new ArrayList<String>();
    for (var layer : List.of("bronze", "gold", "restricted", "silver")) {
      for (var name : names(tables.resolve(layer))) {
        asked.add(
            "SELECT '%1$s.%2$s' AS t, count(*) AS n, bit_xor(xxhash64(to_json(struct(*)))) AS h FROM %1$s.%2$s"
                .formatted(layer, name));
      }
    }
    assertThat(asked).hasSizeGreaterThan(50);
    var question = asked.stream().collect(Collectors.joining(" UNION ALL ", "", " ORDER BY t"));
    var answer = Shell.run(command("sql", conf, "--format", "csv", question), environment);
    return answer.answer().lines().toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static String[] days() {
    return new String[] {"--from", Company.FROM, "--to", Company.TO};
  }

  /** To tables of the second stage. */
  private static long commits() throws IOException {
    var silver = store.objects().resolve("tables/silver");
    if (Files.notExists(silver)) {
      return 0;
    }
    try (var files = Files.walk(silver)) {
      return files.filter(file -> file.toString().matches(".*/_delta_log/\\d+\\.json")).count();
    }
  }

  private static Outcome groundswell(
      Map<String, String> environment, String command, String... arguments) {
    var outcome = Shell.run(command(command, PRODUCTION, arguments), environment);
    keep(outcome);
    return outcome;
  }

  /** For the search for the secret. */
  private static void keep(Outcome outcome) {
    try {
      var said = Files.createTempFile(folder, "said", ".txt");
      Files.writeString(said, outcome.out() + outcome.err());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> command(String command, String conf, String... arguments) {
    var whole =
        new ArrayList<>(
            List.of(Shell.PROJECT.resolve("groundswell").toString(), command, "--conf", conf));
    whole.addAll(List.of(arguments));
    return whole;
  }

  private static Map<String, String> environment(int port) {
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
        folder.resolve("groundswell.log").toString(),
        "AWS_ACCESS_KEY_ID",
        Store.KEY,
        "AWS_SECRET_ACCESS_KEY",
        Store.SECRET);
  }
}
