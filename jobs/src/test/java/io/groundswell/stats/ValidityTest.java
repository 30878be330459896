package io.groundswell.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.TestSession;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 10);
  private static final Run RUN = new Run(DAY, DAY.plusDays(3), "r");

  @Test
  void eachHoldsUntilTheNextIsKnown() {
    var plans = plans(row(-5, "free"), row(-1, "team"), row(2, "free"));

    assertThat(said(Validity.onEachDay(Validity.of(plans, RUN, "account_id"), RUN)))
        .containsExactly("2026-01-10 team", "2026-01-11 team", "2026-01-12 free", "2026-01-13 free")
        .isEqualTo(dayByDay(day -> Validity.of(plans, day, "account_id")));
  }

  @Test
  void aLimitEndsWhatNobodyConfirmed() {
    var plans = plans(row(-5, "free"), row(-1, "team"));

    assertThat(said(Validity.onEachDay(Validity.lasting(3, plans, RUN, "account_id"), RUN)))
        .containsExactly("2026-01-10 team", "2026-01-11 team")
        .isEqualTo(dayByDay(day -> Validity.lasting(3, plans, day, "account_id")));
  }

  @Test
  void twoTablesSideBySideMayNotShareAColumn() {
    var plans = plans(row(0, "free"));

    assertThatThrownBy(() -> SideBySide.of(List.of(plans, plans), "account_id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known_on");
  }

  private static List<String> dayByDay(java.util.function.Function<Run, Dataset<Row>> versions) {
    return RUN.days().stream()
        .map(RUN::day)
        .flatMap(day -> said(Validity.onEachDay(versions.apply(day), day)).stream())
        .toList();
  }

  private static List<String> said(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(r -> r.getAs("known_on") + " " + r.getAs("plan"))
        .sorted()
        .toList();
  }

  private static Row row(int knownOn, String plan) {
    return RowFactory.create(DAY.plusDays(knownOn), "acme", plan);
  }

  private static Dataset<Row> plans(Row... rows) {
    return TestSession.spark()
        .createDataFrame(
            List.of(rows), StructType.fromDDL("known_on DATE, account_id STRING, plan STRING"));
  }
}
