package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.TestSession;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LearningTableTest {
  private static final Question CHURNED = new Question("churned", null, null, Set.of());

  /** 300 of 6,000 rows have the label, and only twelve different rows there are. */
  private static Dataset<Row> table() {
    return TestSession.spark()
        .range(6_000)
        .selectExpr("id % 20 = 0 AS churned", "id % 3 AS seats", "concat('p', id % 2) AS plan");
  }

  @Test
  void aSampleKeepsTheRarerLabelAndWeighsTheOther() {
    var sample = LearningTable.of(table(), CHURNED, 1_000).examples();

    assertThat(sample.positives()).isEqualTo(300);
    assertThat(sample.size()).isBetween(850, 1_150);
    assertThat(Arrays.stream(sample.weights()).sum()).isEqualTo(6_000, within(900.0));
    assertThat(sample.rate()).isEqualTo(0.05, within(0.01));
  }

  @Test
  void aSampleIsTheSameHoweverTheTableIsCut() {
    var one = LearningTable.of(table(), CHURNED, 1_000).examples().inOrder(1);
    var other = LearningTable.of(table().repartition(3), CHURNED, 1_000).examples().inOrder(1);

    assertThat(other.labels()).isEqualTo(one.labels());
    assertThat(other.weights()).isEqualTo(one.weights());
    for (int i = 0; i < 2; i++) {
      assertThat(other.attributes().get(i).numbers()).isEqualTo(one.attributes().get(i).numbers());
      assertThat(other.attributes().get(i).words()).isEqualTo(one.attributes().get(i).words());
    }
  }

  @Test
  void rowsWithoutALabelDoNotCountAndWhatIsNestedIsLeftOut() {
    var rows =
        table()
            .selectExpr("if(seats = 1, null, churned) AS churned", "plan", "array(seats) AS many");
    var read = LearningTable.of(rows, CHURNED);

    assertThat(read.rows()).isEqualTo(6_000);
    assertThat(read.unlabelled()).isEqualTo(2_000);
    assertThat(read.examples().size()).isEqualTo(4_000);
    assertThat(read.leftOut()).singleElement().extracting(out -> out.reason()).isEqualTo("nested");
  }
}
