package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir Path folder;

  @Test
  void aSchedulerReadsStagesInOrderWithTheirTables() throws Exception {
    var office = Office.in(folder);
    office.remove("hash.key");
    var typed = Typed.run("plan", "--json", "--conf", office.conf());

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    var stages = new ObjectMapper().readTree(typed.out()).get("stages");
    assertThat(stages.findValuesAsText("name"))
        .containsExactly("land", "refine", "understand", "measure", "score", "publish");
    assertThat(stages.get(0).get("jobs").get(0).get("table").asText())
        .isEqualTo("bronze.segment_events");
    assertThat(stages.get(0).get("jobs").get(0).get("inputs").get(0).asText())
        .isEqualTo("landing.segment/events");
  }

  @Test
  void aPersonReadsWhatEachStageDoes() {
    var typed = Typed.run("plan", "--conf", Office.in(folder).conf());

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("land: Vendors' files become bronze")
        .containsPattern("silver\\.accounts +from restricted\\.sightings, ");
  }

  @Test
  void theTableBookIsWhatTheContractsSay() throws Exception {
    var book = new TableBook(Pipeline.contracts(), Plan.of(TestPipeline.business())).markdown();
    assertThat(Files.readString(Office.root().resolve("docs/tables.md")))
        .as("docs/tables.md is stale: ./groundswell document")
        .isEqualTo(book);
  }

  @Test
  void theSchedulersPlanIsTheOneThatRuns() throws Exception {
    var plan = new ObjectMapper().readTree(Plan.of(TestPipeline.business()).json());
    var scheduled = Office.root().resolve("dags/plan.json").toFile();
    assertThat(new ObjectMapper().readTree(scheduled))
        .as("dags/plan.json is stale: ./groundswell plan --json > dags/plan.json")
        .isEqualTo(plan);
  }

  @Test
  void aStaleTableBookIsFoundOut() {
    var office = Office.in(folder);
    var file = folder.resolve("tables.md").toString();

    assertThat(Typed.run("document", "--conf", office.conf(), "--out", file).code()).isZero();
    assertThat(check(office, file).code()).isZero();
    office.change("tables.md", "# Tables", "# Table");
    assertThat(check(office, file).code()).isEqualTo(1);
    assertThat(check(office, file).messages()).hasSize(1);
    assertThat(check(office, folder + "/none.md").code()).isEqualTo(1);
  }

  private static Typed check(Office office, String file) {
    return Typed.run("document", "--check", "--conf", office.conf(), "--out", file);
  }
}
