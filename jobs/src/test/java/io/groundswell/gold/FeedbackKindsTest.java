package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Floats;
import io.groundswell.lakehouse.Run;
import io.groundswell.text.Embedder;
import io.groundswell.text.SentenceModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackKindsTest {
  private static final FeedbackKinds JOB = new FeedbackKinds(SentenceModel.SHIPPED);
  private static final String BUG = "The export fails with an error every morning.";
  private static final String PRAISE = "I love this product, it is wonderful!";

  private static final String GREETING =
      "Hello, hope this finds you well and your office by the river is as lovely as ever.";
  private static final String THANKS =
      "Looking forward to your reply, and enjoy the sunshine if you have any this week.";
  private static final String LETTER = String.join(" ", GREETING, BUG, THANKS);

  private final Given given = Given.nothing();

  @Test
  void aThingSaidHasItsKindAndItsFeeling() {
    said(0, "f1", BUG, "en", noon(-1));
    said(0, "f2", PRAISE, "en", null);

    var bug = given.theRow(JOB, "feedback_id", "f1");
    var praise = given.theRow(JOB, "feedback_id", "f2");

    assertThat(bug)
        .containsEntry("kind", "bug")
        .containsEntry("sentiment", "negative")
        .containsEntry("account_id", "a1");
    assertThat((double) bug.get("kind_probability")).isBetween(FeedbackKinds.FLOOR, 1.0);
    assertThat((double) bug.get("sentiment_score")).isBetween(-1.0, -0.3);
    assertThat(bug.get("said_on")).hasToString(day(-1).toString());
    assertThat(praise).containsEntry("kind", "praise").containsEntry("sentiment", "positive");
    assertThat((double) praise.get("sentiment_score")).isBetween(0.3, 1.0);
    assertThat(praise.get("said_on")).hasToString(DAY.toString());
  }

  @Test
  void whatMightBeManyThingsIsUnsure() {
    said(0, "f1", "the old editor", "und", null);

    var row = given.theRow(JOB, "feedback_id", "f1");

    assertThat(row).containsEntry("kind", FeedbackKinds.UNSURE);
    assertThat((double) row.get("kind_probability")).isLessThan(FeedbackKinds.FLOOR);
  }

  /** By its whole it would be praise, or a question. */
  @Test
  void aLetterHasTheKindOfThePassageThatSaysWhatItWants() {
    said(0, "f1", LETTER, "en", null);
    vector(0, LETTER, 1, GREETING);
    vector(0, LETTER, 2, BUG);
    vector(0, LETTER, 3, THANKS);
    said(0, "f2", BUG, "en", null);

    var row = given.theRow(JOB, "feedback_id", "f1");
    var bug = given.theRow(JOB, "feedback_id", "f2");

    assertThat(row)
        .containsEntry("kind", "bug")
        .containsEntry("kind_probability", bug.get("kind_probability"));
    assertThat(row.get("sentiment_score")).isNotEqualTo(bug.get("sentiment_score"));
  }

  @Test
  void anotherLanguageHasNoAnswer() {
    said(0, "f1", "Der Export bricht jeden Morgen mit einem Fehler ab.", "de", null);

    assertThat(given.theRow(JOB, "feedback_id", "f1"))
        .containsEntry("kind", null)
        .containsEntry("kind_probability", null)
        .containsEntry("sentiment", null)
        .containsEntry("sentiment_score", null);
  }

  @Test
  void whatIsTakenBackStaysJudgedOnItsDayAndIsNotJudgedAgain() {
    said(-1, "f1", BUG, "en", null);
    given.row(FEEDBACK, 0, "feedback_id", "f1", "is_redacted", true);

    assertThat(kinds(new Run(day(-1), DAY, "r"))).containsExactly(day(-1) + " f1 bug");
    assertThat(kinds(Run.of(DAY, "r"))).isEmpty();
  }

  @Test
  void aTextSaidAgainIsJudgedAgainByItsOneVector() {
    said(-1, "f1", BUG, "en", null);
    given.row(FEEDBACK, 0, "feedback_id", "f2", "text", BUG, "language", "en");

    assertThat(kinds(Run.of(day(-1), "r"))).containsExactly(day(-1) + " f1 bug");
    assertThat(kinds(Run.of(DAY, "r"))).containsExactly(DAY + " f2 bug");
    assertThat(kinds(new Run(day(-1), DAY, "r"))).hasSize(2);
  }

  private void said(int knownOn, String id, String text, String language, String at) {
    feedback(knownOn, id, text, language, at);
    vector(knownOn, text, 0, text);
  }

  private void feedback(int knownOn, String id, String text, String language, String at) {
    given.row(
        FEEDBACK,
        knownOn,
        "feedback_id",
        id,
        "text",
        text,
        "language",
        language,
        "said_at",
        at,
        "account_id",
        "a1");
  }

  /** Of the whole of a text, or of a passage of it. */
  private void vector(int knownOn, String text, int passage, String words) {
    int from = text.indexOf(words);
    boolean isCut = passage == 0 && text.equals(LETTER);
    given.embedded(
        SentenceModel.SHIPPED,
        knownOn,
        text,
        passage,
        isCut,
        from,
        from + words.length(),
        Floats.asList(Embedder.shared().vector(words)));
  }

  private List<String> kinds(Run run) {
    return given.yields(JOB, run).collectAsList().stream()
        .map(r -> r.getAs("known_on") + " " + r.getAs("feedback_id") + " " + r.getAs("kind"))
        .sorted()
        .toList();
  }
}
