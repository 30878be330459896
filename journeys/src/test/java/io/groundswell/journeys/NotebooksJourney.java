package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An analyst opens the notebooks and runs them from top to bottom. */
class NotebooksJourney {
  private static final Path NOTEBOOKS = Shell.PROJECT.resolve("notebooks");
  private static final Pattern OTHER_WAYS_TO_DATA =
      Pattern.compile(
          "deltalake|duckdb|pyarrow|read_(parquet|csv|json|table)|open\\(|(FROM|JOIN) (silver|bronze|restricted)");

  @Test
  void eachRunsFromTopToBottom() throws IOException {
    for (var shown : executed("whole", Company.shared().tables())) {
      assertThat(shown.split("\"image/png\"", -1)).as("plots").hasSizeGreaterThan(3);
      assertThat(shown.split("\"> ", -1)).as("findings").hasSizeGreaterThan(4);
      assertThat(shown).doesNotContain("\"stderr\"");
    }
  }

  /** Before anything was fitted, scored for long or taught, and where billing is silent. */
  @Test
  void eachSaysSoWhereThereIsLittle() throws IOException {
    var few = Files.createTempDirectory("few");
    for (var table :
        List.of(
            "gold/account_features",
            "gold/advocacy_scores",
            "gold/advocates",
            "ops/runs",
            "ops/files")) {
      Files.createDirectories(few.resolve(table).getParent());
      Files.createSymbolicLink(few.resolve(table), Company.shared().tables().resolve(table));
    }
    var said = String.join("", executed("few", few));
    assertThat(said)
        .contains("There are no topics yet", "No model is in use", "No account pays today");
  }

  /** What each notebook holds after it ran. */
  private static List<String> executed(String name, Path tables) throws IOException {
    var python = Python.of("analysts");
    var folder = Shell.PROJECT.resolve("journeys/target/notebooks").resolve(name);
    Files.createDirectories(folder);
    var executed = new ArrayList<String>();
    for (var notebook : notebooks()) {
      var out = folder.resolve(notebook.getFileName());
      var command =
          List.of(python.program("jupyter"), "execute", notebook.toString(), "--output=" + out);
      Shell.run(command, Map.of("GROUNDSWELL_LAKEHOUSE", tables.toString())).answer();
      executed.add(Files.readString(out));
    }
    return executed;
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
    assertThat(asked("SELECT * FROM silver.users").err())
        .contains("silver.users is not open to notebooks");
    assertThat(asked("SELECT * FROM restricted.contacts").err())
        .contains("is not open to notebooks");
    assertThat(asked("SELECT * FROM read_text('conf/business.yaml')").err()).contains("disabled");
    assertThat(asked("SELECT record FROM ops.rejects").err()).contains("\"record\" not found");
    assertThat(asked("SELECT count(*) FROM gold.no_such").err())
        .contains("no run has published a row");
  }

  private static Outcome asked(String question) {
    var python = Python.of("analysts");
    var code = "import sys; sys.path.append('notebooks'); import gold; gold.ask(sys.argv[1])";
    var outcome =
        Shell.run(
            List.of(python.program("python"), "-c", code, question),
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
