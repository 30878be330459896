package io.groundswell.command;

import io.groundswell.Business;
import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.text.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A conf, and the lakehouse behind it once somebody asks for it. */
final class Workplace implements AutoCloseable {
  private final Settings settings;
  private final Map<String, String> environment;
  private SparkSession spark;

  private Workplace(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  static Workplace at(Path conf) {
    return new Workplace(Settings.load(conf, System.getenv()), System.getenv());
  }

  Settings settings() {
    return settings;
  }

  Business business() {
    return Business.load(Path.of(settings.business()));
  }

  Pipeline pipeline() {
    return new Pipeline(business(), new Pseudonyms(settings.key(environment)));
  }

  Pseudonyms pseudonyms() {
    return new Pseudonyms(settings.key(environment));
  }

  Lakehouse lakehouse() {
    return new Lakehouse(
        spark(),
        settings.lakehouse(),
        settings.landing(),
        Pipeline.contracts(),
        settings.sources());
  }

  /** Fails in words, before Spark starts, when a local folder cannot be written. */
  void checkWritable() {
    if (settings.lakehouse().contains("://")) {
      return;
    }
    var folder = Path.of(settings.lakehouse());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, null);
    }
  }

  private static WrongUse unwritable(Path folder, IOException e) {
    return new WrongUse(
        "The lakehouse folder %s cannot be written. Give it rights, or name another under 'lakehouse' in the conf."
            .formatted(folder),
        e);
  }

  SparkSession spark() {
    if (spark == null) {
      var builder =
          SparkSession.builder()
              .appName("groundswell")
              .config("spark.ui.enabled", "false")
              .config("spark.ui.showConsoleProgress", "false")
              .config("spark.sql.session.timeZone", "UTC")
              .config("spark.sql.shuffle.partitions", "4")
              .config("spark.sql.warehouse.dir", unusedWarehouse())
              .config("spark.databricks.delta.snapshotPartitions", "2")
              .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
              .config(
                  "spark.sql.catalog.spark_catalog",
                  "org.apache.spark.sql.delta.catalog.DeltaCatalog");
      if (System.getProperty("spark.master") == null) {
        builder.master("local[*]");
      }
      settings.spark().forEach(builder::config);
      try {
        spark = builder.getOrCreate();
      } catch (RuntimeException e) {
        throw new Failed(
            "Spark did not start: %s. `./groundswell doctor` looks for the cause."
                .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown")),
            e);
      }
      spark.sparkContext().setLogLevel("WARN");
    }
    return spark;
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

  @Override
  public void close() {
    if (spark != null) {
      spark.stop();
    }
  }
}
