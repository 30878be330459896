package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static io.groundswell.gold.Given.noon;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.silver.TextVectors;
import io.groundswell.text.Embedder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicMentionsTest {
  private static final TopicMentions JOB = new TopicMentions();
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

  private void vector(int day) {
    given.row(
        TEXT_VECTORS,
        day,
        "text_hash",
        hash(),
        "model_id",
        Embedder.model(),
        "vector",
        List.of(1.0f, 0.0f));
  }

  private static String hash() {
    return TestSession.spark().range(1).select(TextVectors.hash(lit(TEXT))).head().getString(0);
  }

  private void said(String id, String at) {
    given.row(FEEDBACK, 0, "feedback_id", id, "text", TEXT, "said_at", at);
  }

  private List<String> mentions() {
    return given.yields(JOB, Run.of(DAY, "r")).collectAsList().stream()
        .map(r -> r.getAs("feedback_id") + " " + r.getAs("topic_id") + " " + r.getAs("said_on"))
        .sorted()
        .toList();
  }
}
