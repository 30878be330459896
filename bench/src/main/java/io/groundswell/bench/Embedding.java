package io.groundswell.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import io.groundswell.text.Embedder;
import io.groundswell.text.PassageVectors;
import io.groundswell.text.SentenceModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import java.util.function.Function;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * How many texts become vectors in a second: the sentence model in its bare runtime, in batches and
 * one by one, against the column that the pipeline uses.
 *
 * <p>{@code bench/embedding FILE}, a text per line; few texts are read again until there are
 * {@value #LEAST}, so that what Spark costs once does not count. All ways use the same threads and
 * read the same texts, in turn, {@value #ROUNDS} times; the median counts. A processor second is
 * one of the whole process.
 */
public final class Embedding {
  private static final int ROUNDS = 3;
  private static final int LEAST = 8_000;
  private static final int THREADS = 2;
  private static final int PARTITIONS = 16;
  private static final int MAX_TOKENS = 128;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Embedding() {}

  private interface Way {
    void embed(List<String> texts) throws Exception;
  }

  private record Named(String name, Way way, List<Double> onTheClock, List<Double> ofProcessor) {
    Named(String name, Way way) {
      this(name, way, new ArrayList<>(), new ArrayList<>());
    }

    void measure(List<String> texts) throws Exception {
      long start = System.nanoTime();
      long before = PROCESS.getProcessCpuTime();
      way.embed(texts);
      ofProcessor.add(texts.size() / ((PROCESS.getProcessCpuTime() - before) / 1e9));
      onTheClock.add(texts.size() / ((System.nanoTime() - start) / 1e9));
    }

    void forget() {
      onTheClock.clear();
      ofProcessor.clear();
    }
  }

  /** Prints texts per second of each way, and each as a share of the fastest bare one. */
  public static void main(String[] args) throws Exception {
    var lines = Files.readAllLines(Path.of(args[0])).stream().filter(l -> !l.isBlank()).toList();
    var texts = new ArrayList<>(lines);
    while (texts.size() < LEAST) {
      texts.addAll(lines);
    }
    System.out.printf("%,d texts, %d threads%n", texts.size(), THREADS);
    try (var spark = session();
        var tokenizer = tokenizer();
        var model = model()) {
      Embedder.shared();
      var ways =
          List.of(
              new Named("bare, batches of 16", batches(tokenizer, model, 16)),
              new Named("bare, batches of 8", batches(tokenizer, model, 8)),
              new Named("bare, one by one", batches(tokenizer, model, 1)),
              new Named("as the pipeline does it", column(spark)));
      for (var way : ways) {
        way.measure(texts);
        way.forget();
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var way : ways) {
          way.measure(texts);
        }
      }
      System.out.printf("%-24s a second %18s a processor second%n", "texts", "");
      for (var way : ways) {
        System.out.printf(
            Locale.ROOT,
            "%-24s %8.1f  %.2f %16.1f  %.2f%n",
            way.name(),
            median(way.onTheClock()),
            ofFastestBare(way, ways, Named::onTheClock),
            median(way.ofProcessor()),
            ofFastestBare(way, ways, Named::ofProcessor));
      }
    }
  }

  private static double ofFastestBare(
      Named way, List<Named> ways, Function<Named, List<Double>> rates) {
    double fastest =
        ways.stream().limit(3).mapToDouble(bare -> median(rates.apply(bare))).max().orElseThrow();
    return median(rates.apply(way)) / fastest;
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
