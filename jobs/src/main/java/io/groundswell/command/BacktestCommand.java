package io.groundswell.command;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Query;
import io.groundswell.lakehouse.TableFile;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.learn.Challenger;
import io.groundswell.learn.Learner;
import io.groundswell.learn.LearningTable;
import io.groundswell.learn.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a label can be foretold from the other columns of any table. */
@Command(
    name = "backtest",
    description = {
      "Says whether a label can be foretold from the other columns of a table, how well, and what gives it away.",
      "Nothing is written. Numbers, words, days and missing values need no work by hand; ids are left out.",
      "docs/learning.md says how it learns and what the figures mean.",
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  ./groundswell backtest --table accounts.csv --label churned --group account_id",
      "  ./groundswell backtest --table gold.account_features --label is_paying --time known_on --group account_id",
      "  ./groundswell backtest --table calls.csv --label bought --drop duration,outcome_note",
    })
final class BacktestCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      required = true,
      description = {
        "A table of the lakehouse, such as gold.account_features,",
        "or a file: CSV with a header, JSON lines or Parquet.",
      })
  private String table;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      required = true,
      description = "What to foretell: a column with two values. Rows without one do not count.")
  private String label;

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = {
        "When a row was taken. The latest quarter is then foretold from what is earlier,",
        "and days become days before that time.",
      })
  private String time;

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      description =
          "Whom a row is about. Nobody is then both learnt from and foretold. Not a feature.")
  private String group;

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns not to learn from, such as those that are known only afterwards.")
  private List<String> dropped = List.of();

  @Option(
      names = "--challenger",
      description = "Also what a plain logistic regression makes of the same rows.")
  private boolean isChallenged;

  @Override
  public Integer call() throws IOException {
    var question = new Question(label, time, group, Set.copyOf(new HashSet<>(dropped)));
    if (!isFile(table)) {
      try (var workplace = conf.workplace()) {
        report(rows(table, workplace.lakehouse()), question);
      }
    } else if (Files.exists(conf.file())) {
      try (var workplace = conf.workplace()) {
        report(new TableFile(table).rows(workplace.spark()), question);
      }
    } else {
      try (var spark = Sessions.open(Map.of())) {
        report(new TableFile(table).rows(spark), question);
      }
    }
    return 0;
  }

  private static boolean isFile(String table) {
    return new TableFile(table).isNamedAsFile() || Files.exists(Path.of(table));
  }

  static Dataset<Row> rows(String table, Lakehouse lakehouse) {
    if (!table.matches("\\w+(\\.\\w+)?")) {
      throw new WrongUse(
          "There is no file %s, and a table of the lakehouse is called layer.table, such as gold.account_features."
              .formatted(table));
    }
    return new Query("SELECT * FROM " + table).rows(lakehouse);
  }

  private void report(Dataset<Row> rows, Question question) {
    var challenger =
        isChallenged
            ? Optional.of(new Challenger(rows.sparkSession()))
            : Optional.<Challenger>empty();
    var read = LearningTable.of(rows, question);
    new BacktestReport(table, question, read, Learner.standard(), challenger)
        .print(spec.commandLine().getOut());
  }
}
