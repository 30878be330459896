package io.groundswell.text;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.TestSession;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextClassifierTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bug | The app crashes when I open the settings",
        "bug | I get an error message and nothing is saved.",
        "wish | Please add a way to sort the list by date.",
        "wish | It would be great to have a dark mode",
        "question | How do I invite a colleague?",
        "question | where can i change my password",
        "praise | We love it, fantastic work!",
        "praise | Easy to use and very helpful support",
        "churn_threat | We are cancelling and moving to a competitor.",
        "churn_threat | If this happens again we will leave",
        "other | Please send me last month's invoice.",
        "other | Thanks, let's talk on Tuesday."
      })
  void plainWordsHaveAPlainKind(String kind, String text) {
    assertThat(label(TextClassifier.kinds(), text)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "negative | This is terrible, I am very disappointed.",
        "negative | the new version is slow and keeps failing",
        "positive | Great product, I am very happy with it!",
        "positive | thank you, that was really quick and helpful",
        "neutral | The report has twelve columns."
      })
  void plainWordsHaveAPlainFeeling(String sentiment, String text) {
    assertThat(label(TextClassifier.sentiments(), text)).isEqualTo(sentiment);
  }

  @Test
  void probabilitiesAreOneTogetherAndTheSameEachTime() {
    for (var judge : List.of(TextClassifier.kinds(), TextClassifier.sentiments())) {
      for (String text : List.of("", "Export broken", "日本語のテキスト")) {
        double[] once = judge.probabilities(Embedder.shared().vector(text));

        assertThat(Arrays.stream(once).sum()).isEqualTo(1, within(1e-9));
        assertThat(once).isEqualTo(judge.probabilities(Embedder.shared().vector(text)));
      }
    }
  }

  @Test
  void aColumnOfVectorsBecomesLabelsAndProbabilities() {
    var judge =
        new TextClassifier(List.of("a", "b"), new float[][] {{1}, {-1}}, new float[] {0, 0});
    var rows =
        TestSession.spark()
            .createDataset(Arrays.asList(1, null), Encoders.INT())
            .selectExpr("if(value is null, null, array(float(value))) as vector")
            .select(judge.of(col("vector")).as("answer"))
            .select("answer.*")
            .collectAsList();

    assertThat(rows.get(0).<String>getAs("label")).isEqualTo("a");
    double a = 1 / (1 + Math.exp(-2));
    assertThat(rows.get(0).<Double>getAs("probability")).isEqualTo(a, within(1e-9));
    assertThat(rows.get(0).<Double>getAs("b")).isEqualTo(1 - a, within(1e-9));
    assertThat(rows.get(1).isNullAt(0)).isTrue();
  }

  @Test
  void whatSetsTextsApartIsLearntTheSameWayTwice() {
    float[][] vectors = new float[40][];
    int[] truth = new int[40];
    for (int i = 0; i < 40; i++) {
      truth[i] = i % 2;
      vectors[i] = Vectors.normalised(new float[] {i % 2 == 0 ? 1 : -1, (i * 7 % 11) / 11f});
    }
    var training = new ClassifierTraining(List.of("right", "left"), vectors, truth);
    var once = training.calibrated(1e-3, 7);

    assertThat(once.probabilities(new float[] {0.9f, 0.436f})[0]).isGreaterThan(0.9);
    assertThat(once.probabilities(new float[] {-0.9f, 0.436f})[0]).isLessThan(0.1);
    assertThat(training.calibrated(1e-3, 7).probabilities(new float[] {0.1f, 0.995f}))
        .isEqualTo(once.probabilities(new float[] {0.1f, 0.995f}));
  }

  private static String label(TextClassifier judge, String text) {
    var probabilities = judge.probabilities(Embedder.shared().vector(text));
    return judge.labels().get(TextClassifier.likeliest(probabilities));
  }
}
