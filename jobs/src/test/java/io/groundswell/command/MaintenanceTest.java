package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.Upkeep.Tended;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes of runs from four years ago and of this week, in tables of Delta. */
class MaintenanceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private static final LocalDate LONG_AGO = LocalDate.of(2022, 6, 30);

  @TempDir Path folder;
  private Lakehouse lakehouse;

  @BeforeEach
  void runs() {
    lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            folder.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    ran(LONG_AGO, "done", Tables.EVENTS, Tables.USERS);
    ran(TODAY.minusDays(3), "done", Tables.EVENTS, Tables.USERS);
    ran(TODAY.minusDays(2), "done", Tables.EVENTS);
    ran(TODAY.minusDays(2), "refused", Tables.USERS);
    ran(TODAY, "refused", Tables.EVENTS);
  }

  @Test
  void whatIsOlderThanItsContractKeepsGoesAndASecondTimeNothingChanges() {
    assertThat(changed(maintenance().look(List.of()))).containsExactly(Ledger.RUNS);
    assertThat(days()).contains(LONG_AGO);

    assertThat(changed(maintenance().tend(List.of()))).containsExactly(Ledger.RUNS);
    assertThat(days()).doesNotContain(LONG_AGO).hasSize(5);

    var note = lakehouse.read(Ledger.MAINTENANCE).collectAsList().get(0);
    assertThat(note.<String>getAs("table_name")).isEqualTo("ops.runs");
    assertThat(note.<Date>getAs("kept_from")).isEqualTo(Date.valueOf(TODAY.minusDays(3 * 365)));
    assertThat(note.<Long>getAs("days_deleted")).isEqualTo(1);
    assertThat(note.<Long>getAs("rows_deleted")).isEqualTo(2);

    assertThat(changed(maintenance().tend(List.of()))).isEmpty();
    assertThat(lakehouse.read(Ledger.MAINTENANCE).count()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsNamedIsTended() {
    assertThat(maintenance().tend(List.of(Ledger.FILES))).isEmpty();
    assertThat(days()).contains(LONG_AGO);
  }

  @Test
  void aRunThatCatchesUpBeginsAfterTheLastDayThatEveryJobHasMade() {
    assertThat(caughtUp(Tables.EVENTS)).isEqualTo(TODAY.minusDays(1));
    assertThat(caughtUp(Tables.EVENTS, Tables.USERS)).isEqualTo(TODAY.minusDays(2));
    assertThat(caughtUp(Tables.EVENTS, Tables.INCIDENTS)).isEqualTo(TODAY.minusDays(1));
    assertThat(caughtUp(Tables.INCIDENTS)).isEqualTo(TODAY);
  }

  private LocalDate caughtUp(Table... tables) {
    var jobs =
        TestPipeline.pipeline().stages().stream()
            .flatMap(stage -> stage.jobs().stream())
            .filter(job -> List.of(tables).contains(job.output()))
            .toList();
    return CatchUp.from(lakehouse, List.of(new Stage("some", "Some tables", jobs)), TODAY);
  }

  private Maintenance maintenance() {
    return new Maintenance(lakehouse, Run.of(TODAY, "m"), Duration.ZERO, Clock.systemUTC());
  }

  private static List<Table> changed(List<Tended> tended) {
    return tended.stream().filter(Tended::isChanged).map(Tended::table).toList();
  }

  private void ran(LocalDate day, String status, Table... tables) {
    var run = Run.of(day, "r" + day + status);
    var entries =
        List.of(tables).stream()
            .map(table -> new Ledger.Entry(run, "refine", table, status, null, null))
            .toList();
    lakehouse.ledger().record(entries, Instant.EPOCH);
  }

  private List<LocalDate> days() {
    return lakehouse.read(Ledger.RUNS).select("known_on").collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }
}
