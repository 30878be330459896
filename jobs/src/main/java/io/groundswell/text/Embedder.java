package io.groundswell.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.text.SentenceModel.Pooling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Sentence vectors: floats, 384 in the shipped model, of length one, so that a dot product is a
 * cosine.
 *
 * <p>The weights (bge-small-en-v1.5, quantised, unless the conf names others) and the vocabulary
 * lie inside a jar; nothing is downloaded. A text has the same vector alone and in any batch, to
 * the bit: rows are quantised one by one ({@link RowQuantisation}), and a batch holds texts of as
 * many tokens, so that none is padded. A machine with other vector instructions may still differ in
 * the last digits: keep vectors by text and {@link SentenceModel#id()}.
 *
 * <p>One instance per JVM and model, safe for threads, one core per call.
 */
public final class Embedder {
  /** Length of every vector of {@link SentenceModel#SHIPPED}. */
  public static final int DIMENSIONS = SentenceModel.SHIPPED.dimensions();

  /**
   * A longer text is read up to here. The model could take 512, at a cost that grows faster than
   * the length. What a long text says further down is heard in its passages ({@link LongText}).
   */
  static final int MAX_TOKENS = 128;

  /** More at once is no faster. */
  private static final int BATCH = 16;

  /** Nobody's first 128 tokens lie beyond this; keeps pasted logs away from the tokenizer. */
  private static final int MAX_CHARACTERS = 4_000;

  /**
   * What the runtime would make one step of is faster in its parts on a processor: layers are
   * normalised number by number where these are fused, and eight or sixteen at once where not.
   */
  private static final String SLOW_FUSIONS = "LayerNormFusionL1;LayerNormFusionL2;BiasGeluFusion";

  private static final Map<SentenceModel, Embedder> LOADED = new ConcurrentHashMap<>();

  private final SentenceModel model;
  private final HuggingFaceTokenizer tokenizer;
  private final OrtSession session;

  private Embedder(SentenceModel model) {
    this.model = model;
    try {
      tokenizer = tokenizer(model.readVocabulary());
      session =
          OrtEnvironment.getEnvironment()
              .createSession(RowQuantisation.of(model.readWeights()), oneThread());
    } catch (IOException | OrtException e) {
      throw new Failed(
          "The sentence model %s could not be loaded: %s. Check that %s and %s can be read, on every executor, and that java.io.tmpdir can be written."
              .formatted(model.id(), e.getMessage(), model.weights(), model.vocabulary()),
          e);
    }
  }

  /** The one instance for the model in this JVM; the first call loads the weights, in seconds. */
  public static Embedder of(SentenceModel model) {
    return LOADED.computeIfAbsent(model, Embedder::new);
  }

  /** That of {@link SentenceModel#SHIPPED}. */
  public static Embedder shared() {
    return of(SentenceModel.SHIPPED);
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
              vectors[batch[i]] = Vectors.normalised(pooled(numbers, i * length, length));
            }
            return null;
          });
    }
    return Arrays.asList(vectors);
  }

  /** The numbers of a text from those of its pieces. */
  private float[] pooled(FloatBuffer numbers, int first, int pieces) {
    float[] pooled = new float[model.dimensions()];
    numbers.get(first * model.dimensions(), pooled);
    float[] piece = new float[model.dimensions()];
    for (int i = 1; model.pooling() == Pooling.MEAN && i < pieces; i++) {
      numbers.get((first + i) * model.dimensions(), piece);
      Vectors.add(pooled, piece, 1);
    }
    return pooled;
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
            float[] state = new float[model.dimensions()];
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
        OnnxTensor types = rows(tokens, Encoding::getTypeIds)) {
      var inputs =
          new HashMap<>(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types));
      inputs.keySet().retainAll(session.getInputNames());
      try (OrtSession.Result answer = session.run(inputs)) {
        return reading.apply(checked((OnnxTensor) answer.get(0)));
      }
    } catch (OrtException e) {
      throw new Failed(
          "The sentence model failed on %d texts of %d tokens. Run it again."
              .formatted(tokens.size(), tokens.get(0).getIds().length),
          e);
    }
  }

  private OnnxTensor checked(OnnxTensor states) {
    long[] shape = states.getInfo().getShape();
    if (shape.length != 3 || shape[2] != model.dimensions()) {
      throw new WrongUse(
          "The sentence model %s answers with %s numbers, and not with %d for each piece of a word. Correct 'dimensions' under 'embedding' in the conf (or --dimensions), or take a model whose first output is last_hidden_state."
              .formatted(model.id(), Arrays.toString(shape), model.dimensions()));
    }
    return states;
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
    options.addConfigEntry("optimization.disable_specified_optimizers", SLOW_FUSIONS);
    return options;
  }

  private static HuggingFaceTokenizer tokenizer(byte[] vocabulary) throws IOException {
    TokenizerLibrary.stayOffline();
    var options = Map.of("truncation", "true", "maxLength", "" + MAX_TOKENS, "padding", "false");
    return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(vocabulary), options);
  }
}
