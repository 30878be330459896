package io.groundswell.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.TestSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  private static final Instant FIRST_END = Instant.parse("2026-06-30T04:00:00Z");
  private static final Instant NEXT_END = Instant.parse("2026-07-01T04:00:00Z");
  private static final String TABLE = "{stage=\"land\",table=\"bronze.zendesk_tickets\"}";

  @TempDir Path folder;
  private Lakehouse lakehouse;

  @BeforeEach
  void open() {
    lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            folder.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    lakehouse.ledger().record(List.of(well(Ended.FIRST)), FIRST_END);
  }

  private static io.groundswell.lakehouse.Ledger.Entry well(Run run) {
    return Ended.well(run, "land", "bronze.zendesk_tickets", Map.of());
  }

  @Test
  void aTableSaysWhatItsNewestRunDid() {
    assertThat(Metrics.text(lakehouse, 0).lines())
        .contains(
            "groundswell_exit_code 0",
            "groundswell_done" + TABLE + " 1",
            "groundswell_rows_read" + TABLE + " 100",
            "groundswell_rows_written" + TABLE + " 90",
            "groundswell_rows_rejected" + TABLE + " 10",
            "groundswell_rows_warned" + TABLE + " 3",
            "groundswell_run_seconds" + TABLE + " 2.50000",
            "groundswell_last_success_timestamp_seconds" + TABLE + " 1782792000",
            "groundswell_known_until_timestamp_seconds" + TABLE + " 1782691200");
  }

  @Test
  void aTableThatFailsKeepsItsLastSuccessAndStagesOfOtherProcessesStay() {
    var failed = Ended.badly(Ended.NEXT, "land", "bronze.zendesk_tickets");
    lakehouse.ledger().record(List.of(failed), NEXT_END);
    var other = Ended.well(Ended.NEXT, "refine", "silver.tickets", Map.of());
    lakehouse.ledger().record(List.of(other), NEXT_END);

    assertThat(Metrics.text(lakehouse, 3).lines())
        .contains(
            "groundswell_exit_code 3",
            "groundswell_done" + TABLE + " 0",
            "groundswell_last_run_timestamp_seconds" + TABLE + " 1782878400",
            "groundswell_last_success_timestamp_seconds" + TABLE + " 1782792000",
            "groundswell_known_until_timestamp_seconds" + TABLE + " 1782691200",
            "groundswell_done{stage=\"refine\",table=\"silver.tickets\"} 1")
        .noneMatch(line -> line.startsWith("groundswell_rows_read" + TABLE));
  }

  @Test
  void theRulesForAlertsAskForMetricsThatThereAre() throws Exception {
    var rules = Path.of(System.getProperty("groundswell.root", ".."), "conf/alerts.yaml");
    var asked =
        Pattern.compile("groundswell_\\w+").matcher(Files.readString(rules)).results().toList();
    var there = Metrics.text(lakehouse, 0);
    assertThat(asked)
        .hasSizeGreaterThan(5)
        .allMatch(metric -> there.contains("# TYPE " + metric.group() + " gauge\n"));
  }

  @Test
  void valuesOfLabelsAreEscaped() {
    assertThat(new Sample("m", Map.of("l", "a \"b\" \\ c\nd"), 1).toString())
        .isEqualTo("m{l=\"a \\\"b\\\" \\\\ c\\nd\"} 1\n");
  }

  @Test
  void theFileIsReplacedAtOnceAndReadableByTheCollector() throws Exception {
    var settings = new MetricsSettings(folder.resolve("groundswell.prom").toString(), null);
    MetricsDelivery.write(settings, "old 1\n");
    assertThat(MetricsDelivery.deliver(settings, lakehouse, 0)).isEmpty();

    assertThat(settings.path()).content().doesNotContain("old").contains("groundswell_done");
    assertThat(Files.getPosixFilePermissions(settings.path()))
        .contains(PosixFilePermission.OTHERS_READ);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aGroupOfAPushgatewayIsReplaced() throws Exception {
    try (var gateway = new Server(200)) {
      var settings = new MetricsSettings(null, gateway.address("/metrics/job/groundswell"));
      assertThat(MetricsDelivery.deliver(settings, lakehouse, 0)).isEmpty();

      var received = gateway.received().get(0);
      assertThat(received.method()).isEqualTo("PUT");
      assertThat(received.path()).isEqualTo("/metrics/job/groundswell");
      assertThat(received.body()).contains("groundswell_exit_code 0\n").endsWith("\n");
    }
  }

  @Test
  void aGatewayThatRefusesFailsNoRun() throws Exception {
    try (var gateway = new Server(400)) {
      var settings = new MetricsSettings(null, gateway.address("/metrics/job/groundswell"));
      assertThat(MetricsDelivery.deliver(settings, lakehouse, 0))
          .hasValueSatisfying(says -> assertThat(says).contains("answered 400", "in the conf"));
    }
  }

  @Test
  void aPlaceThatNobodyReadsIsRefused() {
    assertThatThrownBy(() -> new MetricsSettings("groundswell.txt", null))
        .hasMessageContaining("must end in .prom");
    assertThatThrownBy(() -> new MetricsSettings(null, "http://pushgateway:9091"))
        .hasMessageContaining("/metrics/job/groundswell");
    assertThatThrownBy(() -> new MetricsSettings(null, null)).hasMessageContaining("needs 'file'");
  }
}
