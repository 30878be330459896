package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.WrongUse;
import io.groundswell.text.SentenceModel.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With all-MiniLM-L6-v2, whose jar is on the class path of tests only. */
class SentenceModelTest {
  private static final SentenceModel MINI =
      SentenceModel.of("all-minilm-l6-v2-q", Pooling.MEAN, 384, List.of("en"));

  @TempDir Path folder;

  @Test
  void anotherModelTellsWhatMeansTheSame() {
    float[] ask = Embedder.of(MINI).vector("How do I reset my password?");
    float[] same = Embedder.of(MINI).vector("I forgot my login credentials");
    float[] other = Embedder.of(MINI).vector("What is the weather like in Lisbon?");

    assertThat(Vectors.dot(ask, ask)).isEqualTo(1, within(1e-5));
    assertThat(Vectors.dot(ask, same)).isGreaterThan(Vectors.dot(ask, other) + 0.2);
    assertThat(Embedder.of(MINI)).isNotSameAs(Embedder.shared());
  }

  @Test
  void aFolderServesAsWellAsAJar() throws IOException {
    Files.write(folder.resolve("model.onnx"), MINI.readWeights());
    Files.write(folder.resolve("tokenizer.json"), MINI.readVocabulary());
    var ofFolder = SentenceModel.of(folder.toString(), Pooling.MEAN, 384, List.of("en"));
    var texts = List.of("The export fails", "Exports fail every morning at nine");

    assertThat(Embedder.of(ofFolder).vectors(texts).get(1))
        .isEqualTo(Embedder.of(MINI).vector(texts.get(1)));
    assertThat(ofFolder.id()).endsWith(MINI.id().substring("all-minilm-l6-v2-q".length()));
  }

  @Test
  void theNameOfTheShippedModelIsTheShippedModel() {
    assertThat(SentenceModel.of("bge-small-en-v1.5-q", Pooling.CLS, 384, List.of("en")))
        .isEqualTo(SentenceModel.SHIPPED);
    assertThat(MINI.id()).matches("all-minilm-l6-v2-q-[0-9a-f]{8}/mean/128");
  }

  @Test
  void aModelThatIsNotThereOrOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> SentenceModel.of("no-such-model", Pooling.CLS, 384, List.of("en")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("no-such-model");
    var wrong = SentenceModel.of("all-minilm-l6-v2-q", Pooling.MEAN, 512, List.of("en"));
    assertThatThrownBy(() -> Embedder.of(wrong).vector("anything"))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("'dimensions'");
  }

  @Test
  void languagesAreThoseListedOrAll() {
    var some = SentenceModel.of("all-minilm-l6-v2-q", Pooling.MEAN, 384, List.of("en", "de"));
    var all = SentenceModel.of("all-minilm-l6-v2-q", Pooling.MEAN, 384, List.of("all"));

    assertThat(List.of(some.knows("de"), some.knows("fr"), some.knows("und"), all.knows("fr")))
        .containsExactly(true, false, true, true);
  }

  /** The cosines of MiniLM are lower: what is 0.77 for one is less for the other. */
  @Test
  void thresholdsAreMatchedOnTheCompanysOwnTexts() {
    var texts = new ArrayList<String>();
    for (var thing : List.of("export", "login", "invoice", "board", "search", "calendar")) {
      for (var what : List.of("fails", "is slow", "is wrong", "never came", "hangs", "is empty")) {
        for (var when : List.of("today", "every morning", "since the update")) {
          texts.add("The " + thing + " " + what + " " + when);
        }
      }
    }
    var vectors = Embedder.of(MINI).vectors(texts).toArray(float[][]::new);
    var scale = TopicScale.of(MINI, texts, vectors).orElseThrow();

    assertThat(scale.floor()).isBetween(0.3, 0.75);
    assertThat(scale.own().here(scale.own().there(0.7))).isEqualTo(0.7, within(0.01));
    assertThat(scale.own().there(1)).isEqualTo(1, within(1e-3));
    assertThat(TopicScale.of(MINI, texts.subList(0, 50), vectors)).isEmpty();
    assertThat(TopicScale.of(SentenceModel.SHIPPED, List.of(), vectors))
        .contains(TopicScale.SHIPPED);
  }
}
