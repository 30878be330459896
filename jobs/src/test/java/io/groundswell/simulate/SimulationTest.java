package io.groundswell.simulate;

import static io.groundswell.simulate.Simulated.EVENTS;
import static io.groundswell.simulate.Simulated.FROM;
import static io.groundswell.simulate.Simulated.LANDED;
import static io.groundswell.simulate.Simulated.SMALL;
import static io.groundswell.simulate.Simulated.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, where, how much of it, and that it is always the same. */
class SimulationTest {
  @TempDir static Path folder;

  /** A second run in one partition changes no byte, and so not even the time of a file. */
  @Test
  void theSameSeedGivesTheSameBytesHoweverTheWorkIsCut() throws IOException {
    var landingBefore = Landed.bytes(LANDED.landing());
    var truthBefore = Landed.bytes(LANDED.truth());
    var longAgo = FileTime.fromMillis(1_000_000);
    for (var file : Landed.files(Simulated.FOLDER)) {
      Files.setLastModifiedTime(file, longAgo);
    }
    SMALL.write(
        TestSession.spark(), LANDED.landing().toUri().toString(), LANDED.truth().toString(), 1);
    assertThat(Landed.bytes(LANDED.landing())).isEqualTo(landingBefore);
    assertThat(Landed.bytes(LANDED.truth())).isEqualTo(truthBefore);
    for (var file : Landed.files(LANDED.landing())) {
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    var other = new Landed(folder.resolve("other/landing"), folder.resolve("other/truth"));
    new Simulation(3, FROM, FROM.plusDays(2), 12)
        .write(TestSession.spark(), other.landing().toString(), other.truth().toString());
    assertThat(accounts(other)).isNotEmpty().doesNotContainAnyElementsOf(accounts(LANDED));
  }

  @Test
  void filesHaveFoldersPerDayAndNothingBesides() {
    assertThat(Landed.bytes(LANDED.landing()).keySet())
        .allMatch(
            name -> name.matches("\\w+/\\w+/dt=2026-\\d\\d-\\d\\d/part-00000[.](jsonl|csv)[.]gz"));
    var sources =
        Landed.files(LANDED.landing()).stream()
            .map(file -> LANDED.landing().relativize(file).subpath(0, 2).toString())
            .collect(Collectors.toCollection(TreeSet::new));
    for (var source : Source.values()) {
      assertThat(sources).contains(source.folder());
    }
  }

  @Test
  void usageFollowsTheWeek() {
    long weekend = 0;
    long all = 0;
    for (var event : EVENTS) {
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
    assertThat(SUMMARY.records().get("segment/events")).isBetween(10_000L, 40_000L);
    assertThat(SUMMARY.planted().get("feedback")).isBetween(80L, 500L);
    assertThat(SUMMARY.planted().get("topics")).isGreaterThanOrEqualTo(44);
    assertThat(SUMMARY.planted().get("accounts")).isBetween(60L, 85L);
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

  private static Set<String> accounts(Landed landed) {
    return landed.truths("accounts").stream()
        .map(row -> row.path("account_id").asText())
        .collect(Collectors.toSet());
  }
}
