package io.groundswell.command;

import io.groundswell.lakehouse.ConditionalLogStore;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.WrongUse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a command. */
final class Sessions {
  private static final String MASTER = "spark.master";

  private static final Map<String, String> ALWAYS =
      Map.of(
          // Delta's own loses commits where two write (decision 0018).
          "spark.delta.logStore.s3a.impl", ConditionalLogStore.class.getName(),
          "spark.delta.logStore.s3.impl", ConditionalLogStore.class.getName(),
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          // It would drop the counters of rows together with rows that are all rejected.
          "spark.sql.adaptive.optimizer.excludedRules",
              "org.apache.spark.sql.execution.adaptive.AQEPropagateEmptyRelation");

  /** For one machine; whoever submits to a cluster says otherwise. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          MASTER,
          "local[*]",
          "spark.ui.enabled",
          "false",
          "spark.ui.showConsoleProgress",
          "false",
          "spark.sql.shuffle.partitions",
          String.valueOf(partitions(Runtime.getRuntime().availableProcessors())),
          "spark.databricks.delta.snapshotPartitions",
          "2",
          "spark.sql.warehouse.dir",
          unusedWarehouse());

  /**
   * A few hundred thousand rows are read faster than code for them is generated and compiled;
   * planning anew after every shuffle costs more than it saves on them, and so does writing every
   * plan down in full for a page that is off.
   */
  private static final Map<String, String> SMALL =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.ui.explainMode", "simple");

  private static final String CATALOG = "spark.sql.catalogImplementation";

  private Sessions() {}

  /** What a conf says goes before what spark-submit said, and that before our own defaults. */
  static SparkSession open(Map<String, String> conf) {
    checkMaster(System.getProperty(MASTER), conf.get(MASTER));
    var settings = new LinkedHashMap<>(DEFAULTS);
    if (Boolean.getBoolean("groundswell.small")) {
      settings.putAll(SMALL);
    }
    settings.keySet().removeIf(key -> System.getProperty(key) != null);
    settings.putAll(ALWAYS);
    settings.putAll(conf);
    if ("hive".equals(settings.get(CATALOG)) && !hasHive()) {
      throw new WrongUse(
          "The conf asks for a metastore (%s: hive), and Spark's classes for Hive are not here. Submit to a Spark that has them, as docs/operations.md shows, or leave it out and give the metastore what `./groundswell register --print` says."
              .formatted(CATALOG));
    }
    var builder = SparkSession.builder().appName("groundswell");
    settings.forEach(builder::config);
    try {
      var spark = builder.getOrCreate();
      spark.sparkContext().setLogLevel("WARN");
      return spark;
    } catch (RuntimeException e) {
      throw new Failed(
          "Spark did not start: %s. `./groundswell doctor` looks for the cause."
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown")),
          e);
    }
  }

  /** One task per core: most shuffles carry little, and a task costs more than its rows. */
  private static int partitions(int cores) {
    return Math.max(2, Math.min(4, cores));
  }

  /** Two that say different things would leave a cluster idle beside a run on one machine. */
  static void checkMaster(String submitted, String said) {
    if (submitted != null && said != null && !said.equals(submitted)) {
      throw new WrongUse(
          "spark-submit says that the master is %s, the conf says %s. Take spark.master out of the conf."
              .formatted(submitted, said));
    }
  }

  /** A distribution of Spark has them; our own class path does without. */
  private static boolean hasHive() {
    try {
      Class.forName(
          "org.apache.spark.sql.hive.HiveExternalCatalog",
          false,
          Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * Every table has a place of its own, yet Spark makes a folder per layer; not where one works.
   */
  private static String unusedWarehouse() {
    return Path.of(
            System.getProperty("java.io.tmpdir"),
            "groundswell-warehouse-" + System.getProperty("user.name"))
        .toString();
  }
}
