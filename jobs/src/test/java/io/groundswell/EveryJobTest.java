package io.groundswell;

import static java.util.Comparator.comparing;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.gold.ScoreCurves;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Landing;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.RandomRows;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.learn.Feature;
import io.groundswell.learn.GlassBox;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises that every job keeps, whatever it is about. */
class EveryJobTest {
  private static final LocalDate FROM = LocalDate.of(2026, 2, 3);
  private static final LocalDate TO = FROM.plusDays(3);
  private static final int ROWS = 60;

  /** All of them, or those of the tables that {@code -Djobs=silver.users,silver.events} names. */
  static Stream<Job> jobs() {
    var named = System.getProperty("jobs", "");
    return TestPipeline.pipeline().stages().stream()
        .flatMap(stage -> stage.jobs().stream())
        .filter(job -> named.isEmpty() || (named + ",").contains(job.output() + ","));
  }

  /** Our compiler for column names. */
  @ParameterizedTest
  @MethodSource("jobs")
  void plansOnEmptyTables(Job job) {
    var rows = job.rows(inputs(job, table -> frame(table, List.of()), run()), run());
    assertThat(contract(job.output()).conform(rows).columns())
        .containsExactly(contract(job.output()).schema().fieldNames());
  }

  /**
   * What must change no answer, all at once, since a run takes its time; who fails is told which of
   * it did.
   */
  @ParameterizedTest
  @MethodSource("jobs")
  void aRangeOfDaysEqualsDayByDayWhateverTheOrderAndWhatIsOlderOrLater(Job job) {
    var given = given(job);
    var days = dayByDay(job, given);
    var range = answer(job, disturbed(given, EnumSet.allOf(Noise.class)), run());
    try {
      SameRows.of(frame(job.output(), days), frame(job.output(), range));
    } catch (AssertionError e) {
      throw new AssertionError("%s: %s".formatted(job.output(), blamed(job, given, days)), e);
    }
  }

  /** What may be beside the rows that a run is about. */
  private enum Noise {
    /** A cluster hands rows over in another order each time. */
    ORDER,
    /** What becomes known after the run. */
    LATER,
    /** What is older than a table's look-back may be deleted (decision 0017). */
    OLDER
  }

  private static Map<Table, List<Row>> disturbed(Map<Table, List<Row>> given, Set<Noise> noises) {
    var random = new Random(13);
    var disturbed = new HashMap<Table, List<Row>>();
    for (var table : given.keySet().stream().sorted(comparing(Table::toString)).toList()) {
      var rows = new ArrayList<>(given.get(table));
      boolean isFilled = !rows.isEmpty();
      if (isFilled && noises.contains(Noise.LATER)) {
        rows.addAll(chance(table, random, TO.plusDays(1), TO.plusDays(4)));
      }
      var lookBack = LookBacks.of(table);
      if (isFilled && noises.contains(Noise.OLDER) && lookBack.isPresent()) {
        var last = FROM.minusDays(lookBack.get() + 1L);
        rows.addAll(chance(table, random, last.minusDays(4), last));
      }
      if (noises.contains(Noise.ORDER)) {
        Collections.shuffle(rows, random);
      }
      disturbed.put(table, rows);
    }
    return disturbed;
  }

  private static String blamed(Job job, Map<Table, List<Row>> given, List<Row> days) {
    var expected = texts(days);
    if (!texts(answer(job, given, run())).equals(expected)) {
      return "a range of days is not what its days are one by one";
    }
    return Arrays.stream(Noise.values())
        .filter(
            noise -> !texts(answer(job, disturbed(given, Set.of(noise)), run())).equals(expected))
        .map(Noise::toString)
        .collect(Collectors.joining(", ", "the answer changes with ", ""));
  }

  /** Each day sees only what was known by then, and its own answers of the days before. */
  private static List<Row> dayByDay(Job job, Map<Table, List<Row>> given) {
    var all = new ArrayList<Row>();
    for (var day : run().days()) {
      var known = new HashMap<Table, List<Row>>();
      given.forEach((table, rows) -> known.put(table, upTo(table, rows, day)));
      known.computeIfPresent(job.output(), (own, none) -> List.copyOf(all));
      all.addAll(answer(job, known, run().day(day)));
    }
    return all;
  }

  private static List<Row> answer(Job job, Map<Table, List<Row>> given, Run run) {
    var rows = job.rows(inputs(job, table -> frame(table, given.get(table)), run), run);
    var published =
        Arrays.asList(rows.columns()).contains(Rejects.COLUMN)
            ? rows.where(col(Rejects.COLUMN).isNull())
            : rows;
    return contract(job.output()).conform(published).collectAsList();
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Row::json).sorted().toList();
  }

  private static List<Row> upTo(Table table, List<Row> rows, LocalDate day) {
    if (rows.isEmpty()) {
      return rows;
    }
    int knownOn = schema(table).fieldIndex(Slices.KNOWN_ON);
    return rows.stream().filter(row -> !row.getDate(knownOn).after(Date.valueOf(day))).toList();
  }

  private static Inputs inputs(Job job, Function<Table, Dataset<Row>> rows, Run run) {
    var tables = new HashMap<Table, Dataset<Row>>();
    job.inputs().forEach(table -> tables.put(table, rows.apply(table)));
    return new Inputs(job.output(), tables, run);
  }

  private static Map<Table, List<Row>> given(Job job) {
    var random = new Random(7);
    var given = new HashMap<Table, List<Row>>();
    for (var table : job.inputs()) {
      boolean isEmpty = table.layer() == Layer.LANDING || table.equals(job.output());
      given.put(table, isEmpty ? List.of() : chance(table, random, FROM, TO));
    }
    return given;
  }

  private static List<Row> chance(Table table, Random random, LocalDate from, LocalDate to) {
    return table.equals(Tables.SCORE_CURVES)
        ? twoModels(from, to)
        : new RandomRows(contract(table), random, from, to, TestPipeline.WORDS).rows(ROWS);
  }

  /** Numbers by chance are no curves: those of two scores, each published twice. */
  private static List<Row> twoModels(LocalDate first, LocalDate second) {
    return Stream.of(first, second)
        .flatMap(
            day -> Stream.of(model("churn", "trend", day), model("advocacy", "tenure_days", day)))
        .flatMap(rows -> contract(Tables.SCORE_CURVES).conform(rows).collectAsList().stream())
        .toList();
  }

  private static Dataset<Row> model(String score, String name, LocalDate day) {
    var feature = new Feature(name, new double[] {0}, null);
    double slope = 1.0 + day.getDayOfMonth();
    var curve = new GlassBox.Curve(feature, new double[] {slope, -slope, 0.5});
    var model = new GlassBox(-1, List.of(curve), List.of());
    return TestSession.spark()
        .createDataFrame(ScoreCurves.rows(score, model), ScoreCurves.COLUMNS)
        .withColumn("known_on", lit(day));
  }

  private static Dataset<Row> frame(Table table, List<Row> rows) {
    return TestSession.spark().createDataFrame(rows, schema(table)).coalesce(1);
  }

  private static StructType schema(Table table) {
    return table.layer() == Layer.LANDING ? Landing.RECORDS : contract(table).schema();
  }

  private static Contract contract(Table table) {
    return Pipeline.contracts().of(table);
  }

  private static Run run() {
    return new Run(FROM, TO, "test");
  }
}
