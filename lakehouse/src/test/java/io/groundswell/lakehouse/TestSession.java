package io.groundswell.lakehouse;

import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests of a JVM share, set for small data. */
public final class TestSession {
  private TestSession() {}

  public static SparkSession spark() {
    return Holder.SPARK;
  }

  private static final class Holder {
    static final SparkSession SPARK =
        SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .config("spark.sql.session.timeZone", "UTC")
            // Looking at each stage anew costs more than it saves on a few rows.
            .config("spark.sql.adaptive.enabled", "false")
            // A few rows are read faster than code for them is compiled.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            // Nobody reads the plans that are written down for Spark's pages.
            .config("spark.sql.ui.explainMode", "simple")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.delta.logStore.s3a.impl", ConditionalLogStore.class.getName())
            .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/warehouse")
            .getOrCreate();
  }
}
