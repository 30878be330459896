package io.groundswell.gold;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.TOPIC_LINEAGE;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static io.groundswell.gold.TopicWorld.FIRST_FIT;
import static io.groundswell.gold.TopicWorld.SECOND_FIT;
import static io.groundswell.gold.TopicWorld.THIRD_FIT;
import static io.groundswell.gold.TopicWorld.exports;
import static io.groundswell.gold.TopicWorld.invoices;
import static io.groundswell.gold.TopicWorld.okta;
import static io.groundswell.gold.TopicWorld.passwords;
import static io.groundswell.gold.TopicWorld.phones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Run;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.SentenceModel.Pooling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicLineageTest {
  private static final List<Float> EAST = List.of(1f, 0f);
  private static final List<Float> NORTH_EAST = List.of(0.6f, 0.8f);

  private final Given given = Given.nothing();

  @Test
  void theFirstTopicsAreBorn() {
    topic(0, "a", "a", EAST);

    assertThat(events()).containsExactly("born a null fit");
  }

  /** Of b's five texts four are of a now and one is of nothing; the cosine is by hand. */
  @Test
  void mostOfItsTextsAreOfAnotherTopic() {
    topic(-7, "a", "a", EAST);
    topic(-7, "b", "b", NORTH_EAST);
    topic(0, "a", "a", EAST);
    moved("b", "a", 4);
    moved("b", "unassigned", 1);
    moved("a", "a", 9);

    assertThat(events()).containsExactly("merged b a fit");
    var row = theEvent("b");
    assertThat((double) row.get("cosine")).isEqualTo(0.6, within(1e-4));
    assertThat(row).containsEntry("texts", 5L).containsEntry("texts_moved", 4L);
    assertThat((double) row.get("share_moved")).isEqualTo(0.8, within(1e-9));
    assertThat(row).containsEntry("label_before", "b").containsEntry("label", null);
  }

  @Test
  void fewOfItsTextsAreOfAnyOneTopic() {
    topic(-7, "a", "a", EAST);
    topic(-7, "b", "b", NORTH_EAST);
    topic(0, "a", "a", EAST);
    moved("b", "a", 2);
    moved("b", "unassigned", 3);

    assertThat(events()).containsExactly("retired b null fit");
    assertThat(theEvent("b")).containsEntry("texts", 5L).containsEntry("texts_moved", 3L);
  }

  @Test
  void aNewTopicIsMadeOfAnotherOrOfNone() {
    topic(-7, "a", "a", EAST);
    topic(0, "a", "a", EAST);
    topic(0, "part", "part", NORTH_EAST);
    topic(0, "fresh", "fresh", NORTH_EAST);
    moved("a", "part", 3);
    moved("unassigned", "part", 2);
    moved("a", "fresh", 1);
    moved("unassigned", "fresh", 4);

    assertThat(events()).containsExactly("born fresh null fit", "split part a fit");
    assertThat(theEvent("part")).containsEntry("texts", 5L).containsEntry("texts_moved", 3L);
    assertThat(theEvent("fresh")).containsEntry("texts", 5L).containsEntry("texts_moved", 4L);
  }

  /** Only what a refit repeats can be compared; the newest answer before the day counts. */
  @Test
  void feedbackCountsOnceByItsNewestAnswerBefore() {
    topic(-7, "a", "a", EAST);
    topic(-7, "b", "b", NORTH_EAST);
    topic(0, "a", "a", EAST);
    mention(-20, "f1", "a");
    mention(-7, "f1", "b");
    mention(0, "f1", "a");
    mention(0, "f2", "a");

    assertThat(theEvent("b")).containsEntry("texts", 1L).containsEntry("texts_moved", 1L);
  }

  /**
   * Of two topics that a long text speaks of one stays; the other went where the new one is from.
   */
  @Test
  void whatIsOfSeveralTopicsStaysWithThoseThatStay() {
    topic(-7, "a", "a", EAST);
    topic(-7, "b", "b", NORTH_EAST);
    topic(0, "a", "a", EAST);
    topic(0, "c", "c", NORTH_EAST);
    mention(-3, "f1", "a");
    mention(-3, "f1", "b");
    mention(0, "f1", "a");
    mention(0, "f1", "c");

    assertThat(events()).containsExactly("merged b c fit", "split c b fit");
    assertThat(theEvent("c")).containsEntry("texts", 1L).containsEntry("texts_moved", 1L);
  }

  /** What a person merged, and what comes apart when the rule is taken out. */
  @Test
  void whatWasFittedIsThereUnderAnotherName() {
    topic(-7, "a", "a", EAST);
    topic(-7, "b", "b", NORTH_EAST);
    topic(-7, "whole", "whole", EAST);
    topic(-7, "c.x", "c", EAST);
    topic(-7, "c.y", "c", EAST);
    topic(0, "a", "a", EAST);
    part(0, "a", "b", 1, NORTH_EAST);
    topic(0, "whole.x", "whole", EAST);
    topic(0, "whole.y", "whole", EAST);
    topic(0, "c", "c", EAST);

    assertThat(events())
        .containsExactly(
            "merged b a hand",
            "merged c.x c hand",
            "merged c.y c hand",
            "split whole.x whole hand",
            "split whole.y whole hand");
  }

  /** Spoken of, silent for a fit, spoken of again in other words: the name is the old one. */
  @Test
  void aTopicThatComesBackHasItsNameAgain() {
    var world = new TopicWorld();
    var later = invoices().stream().map(text -> text + " again").toList();
    world
        .said(0, exports(), okta(), passwords(), invoices(), phones())
        .takenBack(FIRST_FIT + 1, invoices())
        .said(SECOND_FIT + 1, later)
        .run(0, THIRD_FIT);
    var id = world.topicOf(invoices(), FIRST_FIT);

    assertThat(world.lineage(SECOND_FIT)).containsExactly("retired %s null fit".formatted(id));
    assertThat(world.lineage(THIRD_FIT)).containsExactly("returned %s null fit".formatted(id));
    assertThat(world.topicOf(later, THIRD_FIT)).isEqualTo(id);
  }

  /** Said once, on the day of the fit; two of its three texts are of the fitted topic. */
  @Test
  void aNewTopicIsTakenOverByTheFitThatHoldsIt() {
    topic(0, "a", "a", EAST);
    for (int day = -2; day <= 1; day++) {
      given.row(
          EMERGING_TOPICS,
          day,
          "topic_id",
          "N1",
          "label",
          "nobody can reach you",
          "texts",
          3L,
          "taken_over_by",
          day < 0 ? null : "a",
          "nearest_topic_id",
          "a",
          "nearest_cosine",
          0.9,
          "feedback_ids",
          List.of("f1", "f2", "f3"));
    }
    mention(0, "f1", "a");
    mention(0, "f2", "a");
    mention(0, "f3", "unassigned");

    assertThat(events()).containsExactly("born a null fit", "taken_over N1 a fit");
    assertThat(theEvent("N1"))
        .containsEntry("label_before", "nobody can reach you")
        .containsEntry("label", null)
        .containsEntry("cosine", 0.9)
        .containsEntry("texts", 3L)
        .containsEntry("texts_moved", 2L);
    assertThat(given.yields(new TopicLineage(), Run.of(Given.day(1), "r")).collectAsList())
        .isEmpty();
  }

  /** Known by the texts that both models have; nothing of one is held against the other. */
  @Test
  void topicsKeepTheirNamesThroughAnotherSentenceModel() {
    var world = new TopicWorld().said(0, exports(), okta(), passwords(), invoices(), phones());
    world.run(0, FIRST_FIT + 1);
    var before = world.topics(FIRST_FIT);
    int change = FIRST_FIT + 2;
    world.model = SentenceModel.of("all-minilm-l6-v2-q", Pooling.MEAN, 384, List.of("en"));
    world.modelSince = change;
    world.run(change, change + 1);
    var after = world.topics(change);

    assertThat(world.exemplars(change, world.topicOf(exports(), change)))
        .isNotEmpty()
        .allMatch(row -> row.getAs("model_id").equals(world.model.id()));
    assertThat(world.rows(TOPIC_EXEMPLARS, change + 1)).isEmpty();
    long kept = before.keySet().stream().filter(f -> before.get(f).equals(after.get(f))).count();
    assertThat((double) kept / before.size()).isGreaterThanOrEqualTo(0.8);
    assertThat(world.rows(TOPIC_LINEAGE, change)).allMatch(row -> row.getAs("cosine") == null);
  }

  private void topic(int day, String topicId, String fittedId, List<Float> vector) {
    part(day, topicId, fittedId, 0, vector);
  }

  private void part(int day, String topicId, String fittedId, int exemplar, List<Float> vector) {
    given.row(
        TOPIC_EXEMPLARS,
        day,
        "topic_id",
        topicId,
        "exemplar",
        exemplar,
        "fitted_id",
        fittedId,
        "label",
        topicId,
        "by_hand",
        List.of(),
        "model_id",
        "a model",
        "vector",
        vector);
  }

  private void moved(String from, String to, int texts) {
    for (int i = 0; i < texts; i++) {
      var feedback = "%s to %s %d".formatted(from, to, i);
      mention(-3, feedback, from);
      mention(0, feedback, to);
    }
  }

  private void mention(int day, String feedback, String topicId) {
    given.row(TOPIC_MENTIONS, day, "feedback_id", feedback, "topic_id", topicId);
  }

  private List<String> events() {
    return given.yields(new TopicLineage(), Run.of(Given.DAY, "r")).collectAsList().stream()
        .map(
            r ->
                "%s %s %s %s"
                    .formatted(
                        r.<String>getAs("event"),
                        r.<String>getAs("topic_id"),
                        r.<String>getAs("other_topic_id"),
                        r.<String>getAs("source")))
        .sorted()
        .toList();
  }

  private Map<String, Object> theEvent(String topicId) {
    return given.theRow(new TopicLineage(), "topic_id", topicId);
  }
}
