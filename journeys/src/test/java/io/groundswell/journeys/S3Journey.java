package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company whose files, tables and lists lie in S3, by {@code conf/production.yaml} as it is.
 *
 * <p>One story in the order of its tests, and so a long file: each would have to fill a bucket.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class S3Journey {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration AT_ONCE = Duration.ofSeconds(30);

  /** Half a minute of patience, on a busy machine. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final String[] ALL_DAYS = {"run", "--from", Company.FROM, "--to", Company.TO};

  @TempDir static Path folder;
  private static Store store;
  private static OnS3 onS3;
  private static Map<String, String> environment;

  @BeforeAll
  static void filesLandInS3() throws Exception {
    store = Store.in(folder);
    onS3 = new OnS3(folder);
    environment = onS3.environment(store.port());
    onS3.run(
            environment,
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
    var running = onS3.start(environment, ALL_DAYS);
    while (commits() < 3 && running.process().isAlive()) {
      Thread.sleep(50);
    }
    store.kill();
    var began = Instant.now();
    var died = onS3.finish(running);
    var lasted = Duration.between(began, Instant.now());
    store.start();
    assertThat(died.exit()).as(died.err()).isEqualTo(1);
    assertThat(died.err()).contains("the store does not answer").doesNotContain("\tat ");
    assertThat(lasted).isLessThan(SOON);
  }

  /** Over what the run that died has left. */
  @Test
  @Order(2)
  void inBadWeatherAndThoughMachinesDieTheTablesBecomeThoseOfOneMachine() throws Exception {
    try (var weather = Weather.before(store);
        var cluster = Cluster.in(folder, onS3.environment(weather.port()))) {
      var first = cluster.worker();
      var second = cluster.worker();
      var run = cluster.submit(Release.all(), OnS3.command(ALL_DAYS));
      await(run, "  bronze.");
      Cluster.kill(first);
      cluster.worker();
      await(run, "  silver.");
      Cluster.kill(second);
      cluster.worker();
      onS3.finish(run).answer();
      assertThat(weather.throttled.get()).isGreaterThan(20);
      assertThat(weather.late.get()).isGreaterThan(20);
      assertThat(weather.lost.get()).isGreaterThan(3);
    }
    var company = Company.shared();
    var tables = store.objects().resolve("tables").toString();
    Python.of("analysts").script("same_tables.py", company.tables().toString(), tables).answer();
    var list = "advocates/known_on=" + Company.TO;
    assertThat(Shell.names(store.objects().resolve("lists").resolve(list)))
        .isEqualTo(Shell.names(company.lists().resolve(list)));
  }

  @Test
  @Order(3)
  void ofTwoRunsOfADayOneWrites() {
    String[] land = {"run", "--date", Company.TO, "--stage", "land"};
    var first = onS3.start(environment, land);
    var second = onS3.start(environment, land);
    var ended = List.of(onS3.finish(first), onS3.finish(second));
    assertThat(ended).extracting(Outcome::exit).containsExactlyInAnyOrder(0, 4);
  }

  @Test
  @Order(4)
  void whatIsTakenBackIsInNoLandedFile() throws IOException {
    var landed = store.objects().resolve("landing/surveys/responses");
    var answer = answerWithAComment(landed);
    var id = answer.get("response_id").asText();

    var erased = onS3.run(environment, "erase", "--message", "survey:" + id);

    assertThat(erased.answer()).contains("bronze.survey_responses", "silver.feedback");
    assertThat(answers(landed))
        .filteredOn(line -> line.get("response_id").asText().equals(id))
        .isNotEmpty()
        .noneMatch(line -> line.get("comment").equals(answer.get("comment")));
  }

  @Test
  @Order(5)
  void maintenanceEndsWell() {
    var maintained = onS3.run(environment, "maintain").answer();
    assertThat(maintained).containsPattern("changed in \\d+ tables|tables changed: ");
  }

  @Test
  @Order(6)
  void whatIsWrongIsSaidAtOnce() throws IOException {
    says(environment, "AWS_SECRET_ACCESS_KEY", "another", 2, "AWS_SECRET_ACCESS_KEY");
    says(environment, "AWS_ACCESS_KEY_ID", "nobody", 2, "AWS_ACCESS_KEY_ID");
    says(environment, "GROUNDSWELL_BUCKET", "sea", 2, "there is no such bucket");
    var nowhere = "http://127.0.0.1:" + Store.freePort();
    says(environment, "GROUNDSWELL_S3_ENDPOINT", nowhere, 1, "the store does not answer");
    var withoutKeys = new HashMap<>(environment);
    withoutKeys.keySet().removeIf(name -> name.startsWith("AWS_"));
    withoutKeys.put("AWS_EC2_METADATA_DISABLED", "true");
    says(withoutKeys, "HOME", folder.toString(), 2, "no credentials for S3 were found");
  }

  /** The log, what was printed, the lists, the tables, Delta's log: everything that was written. */
  @Test
  @Order(7)
  void theSecretStandsNowhere() throws IOException {
    var found = Shell.run(List.of("grep", "-rlF", Store.SECRET, folder.toString()), Map.of());
    assertThat(found.out().lines()).containsExactly(folder.resolve("server.properties").toString());
    assertThat(Files.size(onS3.log())).isPositive();
    assertThat(Files.readString(OnS3.CONF)).doesNotContainPattern("(access|secret)[.]key *:");
  }

  private static void says(
      Map<String, String> right, String name, String value, int exit, String sentence) {
    var environment = new HashMap<>(right);
    environment.put(name, value);
    var began = Instant.now();
    var outcome = onS3.run(environment, "run", "--date", Company.TO);
    assertThat(Duration.between(began, Instant.now())).as(outcome.err()).isLessThan(AT_ONCE);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.err().lines().toList()).hasSize(1);
    assertThat(outcome.err()).contains(sentence);
  }

  private static JsonNode answerWithAComment(Path landed) throws IOException {
    return answers(landed).stream()
        .filter(answer -> answer.path("comment").asText("").length() > 20)
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> answers(Path landed) throws IOException {
    var answers = new ArrayList<JsonNode>();
    try (var entries = Files.walk(landed)) {
      for (var file : entries.filter(file -> file.toString().endsWith(".gz")).toList()) {
        try (var lines =
            JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(new GZIPInputStream(Files.newInputStream(file)))) {
          lines.forEachRemaining(answers::add);
        }
      }
    }
    return answers;
  }

  /** Waits until the run has told of a table that begins so. */
  private static void await(Shell.Running run, String told) throws Exception {
    while (!Files.readString(run.err()).contains("\n" + told)) {
      assertThat(run.process().isAlive()).as(Files.readString(run.err())).isTrue();
      Thread.sleep(200);
    }
  }

  /** To tables of the second stage. */
  private static long commits() throws IOException {
    var bronze = store.objects().resolve("tables/bronze");
    if (Files.notExists(bronze)) {
      return 0;
    }
    try (var files = Files.walk(bronze)) {
      return files.filter(file -> file.toString().matches(".*/_delta_log/\\d+\\.json")).count();
    }
  }
}
