package io.groundswell.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-05");
  private static final Simulation SMALL = new Simulation(60, FROM, FROM.plusDays(44), 11);

  @TempDir static Path folder;
  private static final Pattern WORD = Pattern.compile("\\w{6,}");

  private static SparkSession spark;
  private static Summary summary;
  private static Landed landed;
  private static List<JsonNode> events;

  @BeforeAll
  static void simulate() {
    spark = TestSession.spark();
    landed = new Landed(folder.resolve("landing"), folder.resolve("truth"));
    summary = SMALL.write(spark, landed.landing().toString(), landed.truth().toString());
    events = landed.records("segment/events");
  }

  /** A second run in one partition changes no byte, and so not even the time of a file. */
  @Test
  void theSameSeedGivesTheSameBytesHoweverTheWorkIsCut() throws IOException {
    var landingBefore = Landed.bytes(landed.landing());
    var truthBefore = Landed.bytes(landed.truth());
    var longAgo = FileTime.fromMillis(1_000_000);
    for (var file : Landed.files(folder)) {
      Files.setLastModifiedTime(file, longAgo);
    }
    SMALL.write(spark, landed.landing().toUri().toString(), landed.truth().toString(), 1);
    assertThat(Landed.bytes(landed.landing())).isEqualTo(landingBefore);
    assertThat(Landed.bytes(landed.truth())).isEqualTo(truthBefore);
    for (var file : Landed.files(landed.landing())) {
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    var other = new Landed(folder.resolve("other/landing"), folder.resolve("other/truth"));
    new Simulation(3, FROM, FROM.plusDays(2), 12)
        .write(spark, other.landing().toString(), other.truth().toString());
    assertThat(accounts(other)).isNotEmpty().doesNotContainAnyElementsOf(accounts(landed));
  }

  @Test
  void filesHaveFoldersPerDayAndNothingBesides() {
    assertThat(Landed.bytes(landed.landing()).keySet())
        .allMatch(
            name -> name.matches("\\w+/\\w+/dt=2026-\\d\\d-\\d\\d/part-00000[.](jsonl|csv)[.]gz"));
    var sources =
        Landed.files(landed.landing()).stream()
            .map(file -> landed.landing().relativize(file).subpath(0, 2).toString())
            .collect(Collectors.toCollection(TreeSet::new));
    for (var source : Source.values()) {
      assertThat(sources).contains(source.folder());
    }
  }

  @Test
  void everyLineParsesButThePlantedOnes() {
    for (var source : Source.values()) {
      if (source.isTable()) {
        continue;
      }
      long broken =
          landed.lines(source.folder()).stream()
              .filter(line -> Landed.parsed(line) == null || isErrorBody(Landed.parsed(line)))
              .count();
      long planted =
          landed.truths("dirt").stream()
              .filter(dirt -> dirt.path("source").asText().equals(source.folder()))
              .filter(
                  dirt -> Set.of("truncated", "error body").contains(dirt.path("kind").asText()))
              .count();
      assertThat(broken).as(source.folder()).isEqualTo(planted);
    }
  }

  @Test
  void everyRecordIsCounted() {
    for (var source : Source.values()) {
      long records =
          source.isTable()
              ? landed.lines(source.folder()).stream().filter(row -> !row.startsWith("day")).count()
              : landed.records(source.folder()).stream().filter(json -> !isErrorBody(json)).count();
      assertThat(summary.records()).as(source.folder()).containsEntry(source.folder(), records);
    }
  }

  @Test
  void everyKindOfDirtIsThere() {
    assertThat(summary.dirt().keySet())
        .containsExactlyInAnyOrder("bot", "duplicate", "error body", "late event", "truncated");
    assertThat(landed.truths("users"))
        .anyMatch(user -> user.path("clock_skew_millis").asLong() != 0)
        .anyMatch(user -> user.path("is_shared_mailbox").asBoolean());
  }

  @Test
  void aDuplicateHasTheIdOfAnotherRecord() {
    var ids = new HashSet<String>();
    var twice = new HashSet<String>();
    for (var event : events) {
      if (event.has("messageId") && !ids.add(event.path("messageId").asText())) {
        twice.add(event.path("messageId").asText());
      }
    }
    assertThat(twice)
        .hasSizeGreaterThan(20)
        .allMatch(id -> planted("duplicate", "segment/events").contains(id));
  }

  @Test
  void theDeviceClockCanBeCorrected() {
    for (var event : events) {
      if (event.has("receivedAt")) {
        long received = millis(event, "receivedAt");
        long waited = millis(event, "sentAt") - millis(event, "originalTimestamp");
        assertThat(millis(event, "timestamp"))
            .isBetween(received - waited - 1, received - waited + 1);
      }
    }
  }

  @Test
  void everyPlantedIdLands() {
    var words = new HashSet<String>();
    for (var source : Source.values()) {
      for (var line : landed.lines(source.folder())) {
        WORD.matcher(line).results().forEach(word -> words.add(word.group()));
      }
    }
    assertThat(words).containsAll(accounts(landed));
    assertThat(words).containsAll(texts("users", "user_id"));
    assertThat(words).containsAll(texts("feedback", "record_id"));
    assertThat(words).containsAll(texts("incidents", "incident_id"));
    assertThat(words).containsAll(texts("mrr", "account_id"));
  }

  @Test
  void secretsStandInTheTextExactly() {
    var said = landed.truths("feedback");
    assertThat(said).anyMatch(row -> row.path("secrets").size() > 0);
    for (var row : said) {
      for (var secret : row.path("secrets")) {
        assertThat(row.path("text").asText()).contains(secret.path("text").asText());
      }
    }
  }

  @Test
  void usageFollowsTheWeek() {
    long weekend = 0;
    long all = 0;
    for (var event : events) {
      if (event.path("type").asText().equals("track")) {
        int weekday =
            LocalDate.parse(event.path("timestamp").asText().substring(0, 10))
                .getDayOfWeek()
                .getValue();
        weekend += weekday > 5 ? 1 : 0;
        all++;
      }
    }
    assertThat((double) weekend / all).isLessThan(0.1);
  }

  @Test
  void volumesAreThoseOfSuchACompany() {
    assertThat(summary.records().get("segment/events")).isBetween(10_000L, 40_000L);
    assertThat(summary.planted().get("feedback")).isBetween(80L, 500L);
    assertThat(summary.planted().get("topics")).isGreaterThanOrEqualTo(44);
    assertThat(summary.planted().get("accounts")).isBetween(60L, 85L);
  }

  @Test
  void wrongNumbersAreRefusedInWords() {
    assertThatThrownBy(() -> new Simulation(0, FROM, FROM, 1))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Simulation(1, FROM, FROM.minusDays(1), 1))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("no day");
  }

  private static boolean isErrorBody(JsonNode json) {
    return json.has("error")
        || json.has("errorCode")
        || json.path("type").asText().equals("error.list");
  }

  private static long millis(JsonNode event, String field) {
    return java.time.Instant.parse(event.path(field).asText()).toEpochMilli();
  }

  private static Set<String> planted(String kind, String source) {
    return landed.truths("dirt").stream()
        .filter(dirt -> dirt.path("kind").asText().equals(kind))
        .filter(dirt -> dirt.path("source").asText().equals(source))
        .map(dirt -> dirt.path("record_id").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> accounts(Landed landed) {
    return landed.truths("accounts").stream()
        .map(row -> row.path("account_id").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> texts(String truth, String field) {
    return landed.truths(truth).stream()
        .map(row -> row.path(field).asText())
        .collect(Collectors.toSet());
  }
}
