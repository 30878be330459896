package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.text.Labels.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final List<String> TEXTS =
      List.of(
          "Hi team, how do I cancel my subscription? Thanks!",
          "please cancel the subscription of <PERSON>",
          "Cancel subscription 12345 now, kind regards",
          "I want to cancel our subscription",
          "The board export fails, thank you",
          "Hello, board export as CSV fails",
          "board export hangs. Please help!",
          "Export of a board: fails again");
  private static final int[] TOPICS = {0, 0, 0, 0, 1, 1, 1, 1};

  @Test
  void a_topic_is_named_by_what_only_its_texts_say() {
    List<Label> labels = Labels.of(TEXTS, TOPICS);

    assertThat(labels)
        .extracting(Label::name)
        .containsExactly("cancel subscription", "board export");
  }

  @Test
  void a_keyword_stands_as_it_is_mostly_written() {
    var texts =
        List.of(
            "Add Salesforce\nto the sync",
            "the lowest amount to pay",
            "lowest amount to pay?",
            "lowest amount I pay");
    assertThat(Labels.of(texts, new int[] {1, 0, 0, 0}))
        .extracting(Label::name)
        .containsExactly("lowest amount to pay", "add salesforce to the sync");
  }

  @Test
  void texts_that_share_only_articles_are_named_by_what_one_of_them_says() {
    var texts =
        List.of(
            "The rule was disabled by itself",
            "a trainee wiped the backlog",
            "The deleted board should come back",
            "where is the archive of a project",
            "good morning");
    var label = Labels.of(texts, new int[] {0, 0, 0, 0, 1}).get(0);
    assertThat(label.name().split(" ")).hasSizeGreaterThan(1);
    assertThat(List.of("the", "a", "of")).doesNotContainAnyElementsOf(label.keywords());
  }

  @Test
  void a_topic_of_courtesy_is_named_by_it() {
    var labels =
        Labels.of(
            List.of("good morning", "Good morning!", "oh good morning", "export fails"),
            new int[] {0, 0, 0, 1});
    assertThat(labels.get(0).name()).isEqualTo("good morning");
  }

  @Test
  void courtesy_grammar_numbers_and_placeholders_are_no_keywords() {
    assertThat(Terms.of("Hi, thanks! I'd like 3 boards for <PERSON>, please."))
        .containsExactly("boards");
    assertThat(Terms.of("CSV-export, the API of Jira’s cloud"))
        .containsExactly(
            "csv-export", "api", "jira", "api jira", "cloud", "jira cloud", "api jira cloud");
  }

  @Test
  void no_keyword_repeats_another_and_names_are_distinct() {
    var texts = List.of("export", "export", "exports", "export", "export");
    var labels = Labels.of(texts, new int[] {0, 0, 0, 0, 1});

    assertThat(labels.get(0).keywords()).containsExactly("export");
    assertThat(labels).extracting(Label::name).containsExactly("export", "export (2)");
  }

  @Test
  void topics_without_words_and_texts_without_topics_are_fine() {
    assertThat(Labels.of(List.of("12", "???", "export fails"), new int[] {0, 0, Topics.NONE}))
        .containsExactly(new Label("other", List.of()));
    assertThat(Labels.of(List.of(), new int[0])).isEmpty();
  }

  @Test
  void quotes_begin_with_the_medoid_and_differ() {
    float[][] vectors = {{1, 0}, {0.96f, 0.28f}, {0.8f, 0.6f}, {0.96f, 0.28f}, {0, 1}};

    assertThat(Quotes.of(vectors, new int[] {0, 1, 2, 3, 4}))
        .startsWith(2)
        .hasSize(3)
        .doesNotContain(4);
    assertThat(Quotes.of(vectors, new int[] {1, 3})).containsExactly(1, 3);
    assertThat(Quotes.of(vectors, new int[0])).isEmpty();
  }
}
