package io.groundswell.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.groundswell.text.Embedder;
import io.groundswell.text.PassageVectors;
import io.groundswell.text.SentenceModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * How many texts become vectors in a second: the sentence model in its bare runtime, in batches and
 * one by one, against the column that the pipeline uses.
 *
 * <p>{@code bench/embedding FILE}, a text per line. All three use the same threads and read the
 * same texts, in turn, {@value #ROUNDS} times; the median counts.
 */
public final class Embedding {
  private static final int ROUNDS = 3;
  private static final int THREADS = 2;
  private static final int PARTITIONS = 16;
  private static final int MAX_TOKENS = 128;

  private Embedding() {}

  private interface Way {
    void embed(List<String> texts) throws Exception;
  }

  private record Named(String name, Way way, List<Double> rates) {}

  /** Prints texts per second of each way, and each as a share of the fastest bare one. */
  public static void main(String[] args) throws Exception {
    var texts = Files.readAllLines(Path.of(args[0])).stream().filter(l -> !l.isBlank()).toList();
    System.out.printf("%,d texts, %d threads%n", texts.size(), THREADS);
    try (var spark = session();
        var tokenizer = tokenizer();
        var model = model()) {
      Embedder.shared();
      var ways =
          List.of(
              new Named("bare, batches of 16", batches(tokenizer, model, 16), new ArrayList<>()),
              new Named("bare, batches of 8", batches(tokenizer, model, 8), new ArrayList<>()),
              new Named("bare, one by one", batches(tokenizer, model, 1), new ArrayList<>()),
              new Named("as the pipeline does it", column(spark), new ArrayList<>()));
      for (int round = 0; round <= ROUNDS; round++) {
        for (var way : ways) {
          long start = System.nanoTime();
          way.way().embed(texts);
          double rate = texts.size() / ((System.nanoTime() - start) / 1e9);
          if (round > 0) {
            way.rates().add(rate);
          }
        }
      }
      double fastest =
          ways.stream().limit(3).mapToDouble(way -> median(way.rates())).max().orElse(1);
      for (var way : ways) {
        double rate = median(way.rates());
        System.out.printf(
            Locale.ROOT, "%-22s %7.1f texts/s  %.2f%n", way.name(), rate, rate / fastest);
      }
    }
  }

  private static Way column(SparkSession spark) {
    return texts ->
        spark
            .createDataset(texts, Encoders.STRING())
            .repartition(PARTITIONS)
            .toDF("text")
            .transform(rows -> PassageVectors.of(rows, "text", SentenceModel.SHIPPED))
            .write()
            .format("noop")
            .mode("overwrite")
            .save();
  }

  /** Batches of texts of about one length, spread over the threads. */
  private static Way batches(HuggingFaceTokenizer tokenizer, OrtSession model, int size) {
    return texts -> {
      var sorted = texts.stream().sorted(Comparator.comparingInt(String::length)).toList();
      var pool = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<?>> pending = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += size) {
          var batch = sorted.subList(from, Math.min(sorted.size(), from + size));
          pending.add(
              pool.submit(
                  () -> {
                    run(tokenizer, model, batch);
                    return null;
                  }));
        }
        for (var one : pending) {
          one.get();
        }
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        pool.shutdown();
      }
    };
  }

  private static void run(HuggingFaceTokenizer tokenizer, OrtSession model, List<String> batch)
      throws OrtException {
    var tokens = tokenizer.batchEncode(batch);
    var environment = OrtEnvironment.getEnvironment();
    long[][] ids = new long[tokens.length][];
    long[][] mask = new long[tokens.length][];
    long[][] types = new long[tokens.length][];
    for (int i = 0; i < tokens.length; i++) {
      ids[i] = tokens[i].getIds();
      mask[i] = tokens[i].getAttentionMask();
      types[i] = tokens[i].getTypeIds();
    }
    try (var a = OnnxTensor.createTensor(environment, ids);
        var b = OnnxTensor.createTensor(environment, mask);
        var c = OnnxTensor.createTensor(environment, types);
        var answer = model.run(Map.of("input_ids", a, "attention_mask", b, "token_type_ids", c))) {
      ((OnnxTensor) answer.get(0)).getFloatBuffer();
    }
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[" + THREADS + "]")
        .config("spark.ui.enabled", "false")
        .getOrCreate();
  }

  private static HuggingFaceTokenizer tokenizer() throws IOException {
    var options = Map.of("truncation", "true", "maxLength", "" + MAX_TOKENS, "padding", "true");
    return HuggingFaceTokenizer.newInstance(
        new ByteArrayInputStream(resource("/bge-small-en-v1.5-q-tokenizer.json")), options);
  }

  private static OrtSession model() throws IOException, OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    return OrtEnvironment.getEnvironment()
        .createSession(resource("/bge-small-en-v1.5-q.onnx"), options);
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = Embedder.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
