package io.groundswell.report;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Tables;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Table;
import java.util.List;
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

    assertThat(selling)
        .extracting(question -> OneDay.nothing().answer(question).id())
        .containsExactly("ask", "help", "alone", "paying");
    for (var question : selling) {
      // A column that is asked for and is not there is an error of Spark's.
      assertThat(OneDay.nothing().answer(question, ReportWallTest::withoutWordsToFix)).isNotNull();
      assertThat(
              OneDay.nothing().withContacts().answer(question, ReportWallTest::withoutWordsToFix))
          .isNotNull();
    }
  }

  @Test
  void oneThatReadsItIsFoundOut() {
    assertThatThrownBy(
            () -> OneDay.nothing().answer(new Pushy(), ReportWallTest::withoutWordsToFix))
        .hasMessageContaining("tickets_open");
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
    var without = rows.drop(fixing);
    // Made anew: Spark finds a column that was dropped again when a filter asks for it.
    return rows.sparkSession().createDataFrame(without.collectAsList(), without.schema());
  }

  /** Whoever has a problem is sold something. */
  private static final class Pushy implements Question {
    @Override
    public List<Table> inputs() {
      return List.of(Tables.ACCOUNT_FEATURES);
    }

    @Override
    public boolean sells() {
      return true;
    }

    @Override
    public Chapter answer(Facts facts) {
      var troubled = facts.today(Tables.ACCOUNT_FEATURES).where(col("tickets_open").gt(0));
      return new Chapter(
          "sell", "Sell", troubled.count() + " have a problem.", List.of(), List.of(), List.of());
    }
  }
}
