package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.TableFile;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.learn.Challenger;
import io.groundswell.learn.Learner;
import io.groundswell.learn.LearningTable;
import io.groundswell.learn.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code backtest} says of tables. */
class BacktestReportTest {
  @TempDir Path folder;

  @Test
  void aCsvWithSemicolonsIsReadAsItIsMeant() throws IOException {
    var file = accounts("accounts.csv", 900);

    var told = told(file, new Question("Churned", "seen_on", "account", Set.of("secret")));

    assertThat(told)
        .contains("900 rows, Churned = yes in ")
        .contains("Left out: region (the same in every row), invoice_no (an id), secret (dropped).")
        .contains("4 columns to learn from.")
        .contains("from those before of others (account)")
        .contains("95 % between")
        .contains("A logistic regression on bins has, of the same rows: AUC 0.")
        .contains("Reliability")
        .contains("What moves the score most: ")
        .contains("exit_reason: that it is filled in tells the label")
        .contains("--drop exit_reason,secret")
        .contains("Verdict: skill, unless it is that of the columns above.");
  }

  @Test
  void numbersInWordsAndDaysBecomeNumbers() throws IOException {
    var rows = new TableFile(accounts("accounts.csv", 300)).rows(TestSession.spark());
    var question = new Question("churned", "seen_on", "account", Set.of());
    var examples = LearningTable.of(rows, question).examples();

    var spend = examples.attributes().stream().filter(a -> a.name().equals("spend")).findFirst();
    assertThat(spend.orElseThrow().numbers()).contains(1_250);
    var signed =
        examples.attributes().stream().filter(a -> a.name().equals("signed_on")).findFirst();
    assertThat(java.util.Arrays.stream(signed.orElseThrow().numbers()))
        .allMatch(days -> days >= 1 && days <= 60);
  }

  @Test
  void parquetAndJsonLinesSayTheSame() throws IOException {
    var rows = new TableFile(accounts("accounts.csv", 300)).rows(TestSession.spark());
    rows.coalesce(1).write().parquet(folder.resolve("p").toString());
    rows.coalesce(1).write().json(folder.resolve("j").toString());
    var question = new Question("churned", null, null, Set.of("exit_reason"));

    var expected = LearningTable.of(rows, question).examples().inOrder(1);

    for (var copy : List.of("p", "j")) {
      var read = new TableFile(folder.resolve(copy).toString()).rows(TestSession.spark());
      var examples = LearningTable.of(read, question).examples();
      assertThat(examples.size()).isEqualTo(300);
      assertThat(examples.attributes())
          .extracting(column -> column.name())
          .containsExactlyInAnyOrderElementsOf(
              expected.attributes().stream().map(column -> column.name()).toList());
    }
  }

  @Test
  void aTableOfTheLakehouseGoesByItsName() {
    var lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            folder.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    assertThatThrownBy(() -> BacktestCommand.rows("gold.acount_features", lakehouse))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("Did you mean gold.account_features?");
    assertThatThrownBy(() -> BacktestCommand.rows("no; such", lakehouse))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("layer.table");
  }

  @Test
  void labelsWithoutSignalHaveNoSkill() {
    var rows =
        TestSession.spark()
            .range(400)
            .selectExpr(
                "xxhash64(id, 1) % 2 = 0 AS won",
                "abs(xxhash64(id, 2)) % 100 AS seats",
                "concat('s', abs(xxhash64(id, 3)) % 4) AS source");
    assertThat(told(rows, new Question("won", null, null, Set.of())))
        .contains("won = true")
        .contains("Verdict: no skill");
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() throws IOException {
    var rows = new TableFile(accounts("accounts.csv", 300)).rows(TestSession.spark());
    wrong(
        rows,
        new Question("gone", null, null, Set.of()),
        "There is no column gone. There is: account, ");
    wrong(rows, new Question("plan", null, null, Set.of()), "The label plan has 3 values");
    wrong(rows, new Question("region", null, null, Set.of()), "only one value");
    wrong(rows, new Question("churned", "plan", null, Set.of()), "is not a time in every row");
    wrong(
        rows.limit(30), new Question("churned", null, null, Set.of()), "At least 20 of each kind");
    assertThatThrownBy(() -> new TableFile("/nowhere/a.csv").rows(TestSession.spark()))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("There is no file /nowhere/a.csv");
  }

  private static void wrong(Dataset<Row> rows, Question question, String message) {
    assertThatThrownBy(() -> LearningTable.of(rows, question))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining(message);
  }

  private static String told(String file, Question question) {
    return told(new TableFile(file).rows(TestSession.spark()), question);
  }

  private static String told(Dataset<Row> rows, Question question) {
    var out = new StringWriter();
    var quick = new Learner(java.util.Map.of(), 0, 42);
    var challenger = Optional.of(new Challenger(TestSession.spark()));
    new BacktestReport("t", question, LearningTable.of(rows, question), quick, challenger)
        .print(new PrintWriter(out));
    return out.toString();
  }

  /** Accounts of which those on a free plan leave more often, each seen on three days. */
  private String accounts(String name, int rows) throws IOException {
    var dice = new SplittableRandom(4);
    var csv =
        new StringBuilder(
            "\uFEFFaccount;seen_on;signed_on;plan;spend;region;invoice_no;secret;exit_reason;Churned\n");
    for (int i = 0; i < rows; i++) {
      String plan = List.of("free", "team", "firm").get(dice.nextInt(3));
      boolean isGone = dice.nextDouble() < (plan.equals("free") ? 0.6 : 0.2);
      var seen = LocalDate.of(2026, 1, 31).plusDays(30L * (i % 4));
      csv.append(
          String.format(
              Locale.ROOT,
              "a%d;%s;%s;%s;\"%s\";EU;%d;%b;%s;%s%n",
              i / 4,
              seen,
              seen.minusDays(1 + dice.nextInt(60)),
              plan,
              i % 7 == 0 ? "1,250" : "$ " + (20 + dice.nextInt(400)),
              90_000 + i,
              isGone,
              isGone && dice.nextDouble() < 0.6 ? "price" : "",
              isGone ? "yes" : "no"));
    }
    return Files.writeString(folder.resolve(name), csv).toString();
  }
}
