package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.TestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class GiniTest {
  private static final StructType SHAPE = StructType.fromDDL("day STRING, who INT, load BIGINT");

  @Test
  void isTheMeanDifferenceOfTwoOverTwiceTheMean() {
    var random = new Random(3);
    for (int round = 0; round < 5; round++) {
      var loads = new ArrayList<Long>();
      for (int i = 0; i < 12; i++) {
        loads.add((long) random.nextInt(4));
      }
      assertThat(gini(loads)).isCloseTo(slowly(loads), within(1e-12));
    }
  }

  @Test
  void evenIsZeroAndNothingIsNothing() {
    assertThat(gini(List.of(2L, 2L, 2L))).isZero();
    assertThat(gini(List.of(0L, 0L))).isNull();
    assertThat(gini(List.of(0L, 0L, 0L, 5L))).isEqualTo(0.75);
  }

  private static double slowly(List<Long> loads) {
    double differences = 0;
    double total = 0;
    for (var one : loads) {
      total += one;
      for (var other : loads) {
        differences += Math.abs(one - other);
      }
    }
    return differences / (2 * loads.size() * total);
  }

  private static Double gini(List<Long> loads) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < loads.size(); i++) {
      rows.add(RowFactory.create("a", i, loads.get(i)));
      rows.add(RowFactory.create("b", i, 1L));
    }
    var all = TestSession.spark().createDataFrame(rows, SHAPE);
    return Gini.with(all, "gini", col("load"), List.of("day"), List.of(col("who")))
        .where(col("day").equalTo("a"))
        .head()
        .getAs("gini");
  }
}
