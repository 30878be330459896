package io.groundswell.simulate;

import static io.groundswell.simulate.Simulated.EVENTS;
import static io.groundswell.simulate.Simulated.LANDED;
import static io.groundswell.simulate.Simulated.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The faults of the wire are there, are known, and are all there is. */
class DirtTest {
  @Test
  void everyLineParsesButThePlantedOnes() {
    for (var source : Source.values()) {
      if (source.isTable()) {
        continue;
      }
      long broken =
          LANDED.lines(source.folder()).stream()
              .filter(line -> Landed.parsed(line) == null || isErrorBody(Landed.parsed(line)))
              .count();
      long planted =
          LANDED.truths("dirt").stream()
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
              ? LANDED.lines(source.folder()).stream().filter(row -> !row.startsWith("day")).count()
              : LANDED.records(source.folder()).stream().filter(json -> !isErrorBody(json)).count();
      assertThat(SUMMARY.records()).as(source.folder()).containsEntry(source.folder(), records);
    }
  }

  @Test
  void everyKindOfDirtIsThere() {
    assertThat(SUMMARY.dirt().keySet())
        .containsExactlyInAnyOrder("bot", "duplicate", "error body", "late event", "truncated");
    assertThat(LANDED.truths("users"))
        .anyMatch(user -> user.path("clock_skew_millis").asLong() != 0)
        .anyMatch(user -> user.path("is_shared_mailbox").asBoolean());
  }

  @Test
  void aDuplicateHasTheIdOfAnotherRecord() {
    var ids = new HashSet<String>();
    var twice = new HashSet<String>();
    for (var event : EVENTS) {
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
    for (var event : EVENTS) {
      if (event.has("receivedAt")) {
        long received = millis(event, "receivedAt");
        long waited = millis(event, "sentAt") - millis(event, "originalTimestamp");
        assertThat(millis(event, "timestamp"))
            .isBetween(received - waited - 1, received - waited + 1);
      }
    }
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
    return LANDED.truths("dirt").stream()
        .filter(dirt -> dirt.path("kind").asText().equals(kind))
        .filter(dirt -> dirt.path("source").asText().equals(source))
        .map(dirt -> dirt.path("record_id").asText())
        .collect(Collectors.toSet());
  }
}
