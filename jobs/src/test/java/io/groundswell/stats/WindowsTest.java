package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.TestSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final StructType FACTS =
      StructType.fromDDL(
          "known_on DATE, event_date DATE, account_id STRING, user_id STRING, events BIGINT");
  private static final Windows WINDOWS =
      Windows.of(col("user_id"))
          .sum("events_3d", col("events"), 3)
          .sum("events_10d", col("events"), 10)
          .sumBefore("events_10d_before", col("events"), 10, 10)
          .days("days_3d", 3)
          .days("days_70d", 70)
          .members("users_3d", 3)
          .members("users_70d", 70)
          .memberDays("user_days_10d", 10);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sayWhatASlowAndObviousQueryWouldSay(long seed) {
    var facts = randomFacts(seed);
    var run = new Run(FIRST.plusDays(60), FIRST.plusDays(95), "r");

    assertThat(said(WINDOWS.over(facts, "event_date", run, "account_id")))
        .containsExactlyInAnyOrderElementsOf(said(oracle(facts, run)))
        .hasSizeGreaterThan(100);
  }

  @Test
  void aRangeIsItsDays() {
    var facts = randomFacts(7);
    var run = new Run(FIRST.plusDays(80), FIRST.plusDays(86), "r");

    var dayByDay =
        run.days().stream()
            .flatMap(
                day -> said(WINDOWS.over(facts, "event_date", run.day(day), "account_id")).stream())
            .toList();

    assertThat(said(WINDOWS.over(facts, "event_date", run, "account_id")))
        .containsExactlyInAnyOrderElementsOf(dayByDay);
  }

  @Test
  void aLateFactCountsFromTheDayItWasKnownAndNotForLonger() {
    var late = facts(row(FIRST.plusDays(2), FIRST, "acme", "ada", 5L));
    var run = new Run(FIRST, FIRST.plusDays(9), "r");

    var counted =
        Windows.of().sum("events_4d", col("events"), 4).over(late, "event_date", run, "account_id");

    assertThat(said(counted.select("known_on", "events_4d")))
        .containsExactly("[5,2026-03-03]", "[5,2026-03-04]");
  }

  @Test
  void aFactKnownWhenItIsTooOldNeverCounts() {
    var tooLate = facts(row(FIRST.plusDays(4), FIRST, "acme", "ada", 5L));
    var windows = Windows.of().sum("events_4d", col("events"), 4);

    for (var run :
        List.of(new Run(FIRST, FIRST.plusDays(9), "r"), Run.of(FIRST.plusDays(4), "r"))) {
      assertThat(windows.over(tooLate, "event_date", run, "account_id").isEmpty()).isTrue();
    }
  }

  @Test
  void aRunOfOneDayWithoutMembersIsOneShuffle() {
    var plan =
        Windows.of()
            .sum("events_3d", col("events"), 3)
            .days("days_28d", 28)
            .over(randomFacts(1), "event_date", Run.of(FIRST.plusDays(80), "r"), "account_id")
            .queryExecution()
            .sparkPlan()
            .toString();

    assertThat(plan).doesNotContain("Window").doesNotContain("Generate").doesNotContain("Join");
  }

  /** Joins each day with every fact. */
  private static Dataset<Row> oracle(Dataset<Row> facts, Run run) {
    var days =
        TestSession.spark()
            .range(1)
            .select(explode(sequence(lit(run.from()), lit(run.to()))).as("day"));
    var a = least(col("event_date"), col("known_on"));
    var counts = col("known_on").leq(col("day"));
    return facts
        .withColumn("a", a)
        .crossJoin(days)
        .where(counts.and(date_add(col("a"), WINDOWS.longest()).gt(col("day"))))
        .groupBy("account_id", "day")
        .agg(
            total(within(3)).as("events_3d"),
            total(within(10)).as("events_10d"),
            total(date_add(col("a"), 20).gt(col("day")).and(within(10).equalTo(false)))
                .as("events_10d_before"),
            count_distinct(when(within(3), col("a"))).as("days_3d"),
            count_distinct(when(within(70), col("a"))).as("days_70d"),
            count_distinct(when(within(3), col("user_id"))).as("users_3d"),
            count_distinct(when(within(70), col("user_id"))).as("users_70d"),
            count_distinct(
                    when(
                        within(10).and(col("user_id").isNotNull()),
                        struct(col("user_id"), col("a"))))
                .as("user_days_10d"))
        .withColumnRenamed("day", "known_on");
  }

  private static Column within(int days) {
    return date_add(col("a"), days).gt(col("day"));
  }

  private static Column total(Column when) {
    return sum(when(when, col("events")).otherwise(0L));
  }

  private static Dataset<Row> randomFacts(long seed) {
    var random = new Random(seed);
    return facts(
        Stream.generate(
                () -> {
                  int day = random.nextInt(100);
                  int late = random.nextInt(4) == 0 ? random.nextInt(12) - 2 : 0;
                  return row(
                      FIRST.plusDays(day + late),
                      FIRST.plusDays(day),
                      "account" + random.nextInt(5),
                      random.nextInt(6) == 0 ? null : "user" + random.nextInt(4),
                      (long) random.nextInt(9));
                })
            .limit(250)
            .toArray(Row[]::new));
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
  }

  private static Dataset<Row> facts(Row... rows) {
    return TestSession.spark().createDataFrame(List.of(rows), FACTS);
  }

  private static List<String> said(Dataset<Row> rows) {
    var names = new ArrayList<>(List.of(rows.columns()));
    names.sort(null);
    return rows
        .select(names.stream().map(n -> col(n)).toArray(Column[]::new))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
