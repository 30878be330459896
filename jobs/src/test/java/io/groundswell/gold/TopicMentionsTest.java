package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import io.groundswell.text.Assignment;
import io.groundswell.text.SentenceModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicMentionsTest {
  private static final TopicMentions JOB = new TopicMentions(SentenceModel.SHIPPED);
  private static final String TEXT = "the export fails every morning";

  private final Given given = Given.nothing();

  @Test
  void aTextThatWasEmbeddedTwiceIsSaidOnce() {
    vector(-5);
    vector(0);
    said("f1", noon(-1));

    assertThat(mentions()).containsExactly("f1 unassigned " + day(-1));
  }

  @Test
  void nothingIsSaidAfterItWasKnown() {
    vector(0);
    said("f1", noon(400));
    said("f2", null);

    assertThat(mentions()).containsExactly("f1 unassigned " + DAY, "f2 unassigned " + DAY);
  }

  /** One topic is said twice, one once, one passage is of none. */
  @Test
  void aLongTextIsOfEachTopicOnceByItsNearestPassage() {
    topics();
    cut(0);
    passage(0, 1, 4, 8, List.of(0.8f, 0.6f));
    passage(0, 2, 9, 12, List.of(1f, 0f));
    passage(0, 3, 13, 18, List.of(0f, 1f));
    passage(0, 4, 19, 22, List.of(-1f, 0f));
    said("f1", noon(0));

    assertThat(rows("topic_id", "confidence", "reason", "from_character", "to_character"))
        .containsExactly("[east,1.0,null,9,12]", "[north,1.0,null,13,18]");
  }

  @Test
  void aLongTextOfWhichNoPassageIsNearHasOneRow() {
    topics();
    cut(0);
    passage(0, 1, 0, 8, List.of(-1f, 0f));
    passage(0, 2, 9, 30, List.of(-0.6f, -0.8f));
    said("f1", noon(0));

    assertThat(rows("topic_id", "reason", "from_character")).containsExactly("[unassigned,far,0]");
  }

  @Test
  void whatIsUnassignedSaysWhy() {
    topics();
    vector(0);
    passage(0, 0, 0, 5, List.of(-1f, 0f), "far away from everything");
    said("f1", noon(0));
    told("f2", "far away from everything", "en");
    told("f3", "Der Export bricht jeden Morgen ab", "de");
    told("f4", "<EMAIL> <PHONE> 12345 <URL>", "und");
    told("f5", "nobody has embedded this yet", "en");

    assertThat(rows("feedback_id", "topic_id", "reason", "language"))
        .containsExactly(
            "[f1,east,null,en]",
            "[f2,unassigned,far,en]",
            "[f3,unassigned,language,de]",
            "[f4,unassigned,no_words,und]",
            "[f5,unassigned,not_embedded,en]");
  }

  @Test
  void beforeTheFirstFitThereAreNoTopics() {
    vector(0);
    said("f1", noon(0));

    assertThat(rows("topic_id", "reason", "confidence"))
        .containsExactly("[unassigned,no_topics,null]");
  }

  @Test
  void whatWasTakenBackHasNoRowOfItsOwn() {
    topics();
    vector(0);
    said("f1", noon(0));
    given.row(FEEDBACK, 0, "feedback_id", "f2", "text", null, "is_redacted", true);

    assertThat(rows("feedback_id")).containsExactly("[f1]");
  }

  private void topics() {
    exemplar("east", List.of(1f, 0f));
    exemplar("north", List.of(0f, 1f));
  }

  private void exemplar(String topic, List<Float> vector) {
    given.row(
        TOPIC_EXEMPLARS,
        -1,
        "topic_id",
        topic,
        "fitted_id",
        topic,
        "exemplar",
        0,
        "model_id",
        SentenceModel.SHIPPED.id(),
        "floor",
        Assignment.FLOOR,
        "vector",
        vector);
  }

  private void vector(int day) {
    passage(day, 0, 0, TEXT.length(), List.of(1.0f, 0.0f));
  }

  private void cut(int day) {
    given.embedded(
        SentenceModel.SHIPPED, day, TEXT, 0, true, 0, TEXT.length(), List.of(1.0f, 0.0f));
  }

  private void passage(int day, int number, int from, int to, List<Float> vector) {
    passage(day, number, from, to, vector, TEXT);
  }

  private void passage(int day, int number, int from, int to, List<Float> vector, String text) {
    given.embedded(SentenceModel.SHIPPED, day, text, number, false, from, to, vector);
  }

  private void said(String id, String at) {
    given.row(FEEDBACK, 0, "feedback_id", id, "text", TEXT, "language", "en", "said_at", at);
  }

  private void told(String id, String text, String language) {
    given.row(FEEDBACK, 0, "feedback_id", id, "text", text, "language", language);
  }

  private List<String> rows(String... columns) {
    return given.yields(JOB, Run.of(DAY, "r")).selectExpr(columns).collectAsList().stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private List<String> mentions() {
    return given.yields(JOB, Run.of(DAY, "r")).collectAsList().stream()
        .map(r -> r.getAs("feedback_id") + " " + r.getAs("topic_id") + " " + r.getAs("said_on"))
        .sorted()
        .toList();
  }
}
