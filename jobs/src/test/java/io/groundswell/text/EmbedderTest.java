package io.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbedderTest {
  private final Embedder embedder = Embedder.shared();

  @Test
  void a_vector_has_384_floats_and_length_one() {
    float[] vector = embedder.vector("The export fails with an error.");

    assertThat(vector).hasSize(384);
    assertThat(Vectors.dot(vector, vector)).isEqualTo(1, within(1e-5));
  }

  @Test
  void texts_that_mean_the_same_lie_closer_than_texts_that_do_not() {
    float[] ask = embedder.vector("How do I reset my password?");
    float[] same = embedder.vector("I forgot my login credentials");
    float[] other = embedder.vector("What is the weather like in Lisbon?");

    assertThat(Vectors.dot(ask, same)).isGreaterThan(Vectors.dot(ask, other) + 0.1);
  }

  @Test
  void the_same_text_gives_the_same_bits_from_every_thread() throws Exception {
    var texts = IntStream.range(0, 40).mapToObj(i -> "card " + i % 8 + " is stuck").toList();
    var alone = texts.stream().map(embedder::vector).map(Arrays::hashCode).toList();
    var pool = Executors.newFixedThreadPool(4);
    try {
      var tasks =
          texts.stream().<Callable<Integer>>map(t -> () -> Arrays.hashCode(embedder.vector(t)));
      var together = pool.invokeAll(tasks.toList()).stream().map(EmbedderTest::answer).toList();

      assertThat(together).isEqualTo(alone);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_text_has_the_same_bits_alone_and_in_any_batch() {
    var texts =
        IntStream.range(0, 200)
            .mapToObj(i -> "card " + i + " fails".repeat(i % 5) + (i % 3 == 0 ? "!" : " again"))
            .toList();

    var together = embedder.vectors(texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.get(i)).isEqualTo(embedder.vector(texts.get(i)));
    }
  }

  @Test
  void a_long_text_is_read_up_to_its_first_128_tokens() {
    String start = "the board is slow ".repeat(40);

    assertThat(embedder.vector(start + "and my cat is blue"))
        .isEqualTo(embedder.vector(start + "x".repeat(100_000)));
  }

  @Test
  void empty_strange_and_broken_texts_have_a_vector() {
    for (String text : List.of("", " ", "\u0000\ud800", "日本語のテキスト", "🙂🙂")) {
      assertThat(embedder.vector(text)).hasSize(384).doesNotContain(Float.NaN);
    }
  }

  @Test
  void the_native_library_unpacks_under_the_temporary_directory() {
    embedder.vector("anything");

    assertThat(Utils.getEngineCacheDir("tokenizers"))
        .startsWith(Path.of(System.getProperty("java.io.tmpdir")))
        .isDirectoryRecursivelyContaining("glob:**/libtokenizers*");
  }

  private static Integer answer(java.util.concurrent.Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
