package io.groundswell.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Table;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What was said to get something fixed is in no chapter that somebody sells by. */
class ReportWallTest {
  @Test
  void chaptersThatSellAreTheSameWithoutIt() {
    var selling =
        Report.questions(TestPipeline.business()).stream().filter(Question::sells).toList();

    assertThat(selling).hasSize(4);
    for (var question : selling) {
      // A column that is asked for and is not there is an error of Spark's.
      assertThat(OneDay.nothing().answer(question, ReportWallTest::withoutWordsToFix)).isNotNull();
      assertThat(
              OneDay.nothing().withContacts().answer(question, ReportWallTest::withoutWordsToFix))
          .isNotNull();
    }
  }

  @Test
  void personalDataIsReadOnlyWhenItIsAskedFor() {
    assertThat(
            Report.questions(TestPipeline.business()).stream()
                .flatMap(question -> question.inputs().stream()))
        .noneMatch(table -> table.layer() == Layer.RESTRICTED);
  }

  private static Dataset<Row> withoutWordsToFix(Table table, Dataset<Row> rows) {
    var contract = OneDay.contract(table);
    var fixing =
        contract.purposes().entrySet().stream()
            .filter(purpose -> purpose.getValue().equals("fix"))
            .map(Map.Entry::getKey)
            .filter(column -> !contract.key().contains(column))
            .toArray(String[]::new);
    return rows.drop(fixing);
  }
}
