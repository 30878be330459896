package io.groundswell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.TestSession;
import io.groundswell.simulate.PlantedTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicMarksTest {
  @TempDir Path folder;

  @Test
  void topicsThatAreThePlantedOnesAgreeFully() {
    assertThat(new TopicMarks(new int[] {0, 0, 1, 1}, new int[] {7, 7, 3, 3}).line())
        .startsWith("NMI 100.0  ARI 100.0")
        .endsWith("4 texts are about: 2 topics planted, 2 found, 0 texts in none");
  }

  /** Each text without a topic is alone, and no topic with the others. */
  @Test
  void textsWithoutATopicAreNotTogether() {
    assertThat(new TopicMarks(new int[] {0, 0, 1, 1}, new int[] {7, 7, -3, -4}).line())
        .contains("purity 100.0")
        .doesNotContain("ARI 100.0")
        .endsWith("2 topics planted, 1 found, 2 texts in none");
  }

  @Test
  void whatWasPlantedGoesByTheIdsOfFeedback() throws IOException {
    Files.createDirectories(folder.resolve("feedback"));
    Files.writeString(
        folder.resolve("feedback/part.jsonl"),
        """
        {"channel":"ticket","record_id":"100","also_in":"10000","topic":"a"}
        {"channel":"comment","record_id":"10002","also_in":null,"topic":"b"}
        {"channel":"comment","record_id":"10003","also_in":null,"topic":null}
        {"channel":"conversation","record_id":"900","also_in":null,"topic":"c"}
        {"channel":"reply","record_id":"901","also_in":null,"topic":"c"}
        {"channel":"nps","record_id":"nps_1","also_in":null,"topic":"d"}
        {"channel":"cancellation","record_id":"exit_1","also_in":null,"topic":"d"}
        {"channel":"deal","record_id":"006","also_in":null,"topic":"e"}
        """);
    var truth = new PlantedTruth(TestSession.spark(), folder.toString()).feedback();

    assertThat(truth.collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactlyInAnyOrder(
            "ticket:100-opener a",
            "ticket:zendesk:10000 a",
            "ticket:zendesk:10002 b",
            "ticket:intercom-900-opener c",
            "ticket:intercom:901 c",
            "survey:nps_1 d",
            "cancellation:exit_1 d",
            "deal:006 e");
  }
}
