package io.groundswell.command;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Query;
import io.groundswell.lakehouse.WrongUse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question in SQL. */
@Command(
    name = "sql",
    description = {
      "Answers a question in SQL.",
      "Tables are called layer.table, such as gold.advocates. Only reading is possible: a query, SHOW, DESCRIBE or EXPLAIN.",
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  ./groundswell sql \"SELECT * FROM gold.advocates WHERE known_on = '2026-06-30'\"",
      "  ./groundswell sql \"DESCRIBE gold.account_features\"",
      "  ./groundswell sql --format csv \"SELECT * FROM gold.feedback_topics\" > topics.csv",
    })
final class SqlCommand implements Callable<Integer> {
  private static final int ROWS_FOR_A_PERSON = 50;

  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "QUESTION", description = "One statement, in quotes.")
  private String question;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = {
        "table: aligned, long cells cut (default);",
        "csv: RFC 4180 with a header, nested values as JSON;",
        "json: one object per line.",
      })
  private Format format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many rows (default: 50 in a table, all in csv and json).")
  private Integer limit;

  private enum Format {
    TABLE,
    CSV,
    JSON
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new WrongUse("--limit %d shows nothing. Give 1 or more.".formatted(limit));
    }
    var query = new Query(question);
    try (var workplace = conf.workplace()) {
      print(query, workplace);
    }
    return 0;
  }

  private void print(Query query, Workplace workplace) {
    var out = spec.commandLine().getOut();
    try {
      var rows = query.rows(workplace.lakehouse());
      var answer = Answer.of(limit == null ? rows : rows.limit(limit));
      switch (format) {
        case TABLE -> {
          if (answer.printTable(limit == null ? ROWS_FOR_A_PERSON : limit, out)) {
            spec.commandLine()
                .getErr()
                .printf(
                    "There are more than these %d rows; --limit N shows N.%n", ROWS_FOR_A_PERSON);
          }
        }
        case CSV -> answer.printCsv(out);
        case JSON -> answer.printJson(out);
      }
    } catch (Exception e) { // Scala throws its SparkException undeclared.
      throw Query.explained(e, Pipeline.contracts());
    }
  }
}
