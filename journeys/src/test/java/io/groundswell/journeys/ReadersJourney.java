package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An analyst reads tables with other engines than Spark, and asks what the table book proposes. */
class ReadersJourney {
  private static final Pattern QUESTION = Pattern.compile("```sql\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern ASKED = Pattern.compile("\\b(?:FROM|JOIN) (\\w+\\.\\w+)");

  /** Nothing was erased in this company, and nobody has kept its tables small. */
  private static final List<String> ABSENT =
      List.of("ops.erasures", "ops.erased_messages", "ops.maintenance");

  @Test
  void duckdbAndDeltaRsReadEveryRowAsSparkDoes() throws IOException {
    var python = Python.of("analysts");
    var company = Company.shared();
    var tables = new ArrayList<>(List.of("silver.accounts", "silver.users"));
    tables.addAll(tables(company));
    assertThat(tables).contains("gold.account_features", "gold.topic_exemplars", "ops.runs");

    var question = fingerprints(python, "question", company, tables);
    var spark = company.sql(question).lines().skip(1).toList();
    assertThat(fingerprints(python, "delta-rs", company, tables).lines()).isEqualTo(spark);
    assertThat(fingerprints(python, "duckdb", company, tables).lines()).isEqualTo(spark);
  }

  @Test
  void sparkAndDuckdbAnswerEveryQuestionOfTheBook() throws IOException {
    var python = Python.of("analysts");
    var company = Company.shared();
    var book = Shell.PROJECT.resolve("docs/tables.md");
    var tables = tables(company);
    var questions =
        QUESTION.matcher(Files.readString(book)).results().map(found -> found.group(1)).toList();
    var asked = questions.stream().filter(q -> tables.containsAll(askedOf(q))).toList();
    assertThat(questions.stream().filter(q -> !asked.contains(q)).flatMap(q -> askedOf(q).stream()))
        .containsExactlyInAnyOrderElementsOf(ABSENT);

    // Whoever counts rows alone computes none of their columns.
    var all =
        IntStream.range(0, asked.size())
            .mapToObj(
                i ->
                    "SELECT %d AS i, count(to_json(struct(*))) AS n FROM (%s)"
                        .formatted(i, asked.get(i)))
            .collect(Collectors.joining(" UNION ALL ", "SELECT n FROM (", ") ORDER BY i"));
    var spark = company.sql(all).lines().skip(1).toList();

    var command = new ArrayList<>(List.of(python.program("python")));
    command.add(Shell.PROJECT.resolve("journeys/python/ask_book.py").toString());
    command.add(book.toString());
    command.addAll(tables);
    var here = Map.of("GROUNDSWELL_LAKEHOUSE", company.tables().toString());
    assertThat(Shell.run(command, here).answer().lines()).isEqualTo(spark);
  }

  private static List<String> askedOf(String question) {
    return ASKED.matcher(question).results().map(found -> found.group(1)).toList();
  }

  /** Those of gold and ops. */
  private static List<String> tables(Company company) throws IOException {
    var tables = new ArrayList<String>();
    for (var layer : List.of("gold", "ops")) {
      try (var folders = Files.list(company.tables().resolve(layer))) {
        folders.forEach(folder -> tables.add(layer + "." + folder.getFileName()));
      }
    }
    return tables;
  }

  private static String fingerprints(
      Python python, String engine, Company company, List<String> tables) {
    var arguments = Stream.concat(Stream.of(engine, company.tables().toString()), tables.stream());
    return python.script("fingerprints.py", arguments.toArray(String[]::new)).answer();
  }
}
