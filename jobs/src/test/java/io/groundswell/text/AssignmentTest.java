package io.groundswell.text;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.TestSession;
import io.groundswell.text.Assignment.Answer;
import io.groundswell.text.Assignment.Exemplar;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private final Assignment assignment =
      new Assignment(
          List.of(
              new Exemplar("up", new float[] {0, 1}),
              new Exemplar("right", new float[] {1, 0}),
              new Exemplar("right", new float[] {0.8f, 0.6f}),
              new Exemplar("also up", new float[] {0, 1})));

  @Test
  void the_nearest_mean_of_exemplars_decides() {
    var right = assignment.of(new float[] {1, 0});

    assertThat(right.topic()).isEqualTo("right");
    assertThat(right.confidence()).isEqualTo(1.8 / Math.sqrt(3.6), within(1e-6));
    // Nearer to an exemplar on the right, but still nearer to what is up than to the right's mean.
    assertThat(assignment.of(new float[] {0.58f, 0.8146f}).topic()).isEqualTo("also up");
  }

  @Test
  void of_two_topics_equally_near_the_first_by_name_whatever_their_order() {
    assertThat(assignment.of(new float[] {0, 1}).topic()).isEqualTo("also up");
  }

  @Test
  void far_from_all_is_an_answer_too() {
    var answer = assignment.of(new float[] {0, -1});
    var between = new Assignment(List.of(new Exemplar("a", new float[] {1, 0})));

    assertThat(answer).isEqualTo(new Answer(Assignment.UNASSIGNED, 0));
    assertThat(between.of(new float[] {0.6f, 0.8f}).topic()).isEqualTo(Assignment.UNASSIGNED);
    assertThat(between.of(new float[] {0.6f, 0.8f}).confidence()).isEqualTo(0.6, within(1e-6));
    assertThat(new Assignment(List.of()).of(new float[] {1, 0}).topic())
        .isEqualTo(Assignment.UNASSIGNED);
  }

  @Test
  void a_column_of_vectors_becomes_topics() {
    var vectors =
        TestSession.spark()
            .range(2)
            .select(
                org.apache
                    .spark
                    .sql
                    .functions
                    .when(col("id").equalTo(0), array(lit(1f), lit(0f)))
                    .as("vector"));

    var rows = vectors.select(assignment.of(col("vector")).as("a")).select("a.*").collectAsList();

    assertThat(rows.get(0).getString(0)).isEqualTo("right");
    assertThat(rows.get(0).getDouble(1)).isEqualTo(1.8 / Math.sqrt(3.6), within(1e-6));
    assertThat(rows.get(1).isNullAt(0)).isTrue();
  }
}
