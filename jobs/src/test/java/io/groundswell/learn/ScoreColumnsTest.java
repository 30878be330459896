package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.TestSession;
import java.util.ArrayList;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ScoreColumnsTest {
  @Test
  void columnsSayToTheBitWhatTheModelSays() {
    var model = Learner.standard().learn(Planted.rows(1_500, 51).examples()).model();
    var planted = Planted.rows(300, 52);
    planted.plan[0] = null;
    planted.plan[1] = "unheard of";
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          RowFactory.create(
              i,
              i == 2 || !Double.isNaN(planted.spend[i]) ? planted.spend[i] : null,
              planted.plan[i],
              planted.noise[i]));
    }
    var scored =
        new ScoreColumns(model)
            .addTo(
                TestSession.spark()
                    .createDataFrame(
                        rows,
                        StructType.fromDDL("id INT, spend DOUBLE, plan STRING, noise DOUBLE")))
            .orderBy("id")
            .collectAsList();

    double[] margins = model.margins(planted.examples());
    for (int i = 0; i < margins.length; i++) {
      var row = scored.get(i);
      assertThat(row.<Double>getAs("log_odds")).isEqualTo(margins[i], within(1e-9));
      double sum = row.getAs("baseline");
      for (Row part : row.<Row>getList(row.fieldIndex("contributions"))) {
        sum += part.<Double>getAs("points");
      }
      assertThat(row.<Double>getAs("log_odds")).isEqualTo(sum, within(1e-9));
      assertThat(row.<Double>getAs("probability"))
          .isEqualTo(Platt.probability(margins[i]), within(1e-12));
    }
  }

  @Test
  void aModelThatKnowsNothingSaysTheBaseline() {
    var empty = new GlassBox(-1, java.util.List.of(), java.util.List.of());
    var row = new ScoreColumns(empty).addTo(TestSession.spark().range(1).toDF()).head();
    assertThat(row.<Double>getAs("log_odds")).isEqualTo(-1);
    assertThat(row.<Row>getList(row.fieldIndex("contributions"))).isEmpty();
  }
}
