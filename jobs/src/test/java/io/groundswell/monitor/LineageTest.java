package io.groundswell.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Stage;
import io.groundswell.monitor.LineageSettings.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-30T04:00:00Z"), ZoneOffset.UTC);
  private static final Stage PUBLISH =
      TestPipeline.pipeline().only(List.of("publish"), List.of()).get(0);
  private static final Ledger.Entry WELL =
      Ended.well(Ended.FIRST, "publish", "gold.advocates", Map.of("gold.advocacy_scores", 5L));

  @TempDir Path folder;

  @Test
  void aTableIsMadeOfTablesWithColumns() throws IOException {
    tell(toFile(), WELL);
    var events = events();

    assertThat(events)
        .extracting(e -> e.at("/eventType").asText() + " " + e.at("/job/name").asText())
        .containsExactly(
            "START publish", "START gold.advocates", "COMPLETE gold.advocates", "COMPLETE publish");
    var made = events.get(2);
    var scores = named(made.get("inputs"), "gold.advocacy_scores");
    assertThat(scores.at("/namespace").asText()).isEqualTo("groundswell");
    assertThat(scores.at("/facets/version/datasetVersion").asText()).isEqualTo("5");
    assertThat(scores.at("/facets/schema/fields").findValuesAsText("name"))
        .contains("known_on", "user_id");
    assertThat(named(made.get("inputs"), "silver.consents").at("/facets/dataSource/uri").asText())
        .isEqualTo("s3a://lake/silver/consents");
    var advocates = named(made.get("outputs"), "gold.advocates");
    assertThat(advocates.at("/facets/schema/fields").findValuesAsText("name"))
        .contains("known_on", "rank", "score");
    assertThat(advocates.at("/outputFacets/outputStatistics/rowCount").asLong()).isEqualTo(90);
    assertThat(advocates.at("/facets/version/datasetVersion").asText()).isEqualTo("7");
  }

  @Test
  void aTableBelongsToItsStageAndItsBeginningToItsEnd() throws IOException {
    tell(toFile(), WELL);
    var events = events();

    assertThat(events.get(1).at("/run/facets/parent/run/runId"))
        .isEqualTo(events.get(0).at("/run/runId"));
    assertThat(events.get(1).at("/run/runId")).isEqualTo(events.get(2).at("/run/runId"));
    assertThat(events.get(1).at("/eventTime").asText()).isEqualTo("2026-06-30T03:59:57.500Z");
    assertThat(events.get(1).at("/run/facets/nominalTime/nominalStartTime").asText())
        .isEqualTo("2026-06-29T00:00:00Z");
    for (var event : events) {
      assertThat(event.at("/schemaURL").asText()).startsWith("https://openlineage.io/spec/2");
      assertThat(event.at("/producer").asText()).isEqualTo("urn:groundswell:0.1.0");
    }
  }

  @Test
  void aStageThatIsBrokenOffHasFailed() throws IOException {
    var lineage = lineage(toFile());
    lineage.begins(PUBLISH, Ended.FIRST);
    lineage.breaksOff(PUBLISH, Ended.FIRST, "the store does not answer");

    var told = events();
    assertThat(told).extracting(e -> e.at("/eventType").asText()).containsExactly("START", "FAIL");
    assertThat(told.get(1).at("/run/runId")).isEqualTo(told.get(0).at("/run/runId"));
    assertThat(told.get(1).at("/run/facets/errorMessage/message").asText())
        .isEqualTo("the store does not answer");
  }

  @Test
  void whatFailedSaysWhyAndWhatWasSkippedIsNoRun() throws IOException {
    var bad = Ended.badly(Ended.FIRST, "publish", "gold.advocates");
    var skipped =
        new Ledger.Entry(
            Ended.FIRST, "publish", io.groundswell.Tables.SUCCESS_QUEUE, "skipped", "why", null);
    tell(toFile(), bad, skipped);
    var events = events();

    assertThat(events)
        .extracting(e -> e.at("/eventType").asText())
        .containsExactly("START", "START", "FAIL", "FAIL");
    assertThat(events.get(2).at("/run/facets/errorMessage/message").asText())
        .startsWith("It was \"not\" published.");
    assertThat(events.get(2).at("/outputs/0/outputFacets").isMissingNode()).isTrue();
  }

  @Test
  void aServerIsToldWithItsKey() throws IOException {
    try (var server = new Server(201)) {
      var settings =
          new LineageSettings(
              Transport.http, null, server.address("/api/v1/lineage"), "secret", "analytics");
      assertThat(tell(settings, WELL).trouble()).isNull();

      assertThat(server.received()).hasSize(4);
      var last = server.received().get(3);
      assertThat(last.method() + last.path()).isEqualTo("POST/api/v1/lineage");
      assertThat(last.authorization()).isEqualTo("Bearer secret");
      assertThat(last.body()).contains("\"namespace\":\"analytics\"");
    }
  }

  @Test
  void aServerThatRefusesIsLeftAloneAndFailsNoRun() throws IOException {
    try (var server = new Server(500)) {
      var settings = new LineageSettings(Transport.http, null, server.address("/"), null, null);
      assertThat(tell(settings, WELL).trouble()).contains("answered 500", "in the conf");
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void withoutAWordInTheConfNobodyIsTold() {
    assertThat(tell(null, WELL).trouble()).isNull();
    assertThatThrownBy(() -> new LineageSettings(Transport.http, "a file", null, null, null))
        .hasMessageContaining("'transport: http' with 'url'");
  }

  private LineageSettings toFile() {
    var file = folder.resolve("told/lineage.jsonl").toString();
    return new LineageSettings(Transport.file, file, null, null, null);
  }

  private static Lineage tell(LineageSettings settings, Ledger.Entry... entries) {
    var lineage = lineage(settings);
    lineage.begins(PUBLISH, Ended.FIRST);
    List.of(entries).forEach(lineage::ended);
    lineage.ends(PUBLISH, Ended.FIRST, List.of(entries));
    return lineage;
  }

  private static Lineage lineage(LineageSettings settings) {
    return new Lineage(settings, Pipeline.contracts(), "s3a://lake/", "/landing", "0.1.0", CLOCK);
  }

  private List<JsonNode> events() throws IOException {
    var events = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(folder.resolve("told/lineage.jsonl"))) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
  }

  private static JsonNode named(JsonNode datasets, String name) {
    for (var dataset : datasets) {
      if (dataset.get("name").asText().equals(name)) {
        return dataset;
      }
    }
    throw new AssertionError(name + " is not among " + datasets.findValuesAsText("name"));
  }
}
