package io.groundswell.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  private record Version(LocalDate knownOn, String key, int value) {}

  /** The oracle asks each day by itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void asOfEachDayIsTheLatestOfEveryDay(long seed) {
    var versions = versions(new Random(seed));
    var run = new Run(DAY, DAY.plusDays(4), "test");
    var expected = new ArrayList<String>();
    for (var day : run.days()) {
      for (var key : List.of("a", "b", "c")) {
        versions.stream()
            .filter(v -> v.key().equals(key) && !v.knownOn().isAfter(day))
            .max((x, y) -> x.knownOn().compareTo(y.knownOn()))
            .ifPresent(v -> expected.add(day + " " + key + " " + v.value()));
      }
    }
    assertThat(texts(Slices.asOfEachDay(rows(versions), run, "key")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(texts(Slices.asOfEachDay(rows(versions), run.day(DAY.plusDays(4)), "key")))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(e -> e.startsWith(DAY.plusDays(4).toString())).toList());
  }

  private static List<Version> versions(Random random) {
    var versions = new ArrayList<Version>();
    for (var key : List.of("a", "b", "c")) {
      for (int day = -6; day < 7; day++) {
        if (random.nextInt(4) == 0) {
          versions.add(new Version(DAY.plusDays(day), key, random.nextInt(100)));
        }
      }
    }
    return versions;
  }

  private static Dataset<Row> rows(List<Version> versions) {
    return TestSession.spark()
        .createDataFrame(
            versions.stream()
                .map(v -> RowFactory.create(java.sql.Date.valueOf(v.knownOn()), v.key(), v.value()))
                .toList(),
            StructType.fromDDL("known_on DATE, key STRING, value INT"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.selectExpr("concat_ws(' ', known_on, key, value)").collectAsList().stream()
        .map(r -> r.getString(0))
        .toList();
  }
}
