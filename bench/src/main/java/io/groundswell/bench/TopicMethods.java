package io.groundswell.bench;

import io.groundswell.stats.Agreement;
import io.groundswell.text.Embedder;
import io.groundswell.text.TopicTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.Normalizer;
import org.apache.spark.ml.feature.RegexTokenizer;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How well topics meet those that people gave the same texts, beside other methods.
 *
 * <p>{@code bench/topics FILE TEXT TRUTH}. All of the file's texts, then twelve draws from it with
 * sizes after Zipf's law. Ours is not told how many topics there are; Spark's k-means and LDA are.
 * What BERTopic makes of the same vectors is measured by {@code bench/topics.py} from the files
 * that this leaves in a folder.
 */
public final class TopicMethods {
  private static final int[] DRAWN = {10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100};
  private static final int LARGEST = 150;
  private static final int FEWEST = 3;
  private static final long SEED = 42;

  private TopicMethods() {}

  /** Texts, their vectors, and by text the number of its true topic. */
  private record Sample(String name, List<String> texts, float[][] vectors, int[] truth) {
    int topics() {
      return (int) Arrays.stream(truth).distinct().count();
    }

    Sample of(String name, int[] chosen) {
      return new Sample(
          name,
          Arrays.stream(chosen).mapToObj(texts::get).toList(),
          Arrays.stream(chosen).mapToObj(i -> vectors[i]).toArray(float[][]::new),
          Arrays.stream(chosen).map(i -> truth[i]).toArray());
    }
  }

  private interface Method {
    int[] topics(Sample sample);
  }

  /** Prints NMI and ARI of each method, and leaves the samples in the folder named last. */
  public static void main(String[] args) throws IOException {
    try (var spark = session()) {
      var whole = read(spark, args[0], args[1], args[2]);
      var samples = new ArrayList<>(List.of(whole));
      for (int count : DRAWN) {
        if (count < whole.topics()) {
          samples.add(skewed(whole, count));
        }
      }
      leave(samples, Path.of(args[3]));
      Map<String, Method> methods = new LinkedHashMap<>();
      methods.put(
          "groundswell", s -> TopicTree.of(s.vectors(), SEED).labels(TopicTree.Level.MEDIUM));
      methods.put("k-means, same vectors, k told", s -> kMeans(vectors(spark, s), s.topics()));
      methods.put("TF-IDF + k-means, k told", s -> kMeans(tfIdf(spark, s), s.topics()));
      methods.put("LDA, k told", s -> lda(spark, s));
      methods.forEach((name, method) -> print(name, method, samples));
    }
  }

  private static void print(String name, Method method, List<Sample> samples) {
    double[] mutual = new double[samples.size()];
    double[] rand = new double[samples.size()];
    for (int i = 0; i < samples.size(); i++) {
      var sample = samples.get(i);
      int[] topics = method.topics(sample);
      mutual[i] = 100 * Agreement.normalisedMutualInformation(sample.truth(), topics);
      rand[i] = 100 * Agreement.adjustedRand(sample.truth(), topics);
    }
    System.out.printf(
        Locale.ROOT,
        "%-32s whole %.1f / %.1f   skewed %.1f / %.1f, worst %.1f%n",
        name,
        mutual[0],
        rand[0],
        Arrays.stream(mutual).skip(1).average().orElse(Double.NaN),
        Arrays.stream(rand).skip(1).average().orElse(Double.NaN),
        Arrays.stream(rand).skip(1).min().orElse(Double.NaN));
  }

  private static Sample read(SparkSession spark, String file, String text, String truth) {
    var rows =
        spark
            .read()
            .option("header", true)
            .option("multiLine", true)
            .option("escape", "\"")
            .csv(file)
            .select(text, truth)
            .collectAsList();
    var numbers = new HashMap<String, Integer>();
    var texts = rows.stream().map(row -> row.getString(0)).toList();
    return new Sample(
        "whole",
        texts,
        texts.parallelStream().map(Embedder.shared()::vector).toArray(float[][]::new),
        rows.stream()
            .mapToInt(row -> numbers.computeIfAbsent(row.getString(1), t -> numbers.size()))
            .toArray());
  }

  /** Of the topic of rank r {@value #LARGEST} / r texts, but at least {@value #FEWEST}. */
  private static Sample skewed(Sample whole, int count) {
    var random = new Random(count);
    var topics = new ArrayList<>(Arrays.stream(whole.truth()).distinct().sorted().boxed().toList());
    Collections.shuffle(topics, random);
    List<Integer> chosen = new ArrayList<>();
    for (int rank = 1; rank <= count; rank++) {
      int topic = topics.get(rank - 1);
      var members =
          new ArrayList<>(
              IntStream.range(0, whole.truth().length)
                  .filter(i -> whole.truth()[i] == topic)
                  .boxed()
                  .toList());
      Collections.shuffle(members, random);
      int wanted = Math.max(FEWEST, Math.round((float) LARGEST / rank));
      chosen.addAll(members.subList(0, Math.min(wanted, members.size())));
    }
    return whole.of("zipf-" + count, chosen.stream().mapToInt(i -> i).toArray());
  }

  /** Each sample as float32 vectors and one number a line. */
  private static void leave(List<Sample> samples, Path folder) throws IOException {
    for (var sample : samples) {
      var bytes =
          ByteBuffer.allocate(sample.vectors().length * Embedder.DIMENSIONS * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      for (float[] vector : sample.vectors()) {
        bytes.asFloatBuffer().put(vector);
        bytes.position(bytes.position() + vector.length * Float.BYTES);
      }
      Files.write(folder.resolve(sample.name() + ".f32"), bytes.array());
      Files.write(
          folder.resolve(sample.name() + ".truth"),
          Arrays.stream(sample.truth()).mapToObj(Integer::toString).toList());
      Files.write(
          folder.resolve(sample.name() + ".texts"),
          sample.texts().stream().map(text -> text.replaceAll("\\s+", " ")).toList());
    }
  }

  private static Dataset<Row> vectors(SparkSession spark, Sample sample) {
    var rows = new ArrayList<Row>();
    for (float[] vector : sample.vectors()) {
      double[] numbers = IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
      rows.add(RowFactory.create(rows.size(), Vectors.dense(numbers)));
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("id", DataTypes.IntegerType)
            .add("features", SQLDataTypes.VectorType()));
  }

  private static int[] kMeans(Dataset<Row> features, int k) {
    var model =
        new KMeans()
            .setK(k)
            .setDistanceMeasure("cosine")
            .setSeed(SEED)
            .setMaxIter(50)
            .fit(features);
    return model.transform(features).orderBy("id").select("prediction").collectAsList().stream()
        .mapToInt(row -> row.getInt(0))
        .toArray();
  }

  private static Dataset<Row> counts(SparkSession spark, Sample sample, PipelineStage... more) {
    var rows = new ArrayList<Row>();
    for (String text : sample.texts()) {
      rows.add(RowFactory.create(rows.size(), text));
    }
    var texts =
        spark.createDataFrame(
            rows,
            new StructType().add("id", DataTypes.IntegerType).add("text", DataTypes.StringType));
    List<PipelineStage> stages =
        new ArrayList<>(
            List.of(
                new RegexTokenizer().setInputCol("text").setOutputCol("words").setPattern("\\W+"),
                new StopWordsRemover().setInputCol("words").setOutputCol("kept"),
                new CountVectorizer().setMinDF(2).setInputCol("kept").setOutputCol("counts")));
    stages.addAll(List.of(more));
    return new Pipeline()
        .setStages(stages.toArray(PipelineStage[]::new))
        .fit(texts)
        .transform(texts);
  }

  /** A text without any known word has no direction; it gets one of its own kind. */
  private static Dataset<Row> tfIdf(SparkSession spark, Sample sample) {
    var features =
        counts(
                spark,
                sample,
                new IDF().setInputCol("counts").setOutputCol("weights"),
                new Normalizer().setInputCol("weights").setOutputCol("normal"))
            .select("id", "normal")
            .collectAsList();
    var rows = new ArrayList<Row>();
    for (var row : features) {
      Vector vector = row.getAs(1);
      boolean isEmpty = vector.numNonzeros() == 0;
      double[] dense = vector.toArray();
      rows.add(RowFactory.create(row.getInt(0), isEmpty ? uniform(dense.length) : vector));
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("id", DataTypes.IntegerType)
            .add("features", SQLDataTypes.VectorType()));
  }

  private static DenseVector uniform(int length) {
    double[] numbers = new double[length];
    Arrays.fill(numbers, 1 / Math.sqrt(length));
    return new DenseVector(numbers);
  }

  private static int[] lda(SparkSession spark, Sample sample) {
    var counts = counts(spark, sample).withColumnRenamed("counts", "features");
    var model = new LDA().setK(sample.topics()).setSeed(SEED).setMaxIter(50).fit(counts);
    return model
        .transform(counts)
        .orderBy("id")
        .select(
            functions.vector_to_array(
                org.apache.spark.sql.functions.col("topicDistribution"), "float64"))
        .collectAsList()
        .stream()
        .mapToInt(row -> largest(row.<Double>getList(0)))
        .toArray();
  }

  private static int largest(List<Double> shares) {
    return IntStream.range(0, shares.size())
        .reduce(0, (best, i) -> shares.get(i) > shares.get(best) ? i : best);
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate();
  }
}
