package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version read from memory beside what Delta itself reads. */
class PinnedTest {
  private static final Table TABLE = Ledger.FIELDS;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static final Contracts CONTRACTS = Contracts.onClassPath(Ledger.TABLES);

  private static final String NOTED = "spark.databricks.delta.allFilesInCrc.enabled";

  @TempDir static Path root;
  private static Door filled;

  /** One of its files has a day of which nothing is told in memory. */
  private static Door old;

  /** Four files of a day each, and two that share days. */
  @BeforeAll
  static void fill() {
    filled = door("filled");
    for (int day = 0; day < 4; day++) {
      write(filled, DAY.plusDays(day), DAY.plusDays(day));
    }
    write(filled, DAY.plusDays(4), DAY.plusDays(7));
    write(filled, DAY.plusDays(6), DAY.plusDays(11));
    old = door("old");
    write(old, LocalDate.of(1969, 12, 30), LocalDate.of(1969, 12, 31));
    write(old, DAY.plusDays(1), DAY.plusDays(1));
  }

  @Test
  void aVersionStaysAsItWas() {
    var door = door("grows");
    write(door, DAY, DAY);
    var then = door.now(TABLE);
    var rows = door.rows(TABLE, then);
    write(door, DAY.plusDays(1), DAY.plusDays(1));

    assertThat(rows.collectAsList()).hasSize(1);
    assertThat(door.rows(TABLE, then).collectAsList()).hasSize(1);
    assertThat(door.rows(TABLE, door.now(TABLE)).collectAsList()).hasSize(2);
    assertThat(door.rows(TABLE).collectAsList()).hasSize(2);
  }

  /** Delta finds by what it knows of each file which ones a day is in; so is it found here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "known_on = DATE'2026-03-03'",
        "known_on <=> DATE'2026-03-12'",
        "DATE'2026-03-03' < known_on",
        "known_on <= DATE'2026-03-03'",
        "known_on > DATE'2026-03-12'",
        "known_on >= DATE'2026-03-01' AND known_on < DATE'2026-03-04'",
        "known_on BETWEEN DATE'2026-03-05' AND DATE'2026-03-07'",
        "known_on = DATE'2026-03-02' OR known_on > DATE'2026-03-04'",
        "known_on = DATE'2020-01-01'",
        "known_on = DATE'1960-01-01'",
      })
  void thePartOfTheTableThatAQueryReadsIsThatOfDelta(String filter) {
    assertThat(files(newest().where(filter))).isEqualTo(files(filled.rows(TABLE).where(filter)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "known_on IN (DATE'2026-03-02', DATE'2026-03-09')",
        "known_on NOT IN (DATE'2026-03-02', DATE'2026-03-03')",
        "(known_on = DATE'2026-03-02' AND field = '2') OR (known_on = DATE'2026-03-03' AND field > '3')",
        "NOT known_on = DATE'2026-03-02'",
        "known_on IS NULL",
        "known_on IS NOT NULL AND field = '2'",
        "dayofmonth(known_on) = 3",
        "date_add(known_on, 1) = DATE'2026-03-03'",
        "records > 2",
        "known_on = CAST(NULL AS DATE)",
        "known_on = (SELECT DATE'2026-03-03')",
        "known_on < DATE'1970-01-01'",
        "CAST(known_on AS STRING) LIKE '2026-03%'",
        "known_on <=> CAST(NULL AS DATE)",
        "known_on IN (DATE'2026-03-02', CAST(NULL AS DATE))",
        "NOT (known_on < DATE'2026-03-02' OR field = '3')",
      })
  void noRowIsMissed(String filter) {
    for (var door : List.of(filled, old)) {
      assertThat(door.rows(TABLE, door.now(TABLE)).where(filter).toJSON().collectAsList())
          .containsExactlyInAnyOrderElementsOf(
              door.rows(TABLE).where(filter).toJSON().collectAsList());
    }
  }

  @Test
  void aFewRowsAreAsManyAsWereAskedFor() {
    assertThat(newest().limit(3).collectAsList()).hasSize(3);
    assertThat(newest().isEmpty()).isFalse();
  }

  @Test
  void thePlanIsThatOfDelta() {
    var byDelta = TestSession.spark().read().format("delta").load(filled.path(TABLE));
    assertThat(plan(newest()))
        .isEqualTo(plan(byDelta))
        .contains("DataFilters: [isnotnull(known_on");
  }

  private static String plan(Dataset<Row> rows) {
    var asked =
        rows.where("known_on > DATE'2026-03-03' AND field = '5'").groupBy("known_on").count();
    return ((org.apache.spark.sql.classic.Dataset<Row>) asked)
        .queryExecution()
        .executedPlan()
        .treeString()
        .replaceAll("#\\d+L?|\\[plan_id=\\d+]", "");
  }

  @Test
  void aTableThatIsNotThereIsEmpty() {
    var door = door("empty");
    assertThat(door.rows(TABLE, door.now(TABLE)).collectAsList()).isEmpty();
    assertThat(door.versionSeen(TABLE)).isEqualTo(-1);
  }

  @Test
  void filesThatTheWriterNotedAreListedWithoutAJob() {
    var expected = files(filled.rows(TABLE));
    var jobs = TestSession.spark().sparkContext();
    jobs.setJobGroup("noted", "", false);
    try {
      assertThat(files(rows(door("filled")))).isEqualTo(expected);
    } finally {
      jobs.clearJobGroup();
    }
    assertThat(jobs.statusTracker().getJobIdsForGroup("noted")).isEmpty();
  }

  @Test
  void filesThatNobodyNotedAreThoseOfTheLog() {
    var door = door("unnoted");
    var conf = TestSession.spark().conf();
    conf.set(NOTED, "false");
    try {
      write(door, DAY, DAY);
      write(door, DAY.plusDays(1), DAY.plusDays(1));
    } finally {
      conf.unset(NOTED);
    }
    assertThat(door.now(TABLE).checksumOpt().get().allFiles().isEmpty()).isTrue();
    assertThat(files(rows(door))).isEqualTo(files(door.rows(TABLE))).hasSize(2);
  }

  /** A filter is seldom a word alone: those of a job stand one on top of the other. */
  @Test
  void filtersOnFiltersAreOne() {
    var rows = newest().where(col("known_on").leq(lit(DAY.plusDays(2))));
    assertThat(files(rows)).hasSize(3);
    assertThat(
            files(rows.select("known_on", "field").where(Run.of(DAY, "r").covers(col("known_on")))))
        .hasSize(1);
  }

  private static Door door(String folder) {
    return new Door(TestSession.spark(), root.resolve(folder).toString(), CONTRACTS);
  }

  private static Dataset<Row> newest() {
    return rows(filled);
  }

  private static Dataset<Row> rows(Door door) {
    return door.rows(TABLE, door.now(TABLE));
  }

  private static void write(Door door, LocalDate from, LocalDate to) {
    var rows = Rows.of(CONTRACTS.of(TABLE));
    from.datesUntil(to.plusDays(1))
        .forEach(
            day ->
                rows.row(
                    "known_on",
                    day,
                    "field",
                    "" + day.getDayOfMonth(),
                    "records",
                    1L * day.getDayOfMonth()));
    door.append(TABLE, rows.dataset());
  }

  private static Set<String> files(Dataset<Row> rows) {
    return Set.of(rows.inputFiles());
  }
}
