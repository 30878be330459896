package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.TestSession;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class AucTest {

  /** Three true (0.9, 0.5, 0.4) and two false (0.5, 0.1): 2 + 1.5 + 1 of 6 pairs. */
  @Test
  void countsATieAsHalf() {
    assertThat(
            Auc.of(
                new double[] {0.5, 0.9, 0.1, 0.4, 0.5},
                new boolean[] {true, true, false, true, false}))
        .isEqualTo(4.5 / 6, within(1e-12));
  }

  @Test
  void ofRowsIsThatOfArraysAndSkipsWhatIsUnknown() {
    var rows =
        TestSession.spark()
            .createDataFrame(
                List.of(
                    RowFactory.create(0.5, true),
                    RowFactory.create(0.9, true),
                    RowFactory.create(0.1, false),
                    RowFactory.create(0.4, true),
                    RowFactory.create(0.5, false),
                    RowFactory.create(null, true),
                    RowFactory.create(0.7, null)),
                StructType.fromDDL("score DOUBLE, truth BOOLEAN"));

    assertThat(Auc.of(rows, col("score"), col("truth"))).isEqualTo(4.5 / 6, within(1e-12));
  }

  @Test
  void isNoNumberWithoutBothGroups() {
    assertThat(Auc.of(new double[] {1, 2}, new boolean[] {true, true})).isNaN();
  }
}
