package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days come one by one, as scheduled runs write them; then the table is tended. */
class UpkeepTest {
  private static final Table TABLE = Ledger.FIELDS;
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
  private static final Optional<LocalDate> EVERY_DAY = Optional.empty();

  @TempDir Path root;
  private Contracts contracts;
  private Door door;

  @BeforeEach
  void open() {
    contracts = Contracts.onClassPath(Ledger.TABLES);
    door = new Door(TestSession.spark(), root.toString(), contracts);
  }

  @Test
  void theDaysOfAMonthComeIntoOneFileAndASecondTimeNothingChanges() {
    days(LocalDate.of(2026, 2, 26), TODAY);
    var rows = rows();

    var tended = upkeep(Duration.ZERO).tend(TABLE, EVERY_DAY, "m1");

    assertThat(tended.filesBefore()).isEqualTo(9);
    assertThat(tended.filesAfter()).isEqualTo(2);
    // Replacing days also leaves files behind that no version ever used.
    assertThat(tended.removed()).isGreaterThanOrEqualTo(9);
    assertThat(tended.freed()).isPositive();
    assertThat(parquet()).hasSize(2);
    assertThat(rows()).isEqualTo(rows);

    var version = door.version(TABLE);
    assertThat(upkeep(Duration.ZERO).tend(TABLE, EVERY_DAY, "m2").isChanged()).isFalse();
    assertThat(door.version(TABLE)).isEqualTo(version);
  }

  @Test
  void fewFilesOfTheMonthThatStillGrowsAndTheOldOnesAreLetBe() {
    backfill(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28));
    days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 4));

    var looked = upkeep(Duration.ofDays(7)).look(TABLE, EVERY_DAY);
    assertThat(looked.isChanged()).isFalse();
    assertThat(looked.filesBefore()).isEqualTo(5);
    var version = door.version(TABLE);
    assertThat(upkeep(Duration.ofDays(7)).tend(TABLE, EVERY_DAY, "m1").isChanged()).isFalse();
    assertThat(door.version(TABLE)).isEqualTo(version);
  }

  @Test
  void aFileThatBeginsInTheMonthBeforeIsDividedAndStaysSo() {
    backfill(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 10));
    days(LocalDate.of(2026, 2, 11), LocalDate.of(2026, 2, 14));
    var rows = rows();

    upkeep(Duration.ZERO).tend(TABLE, EVERY_DAY, "m1");

    assertThat(door.files(TABLE))
        .extracting(file -> file.first() + " " + file.last())
        .containsExactlyInAnyOrder("2026-01-20 2026-01-31", "2026-02-01 2026-02-14");
    assertThat(rows()).isEqualTo(rows);
    assertThat(upkeep(Duration.ZERO).tend(TABLE, EVERY_DAY, "m2").isChanged()).isFalse();
  }

  @Test
  void daysThatAreTooOldGoAndNoOther() {
    backfill(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 10));
    var kept = Optional.of(LocalDate.of(2026, 1, 4));

    var looked = upkeep(Duration.ZERO).look(TABLE, kept);
    assertThat(looked.oldest()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(looked.days()).isEqualTo(3);
    assertThat(looked.rows()).isEqualTo(3);
    assertThat(rows()).hasSize(10);

    assertThat(upkeep(Duration.ZERO).tend(TABLE, kept, "m1").days()).isEqualTo(3);
    assertThat(rows()).hasSize(7).first().asString().startsWith("2026-01-04");
    assertThat(upkeep(Duration.ZERO).tend(TABLE, kept, "m2").isChanged()).isFalse();
  }

  @Test
  void earlierVersionsStayReadableForAsLongAsIsAsked() {
    days(LocalDate.of(2026, 2, 25), LocalDate.of(2026, 2, 28));

    var tended = upkeep(Duration.ofDays(7)).tend(TABLE, EVERY_DAY, "m1");

    assertThat(tended.filesAfter()).isEqualTo(1);
    assertThat(tended.removed()).isZero();
    var first =
        TestSession.spark().read().format("delta").option("versionAsOf", 0).load(door.path(TABLE));
    assertThat(first.count()).isEqualTo(1);
  }

  @Test
  void whatABrokenRunLeftBehindIsRemovedWhenItIsOldEnough() throws IOException {
    days(TODAY, TODAY);
    var left = Files.copy(parquet().get(0), parquet().get(0).resolveSibling("part-left.parquet"));

    assertThat(upkeep(Duration.ofDays(7)).tend(TABLE, EVERY_DAY, "m1").removed()).isZero();
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
    assertThat(upkeep(Duration.ofDays(7)).look(TABLE, EVERY_DAY).removed()).isEqualTo(1);
    assertThat(upkeep(Duration.ofDays(7)).tend(TABLE, EVERY_DAY, "m2").removed()).isEqualTo(1);
    assertThat(left).doesNotExist();
  }

  private Upkeep upkeep(Duration readable) {
    return new Upkeep(TestSession.spark(), door, contracts, TODAY, readable);
  }

  /** A commit for every day. */
  private void days(LocalDate from, LocalDate to) {
    from.datesUntil(to.plusDays(1)).forEach(day -> backfill(day, day));
  }

  /** A commit for all days, in one file. */
  private void backfill(LocalDate from, LocalDate to) {
    var rows = Rows.of(contracts.of(TABLE));
    from.datesUntil(to.plusDays(1)).forEach(day -> rows.row("known_on", day));
    door.append(TABLE, rows.dataset());
  }

  private List<String> rows() {
    return door.rows(TABLE).orderBy("known_on").toJSON().collectAsList().stream()
        .map(row -> row.replaceAll(".*\"known_on\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<Path> parquet() {
    try (Stream<Path> files = Files.list(Path.of(URI.create(door.path(TABLE)).getPath()))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
