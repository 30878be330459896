package io.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRulesTest {
  private static final Path ROOT = Path.of(System.getProperty("groundswell.root", ".."));
  private static final Path INIT = ROOT.resolve("jobs/src/main/resources/init/topics.yaml");

  @TempDir Path folder;

  @Test
  void nothingIsSaidAtFirst() {
    assertThat(TopicRules.load(ROOT.resolve("conf/topics.yaml")).isEmpty()).isTrue();
    assertThat(TopicRules.load(INIT).fingerprint()).isNull();
  }

  /** Whoever takes the comment signs away has rules that can be read. */
  @Test
  void theExamplesOfTheEmptyFileAreRules() throws IOException {
    var text = Files.readString(INIT).replaceAll("(?m)^#  ", "  ");

    var rules = TopicRules.load(file(text));

    assertThat(rules.topics()).hasSize(5);
    assertThat(rules.held()).hasSize(5);
    assertThat(rules.into("T20260105-007")).isEqualTo("T20260105-003");
    assertThat(rules.labelOf("T20260105-003")).contains("Exports that fail");
    assertThat(rules.labelOf("T20260105-004.sso")).contains("Single sign-on");
    assertThat(rules.doneTo("T20260105-003")).containsExactly("merged", "renamed");
    assertThat(rules.doneTo("T20260105-004.sso")).containsExactly("split");
    assertThat(rules.doneTo("T20260105-009")).containsExactly("pinned");
    assertThat(rules.on(LocalDate.of(2026, 6, 30)).isEmpty()).isTrue();
    assertThat(rules.on(LocalDate.of(2026, 7, 1))).isEqualTo(rules);
  }

  @Test
  void ofSeveralNamesTheNewestCounts() throws IOException {
    var rules =
        TopicRules.load(
            file(
                """
                rename:
                  - {topic: T20260105-003, label: New, since: 2026-07-01}
                  - {topic: T20260105-003, label: Old, since: 2026-03-01}
                """));

    assertThat(rules.labelOf("T20260105-003")).contains("New");
    assertThat(rules.on(LocalDate.of(2026, 4, 1)).labelOf("T20260105-003")).contains("Old");
  }

  @Test
  void rulesAboutTopicsThatAreNotThereAreLeftOut() throws IOException {
    var rules =
        TopicRules.load(
            file(
                """
                merge:
                  - {topics: [T20260105-001, T20260105-002], into: T20260105-003, since: 2026-07-01}
                  - {topics: [T20260105-004], into: T20260105-099, since: 2026-07-01}
                pin:
                  - {topic: T20260105-098, since: 2026-07-01}
                """));

    var among = rules.among(List.of("T20260105-001", "T20260105-003", "T20260105-004"));

    assertThat(among.held()).containsExactly("T20260105-001", "T20260105-003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "renames: []|renames",
        "rename: [{topic: T20260105-003, label: A}]|day from which it holds",
        "rename: [{topic: exports, label: A, since: 2026-07-01}]|the id of a topic",
        "rename: [{topic: T20260105-003, label: ' ', since: 2026-07-01}]|rename.label",
        "rename: [{topic: T20260105-003, name: A, since: 2026-07-01}]|'rename.label' must be given",
        "merge: [{topics: [T20260105-003], into: T20260105-003, since: 2026-07-01}]|merged itself",
        "split: [{topic: T20260105-003, since: 2026-07-01, parts: []}]|two or more",
        "pin: [{topic: T20260105-003, since: 2026-02-30}]|2026-02-30",
      })
  void whatCannotBeIsRefusedInWords(String text, String says) {
    assertThatThrownBy(() -> TopicRules.load(file(text)))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("topics.yaml")
        .hasMessageContaining(says);
  }

  @Test
  void rulesThatContradictEachOtherAreRefused() {
    var merged = "merge: [{topics: [T20260105-001], into: T20260105-002, since: 2026-07-01}]\n";

    assertThatThrownBy(
            () ->
                TopicRules.load(file(merged + "pin: [{topic: T20260105-001, since: 2026-07-01}]")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("T20260105-001 is merged into another topic");
    assertThatThrownBy(
            () ->
                TopicRules.load(
                    file(merged + "rename: [{topic: T20260105-001, label: A, since: 2026-07-01}]")))
        .isInstanceOf(WrongUse.class);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("topics.yaml"), text);
  }
}
