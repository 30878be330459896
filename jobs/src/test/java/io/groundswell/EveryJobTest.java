package io.groundswell;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
    var rows = job.rows(inputs(job, table -> empty(table), run()), run());
    assertThat(contract(job.output()).conform(rows).columns())
        .containsExactly(contract(job.output()).schema().fieldNames());
  }

  /** And a cluster hands rows over in another order each time. */
  @ParameterizedTest
  @MethodSource("jobs")
  void aRangeOfDaysInAnyOrderOfRowsEqualsDayByDay(Job job) {
    var given = random(job, 7);
    var shuffled = new HashMap<Table, Dataset<Row>>();
    given.forEach((table, rows) -> shuffled.put(table, cached(rows.orderBy(rand(3)))));
    SameRows.of(dayByDay(job, given), cached(kept(job, shuffled, run())));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void whatBecomesKnownLaterChangesNoEarlierAnswer(Job job) {
    var given = random(job, 11);
    var poison = random(job, 13);
    var day = run().day(FROM.plusDays(1));
    var before = answer(job, upTo(given, day.to()), day);
    var after = new HashMap<Table, Dataset<Row>>();
    given.forEach(
        (table, rows) ->
            after.put(
                table,
                upTo(rows, day.to())
                    .unionByName(poison.get(table).where(col(Slices.KNOWN_ON).gt(lit(day.to()))))));
    assertThat(answer(job, after, day)).isEqualTo(before);
  }

  static Stream<Job> jobsThatReadSomeDaysBack() {
    return jobs().filter(job -> job.inputs().stream().anyMatch(t -> LookBacks.of(t).isPresent()));
  }

  /** So what is older may be deleted; see decision 0017. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jobsThatReadSomeDaysBack")
  void whatIsOlderThanItsLookBackChangesNoAnswer(Job job) {
    var given = random(job, 19);
    var random = new Random(23);
    var longer = new HashMap<>(given);
    for (var table : job.inputs()) {
      LookBacks.of(table)
          .ifPresent(
              days -> {
                var last = FROM.minusDays(days + 1L);
                var first = last.minusDays(4);
                var old = new RandomRows(contract(table), random, first, last, TestPipeline.WORDS);
                longer.put(table, given.get(table).unionByName(old.dataset(ROWS)));
              });
    }
    assertThat(answer(job, longer, run())).isEqualTo(answer(job, given, run()));
  }

  /** Each day sees only what was known by then, and its own answers of the days before. */
  private static Dataset<Row> dayByDay(Job job, Map<Table, Dataset<Row>> given) {
    var all = new ArrayList<Dataset<Row>>();
    Dataset<Row> own = given.get(job.output());
    for (var day : run().days()) {
      var known = upTo(given, day);
      if (own != null) {
        known.put(job.output(), own);
      }
      var rows = cached(kept(job, known, run().day(day)));
      all.add(rows);
      own = own == null ? null : cached(own.unionByName(rows));
    }
    return cached(all.stream().reduce(Dataset::unionByName).orElseThrow());
  }

  private static List<String> answer(Job job, Map<Table, Dataset<Row>> given, Run run) {
    return texts(kept(job, given, run));
  }

  private static Dataset<Row> kept(Job job, Map<Table, Dataset<Row>> given, Run run) {
    var rows = job.rows(inputs(job, given::get, run), run);
    var published =
        Arrays.asList(rows.columns()).contains(Rejects.COLUMN)
            ? rows.where(col(Rejects.COLUMN).isNull())
            : rows;
    return contract(job.output()).conform(published);
  }

  private static Dataset<Row> cached(Dataset<Row> rows) {
    return TestSession.spark().createDataFrame(rows.collectAsList(), rows.schema()).coalesce(1);
  }

  private static List<String> texts(Dataset<Row> rows) {
    var columns = Arrays.stream(rows.columns()).map(c -> col(c)).toArray(Column[]::new);
    return rows.select(to_json(struct(columns))).collectAsList().stream()
        .map(r -> r.getString(0))
        .sorted()
        .toList();
  }

  private static Map<Table, Dataset<Row>> upTo(Map<Table, Dataset<Row>> given, LocalDate day) {
    var known = new HashMap<Table, Dataset<Row>>();
    given.forEach((table, rows) -> known.put(table, upTo(rows, day)));
    return known;
  }

  private static Dataset<Row> upTo(Dataset<Row> rows, LocalDate day) {
    return rows.where(col(Slices.KNOWN_ON).leq(lit(day)));
  }

  private static Inputs inputs(Job job, Function<Table, Dataset<Row>> rows, Run run) {
    var tables = new HashMap<Table, Dataset<Row>>();
    job.inputs().forEach(table -> tables.put(table, rows.apply(table)));
    return new Inputs(job.output(), tables, run);
  }

  private static Map<Table, Dataset<Row>> random(Job job, long seed) {
    var random = new Random(seed);
    var given = new HashMap<Table, Dataset<Row>>();
    for (var table : job.inputs()) {
      if (table.layer() == Layer.LANDING || table.equals(job.output())) {
        given.put(table, empty(table));
      } else if (table.equals(Tables.SCORE_CURVES)) {
        given.put(table, twoModels());
      } else {
        var rows = new RandomRows(contract(table), random, FROM, TO, TestPipeline.WORDS);
        given.put(table, rows.dataset(ROWS));
      }
    }
    return given;
  }

  /** Numbers by chance are no curves: those of two scores, each published twice. */
  private static Dataset<Row> twoModels() {
    return Stream.of(FROM, TO)
        .flatMap(
            day -> Stream.of(model("churn", "trend", day), model("advocacy", "tenure_days", day)))
        .reduce(Dataset::unionByName)
        .orElseThrow();
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

  private static Dataset<Row> empty(Table table) {
    var schema = table.layer() == Layer.LANDING ? Landing.RECORDS : contract(table).schema();
    return TestSession.spark().createDataFrame(List.of(), schema);
  }

  private static Contract contract(Table table) {
    return Pipeline.contracts().of(table);
  }

  private static Run run() {
    return new Run(FROM, TO, "test");
  }
}
