package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An analyst opens the notebooks and runs them from top to bottom. */
class NotebooksJourney {
  private static final Path NOTEBOOKS = Shell.PROJECT.resolve("notebooks");
  private static final Pattern OTHER_WAYS_TO_DATA =
      Pattern.compile("deltalake|duckdb|pyarrow|read_(parquet|csv|json|table)|open\\(|(FROM|JOIN) (silver|bronze|restricted)");

  @Test
  void eachRunsFromTopToBottom() throws IOException {
    var python = Python.of("analysts");
    var here = Map.of("GROUNDSWELL_LAKEHOUSE", Company.shared().tables().toString());
    var executed = Files.createDirectories(Shell.PROJECT.resolve("journeys/target/notebooks"));
    for (var notebook : notebooks()) {
      var out = executed.resolve(notebook.getFileName());
      Shell.run(
              List.of(python.program("jupyter"), "execute", notebook.toString(), "--output=" + out),
              here)
          .answer();
      var shown = Files.readString(out);
      assertThat(shown.split("\"image/png\"", -1)).as("plots of %s", out).hasSizeGreaterThan(3);
      assertThat(shown.split("\"> ", -1)).as("findings of %s", out).hasSizeGreaterThan(4);
    }
  }

  @Test
  void noneIsKeptWithWhatItShowed() throws IOException {
    assertThat(notebooks()).hasSize(5);
    for (var notebook : notebooks()) {
      assertThat(Files.readString(notebook))
          .as("%s: jupyter nbconvert --clear-output --inplace notebooks/*.ipynb", notebook)
          .doesNotContain("\"output_type\"")
          .doesNotContainPattern("\"execution_count\": \\d");
    }
  }

  @Test
  void eachReadsGoldThroughTheOneDoor() throws IOException {
    for (var notebook : notebooks()) {
      assertThat(Files.readString(notebook))
          .as(notebook.toString())
          .contains("\"import gold\\n\"")
          .doesNotContainPattern(OTHER_WAYS_TO_DATA);
    }
  }

  @Test
  void theDoorIsShutToPeopleAndTheirWords() {
    assertThat(asked("FROM silver.users").err()).contains("silver.users is not open to notebooks");
    assertThat(asked("FROM restricted.contacts").err()).contains("is not open to notebooks");
    assertThat(asked("FROM 'conf/business.yaml'").err()).contains("disabled");
    assertThat(asked("record FROM ops.rejects").err()).contains("\"record\" not found");
    assertThat(asked("count(*) FROM gold.no_such").err()).contains("no run has published a row");
  }

  private static Outcome asked(String question) {
    var python = Python.of("analysts");
    var code = "import sys; sys.path.append('notebooks'); import gold; gold.ask('''SELECT %s''')";
    var select = question.startsWith("FROM") ? "* " + question : question;
    var outcome =
        Shell.run(
            List.of(python.program("python"), "-c", code.formatted(select)),
            Map.of("GROUNDSWELL_LAKEHOUSE", Company.shared().tables().toString()));
    assertThat(outcome.exit()).isEqualTo(1);
    return outcome;
  }

  private static List<Path> notebooks() throws IOException {
    try (var files = Files.list(NOTEBOOKS)) {
      return files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList();
    }
  }
}
