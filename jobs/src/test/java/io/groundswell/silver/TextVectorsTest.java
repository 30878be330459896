package io.groundswell.silver;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Floats;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Contracts;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Rows;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Embedder;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.SentenceModel.Pooling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TextVectorsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
  private static final Run RUN = Run.of(DAY, "r");
  private static final SentenceModel MINI =
      SentenceModel.of("all-minilm-l6-v2-q", Pooling.MEAN, 384, List.of("en", "de"));
  private static final String SHORT = "The export fails. How do I reset my password?";
  private static final String LONG =
      "Hi! 🙂 The PDF export of our quarterly report cuts off the right half of every page we print."
          + " How do we reset the password of a colleague who has left the company for good?";

  private final Rows feedback = Rows.of(contract(FEEDBACK));
  private final Rows vectors = Rows.of(contract(TEXT_VECTORS));

  @Test
  void aShortTextHasTheVectorOfAllItsWordsAndNoOther() {
    said(0, SHORT, "en");

    var row = rows(SentenceModel.SHIPPED).get(0);
    assertThat(rows(SentenceModel.SHIPPED)).hasSize(1);
    assertThat(row.<Integer>getAs("passage")).isZero();
    assertThat(row.<Boolean>getAs("is_cut")).isFalse();
    assertThat(row.<Float>getList(row.fieldIndex("vector")))
        .isEqualTo(Floats.asList(Embedder.shared().vector(SHORT)));
  }

  @Test
  void aLongTextHasOneOfTheWholeAndOneOfEachPassage() {
    said(0, LONG, "en");

    assertThat(rows(SentenceModel.SHIPPED))
        .extracting(row -> row.getAs("passage") + " " + row.getAs("is_cut") + " " + words(row))
        .containsExactlyInAnyOrder(
            "0 true " + LONG,
            "1 false " + LONG.substring(LONG.indexOf("🙂"), LONG.indexOf(" How do")),
            "2 false " + LONG.substring(LONG.indexOf("How do")));
  }

  @Test
  void whatTheModelCannotReadHasNone() {
    said(0, "Der Export bricht jeden Morgen ab", "de");
    said(0, "<EMAIL> 12345 <PHONE> <URL>", "und");

    assertThat(rows(SentenceModel.SHIPPED)).isEmpty();
    assertThat(rows(MINI)).hasSize(1);
  }

  /** Topics are fitted on 180 days; what is older nobody asks for. */
  @Test
  void aNewModelBeginsWithWhatWasSaidBefore() {
    said(-181, "what was said long ago", "en");
    said(-30, "what was said a month ago", "en");
    said(0, SHORT, "en");
    known(-30, "what was said a month ago", SentenceModel.SHIPPED);

    assertThat(rows(SentenceModel.SHIPPED)).hasSize(1);
    assertThat(rows(MINI))
        .hasSize(2)
        .allMatch(row -> row.getAs("known_on").toString().equals(DAY.toString()))
        .allMatch(row -> row.getAs("model_id").equals(MINI.id()));
  }

  private static String words(Row row) {
    int from = LONG.offsetByCodePoints(0, row.<Integer>getAs("from_character"));
    return LONG.substring(from, LONG.offsetByCodePoints(0, row.<Integer>getAs("to_character")));
  }

  private void said(int day, String text, String language) {
    feedback.row(
        "known_on", DAY.plusDays(day), "feedback_id", text, "text", text, "language", language);
  }

  private void known(int day, String text, SentenceModel model) {
    vectors.row(
        "known_on",
        DAY.plusDays(day),
        "text_hash",
        text,
        "model_id",
        model.id(),
        "vector",
        List.of());
  }

  private List<Row> rows(SentenceModel model) {
    var job = new TextVectors(model);
    Map<Table, Dataset<Row>> tables =
        Map.of(FEEDBACK, feedback.dataset(), TEXT_VECTORS, vectors.dataset());
    var rows = job.rows(new Inputs(TEXT_VECTORS, tables, RUN), RUN);
    return contract(TEXT_VECTORS).conform(rows).collectAsList();
  }

  private static Contract contract(Table table) {
    return Contracts.onClassPath(List.of(table)).of(table);
  }
}
