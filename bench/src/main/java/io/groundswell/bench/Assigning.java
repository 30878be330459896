package io.groundswell.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import com.sun.management.OperatingSystemMXBean;
import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.gold.FeedbackTopics;
import io.groundswell.gold.TopicMentions;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Assignment;
import io.groundswell.text.SentenceModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * How long a refit takes to say of many texts anew what they are about, when half of them are of
 * one topic: {@code bench/assigning TEXTS [SHARE]}.
 */
public final class Assigning {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final int TOPICS = 150;
  private static final int EXEMPLARS = 8;
  private static final int DAYS = 90;
  private static final double NOISE = 0.5;

  private Assigning() {}

  /** Makes texts with vectors, then what is said of them, and prints a line for each job. */
  public static void main(String[] args) throws IOException {
    long texts = args.length > 0 ? Long.parseLong(args[0]) : 500_000;
    double share = args.length > 1 ? Double.parseDouble(args[1]) : 0.5;
    var folder = Files.createTempDirectory("groundswell-bench");
    try (var spark = session(folder.toString())) {
      Map<Table, Dataset<Row>> tables = new HashMap<>();
      for (var table : Tables.all()) {
        var schema = Pipeline.contracts().of(table).schema();
        tables.put(table, spark.createDataFrame(List.of(), schema));
      }
      var said = said(spark, texts, share);
      tables.put(Tables.FEEDBACK, stored(feedback(said), Tables.FEEDBACK, folder.toString()));
      tables.put(
          Tables.TEXT_VECTORS, stored(vectors(said), Tables.TEXT_VECTORS, folder.toString()));
      tables.put(
          Tables.TOPIC_EXEMPLARS,
          stored(exemplars(spark), Tables.TOPIC_EXEMPLARS, folder.toString()));
      System.out.printf(
          "%,d texts, %.0f %% of them of one topic of %d%n", texts, 100 * share, TOPICS);
      tables.put(
          Tables.TOPIC_MENTIONS,
          timed(new TopicMentions(SentenceModel.SHIPPED), tables, texts, folder.toString()));
      timed(new FeedbackTopics(), tables, texts, folder.toString());
    }
  }

  private static Dataset<Row> timed(
      Job job, Map<Table, Dataset<Row>> tables, long texts, String folder) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    var run = Run.of(DAY, "bench");
    var made = stored(job.rows(new Inputs(job.output(), tables, run), run), job.output(), folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    double ofCore = (system.getProcessCpuTime() - cpu) / 1e9;
    System.out.printf(
        "%-24s %,10d rows %6.1f s, %6.1f s of a core, %,.0f texts in a second of a core%n",
        job.output(), made.count(), seconds, ofCore, texts / ofCore);
    return made;
  }

  private static Dataset<Row> stored(Dataset<Row> rows, Table table, String folder) {
    var path = folder + "/" + table.name();
    rows.write().parquet(path);
    return rows.sparkSession().read().parquet(path);
  }

  private static Dataset<Row> said(SparkSession spark, long texts, double share) {
    var topic =
        functions
            .when(functions.rand(1).lt(share), lit(0))
            .otherwise(col("id").mod(TOPICS).cast("int"));
    return spark
        .range(0, texts, 1, 8)
        .withColumn("topic", topic)
        .withColumn("text", functions.concat(lit("text "), col("id")))
        .withColumn(
            "day",
            functions.date_sub(lit(DAY), functions.pmod(col("id"), lit(DAYS)).plus(1).cast("int")));
  }

  private static Dataset<Row> feedback(Dataset<Row> said) {
    return said.select(
        col("day").as("known_on"),
        functions.concat(lit("f"), col("id")).as("feedback_id"),
        lit(null).cast("timestamp").as("said_at"),
        lit("survey").as("channel"),
        lit(null).cast("string").as("ticket_id"),
        functions.concat(lit("u"), col("id").mod(50_000)).as("user_id"),
        functions.concat(lit("a"), col("id").mod(5_000)).as("account_id"),
        lit(true).as("is_paying"),
        col("text"),
        lit("en").as("language"),
        lit("both").as("purpose"),
        lit(false).as("is_redacted"));
  }

  private static Dataset<Row> vectors(Dataset<Row> said) {
    UDF1<Row, float[]> near = row -> near(row.getInt(0), row.getLong(1));
    Column vector =
        udf(near, DataTypes.createArrayType(DataTypes.FloatType))
            .apply(functions.struct(col("topic"), col("id")));
    return said.select(
        col("day").as("known_on"),
        functions.sha2(col("text").cast("binary"), 256).as("text_hash"),
        lit(SentenceModel.SHIPPED.id()).as("model_id"),
        lit(0).as("passage"),
        lit(false).as("is_cut"),
        lit(0).as("from_character"),
        functions.length(col("text")).as("to_character"),
        vector.as("vector"));
  }

  private static Dataset<Row> exemplars(SparkSession spark) {
    UDF1<Long, float[]> near = i -> near((int) (i / EXEMPLARS), -1 - i);
    Column vector = udf(near, DataTypes.createArrayType(DataTypes.FloatType)).apply(col("id"));
    var topic = functions.concat(lit("T20260330-"), functions.floor(col("id").divide(EXEMPLARS)));
    return spark
        .range(0, (long) TOPICS * EXEMPLARS, 1, 1)
        .select(
            lit(DAY).as("known_on"),
            topic.as("topic_id"),
            col("id").mod(EXEMPLARS).cast("int").as("exemplar"),
            topic.as("fitted_id"),
            lit(SentenceModel.SHIPPED.id()).as("model_id"),
            lit(Assignment.FLOOR).as("floor"),
            topic.as("label"),
            functions.array(lit("word")).as("keywords"),
            functions.array(lit("a quote")).as("quotes"),
            lit(DAY).as("born_on"),
            vector.as("vector"));
  }

  private static float[] near(int topic, long seed) {
    var centre = new Random(topic);
    var noise = new Random(seed);
    float[] vector = new float[SentenceModel.SHIPPED.dimensions()];
    double length = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (centre.nextGaussian() + NOISE * noise.nextGaussian());
      length += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(length);
    }
    return vector;
  }

  private static SparkSession session(String folder) {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", folder)
        .getOrCreate();
  }
}
