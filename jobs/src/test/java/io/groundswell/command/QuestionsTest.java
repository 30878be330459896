package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Layer;
import io.groundswell.lakehouse.Query;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person learns of a lakehouse with one small table in it.
 *
 * <p>Longer than other files: one question for every way to ask.
 */
class QuestionsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  @TempDir static Path root;
  private static Lakehouse lakehouse;

  @BeforeAll
  static void publish() {
    lakehouse =
        new Lakehouse(
            TestSession.spark(),
            root.resolve("tables").toString(),
            root.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    lakehouse.run(new Spending(), new Run(DAY, DAY.plusDays(2), "r1"));
  }

  @AfterAll
  static void forget() {
    for (var layer : Layer.values()) {
      if (layer != Layer.LANDING) {
        TestSession.spark().sql("DROP DATABASE IF EXISTS " + layer.folder() + " CASCADE");
      }
    }
  }

  @Test
  void whatAMetastoreHasToBeTold() {
    assertThat(lakehouse.catalog().isMetastore()).isFalse();
    assertThat(lakehouse.catalog().statements())
        .contains(
            "CREATE DATABASE IF NOT EXISTS gold",
            "CREATE TABLE IF NOT EXISTS bronze.campaign_spend USING delta LOCATION 'file:%s'"
                .formatted(root.resolve("tables/bronze/campaign_spend")))
        .noneMatch(statement -> statement.contains("gold.advocates"));
  }

  @Test
  void aPersonSeesAlignedCutCells() {
    var text =
        printed(
            answer(
                "SELECT channel, spend_minor AS spend, CAST(NULL AS STRING) AS nothing, repeat('x', 50) AS long,"
                    + " 'a\nb' AS lines FROM bronze.campaign_spend ORDER BY spend_minor"),
            (answer, out) -> assertThat(answer.printTable(5, out)).isFalse());
    assertThat(text.lines())
        .containsExactly(
            "channel   spend  nothing  long                                      lines",
            "--------  -----  -------  ----------------------------------------  -----",
            "search        5  null     " + "x".repeat(37) + "...  a b",
            "a \"b\", c    700  null     " + "x".repeat(37) + "...  a b");
  }

  @Test
  void aPersonIsToldThatThereIsMore() {
    printed(
        answer("SELECT * FROM bronze.campaign_spend"),
        (answer, out) -> assertThat(answer.printTable(1, out)).isTrue());
  }

  @Test
  void aSpreadsheetReadsRfc4180() {
    var text =
        printed(
            answer(
                "SELECT channel, spend_minor, CAST(NULL AS INT) AS nothing, '' AS empty,"
                    + " array(1, 2) AS list FROM bronze.campaign_spend ORDER BY spend_minor"),
            (answer, out) -> answer.printCsv(out));
    assertThat(text)
        .isEqualTo(
            "channel,spend_minor,nothing,empty,list\r\n"
                + "search,5,,\"\",\"[1,2]\"\r\n"
                + "\"a \"\"b\"\", c\",700,,\"\",\"[1,2]\"\r\n");
  }

  @Test
  void aProgramReadsJsonLines() {
    var text =
        printed(
            answer(
                "SELECT known_on, spend_minor, NULL AS nothing FROM bronze.campaign_spend LIMIT 1"),
            (answer, out) -> answer.printJson(out));
    assertThat(text)
        .matches("\\{\"known_on\":\"2026-01-0\\d\",\"spend_minor\":\\d+,\"nothing\":null}\n");
    assertThatThrownBy(
            () -> printed(answer("SELECT 1 AS a, 2 AS a"), (answer, out) -> answer.printJson(out)))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("the same name");
  }

  @Test
  void readingStatementsAreAnswered() {
    for (var sql :
        List.of(
            "SHOW TABLES IN bronze",
            "DESCRIBE bronze.campaign_spend",
            "EXPLAIN SELECT * FROM bronze.campaign_spend",
            "VALUES (1), (2)",
            "WITH one AS (SELECT 1 AS n) SELECT * FROM one",
            "TABLE bronze.campaign_spend")) {
      assertThat(answer(sql).rows().collectAsList()).as(sql).isNotEmpty();
    }
  }

  @Test
  void aWrongNameGivesASentence() {
    wrong("SELECT * FROM gold.advocates", "gold.advocates is not there yet");
    wrong("SELECT * FROM advocates", "There is no table advocates. Did you mean gold.advocates?");
    wrong("SELECT * FROM bronze.campain_spend", "Did you mean bronze.campaign_spend?");
    wrong(
        "SELECT chanel FROM bronze.campaign_spend",
        "There is no column chanel. The nearest: channel");
  }

  @Test
  void aWrongCalculationIsWrongUseToo() {
    assertThatThrownBy(
            () -> {
              try {
                answer("SELECT 1 / 0").printTable(1, new PrintWriter(new StringWriter()));
              } catch (Exception e) {
                throw Query.explained(e, Pipeline.contracts());
              }
            })
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("Division by zero")
        .hasMessageNotContaining("SQLSTATE");
  }

  @Test
  void everyTableIsListed() {
    var lines = Inventory.of(lakehouse);
    var out = new StringWriter();
    TablesCommand.print(lines, new PrintWriter(out));

    assertThat(lines).hasSameSizeAs(Pipeline.contracts().all());
    assertThat(Inventory.newest(lines)).isEqualTo(DAY.plusDays(2));
    assertThat(out.toString())
        .containsPattern("bronze.campaign_spend +2  2026-01-05  2026-01-07 +0  ")
        .containsPattern("(?s)Not there yet.*gold.advocates");
  }

  @Test
  void anEmptyHouseIsNoError() {
    var empty =
        new Lakehouse(
            TestSession.spark(),
            root.resolve("empty").toString(),
            root.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    var out = new StringWriter();
    TablesCommand.print(Inventory.of(empty), new PrintWriter(out));
    assertThat(out.toString()).contains("Not there yet");
  }

  private static void wrong(String sql, String message) {
    assertThatThrownBy(() -> answer(sql))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining(message);
  }

  private static Answer answer(String sql) {
    return Answer.of(new Query(sql).rows(lakehouse));
  }

  private interface Printing {
    void print(Answer answer, PrintWriter out);
  }

  private static String printed(Answer answer, Printing printing) {
    var text = new StringWriter();
    printing.print(answer, new PrintWriter(text));
    return text.toString();
  }

  /** Two rows, two days apart. */
  private static final class Spending implements Job {
    @Override
    public Table output() {
      return Tables.CAMPAIGN_SPEND_RECORDS;
    }

    @Override
    public List<Table> inputs() {
      return List.of(Tables.ROADMAP_ITEMS);
    }

    @Override
    public Dataset<Row> rows(Inputs in, Run run) {
      return Rows.of(Pipeline.contracts().of(output()))
          .row("known_on", run.from(), "channel", "search", "spend_minor", 5)
          .row("known_on", run.to(), "channel", "a \"b\", c", "spend_minor", 700)
          .dataset();
    }
  }
}
