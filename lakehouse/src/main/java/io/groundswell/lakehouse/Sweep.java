package io.groundswell.lakehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Console;

/**
 * Removes what the newest version of a table does not use, however young it is. Whoever reads an
 * earlier version at that time fails, and nobody can read one afterwards.
 */
record Sweep(SparkSession spark, String table) {
  /** Delta guards young files by default, and looks through folders in ten thousand tasks. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.databricks.delta.retentionDurationCheck.enabled", "false",
          "spark.databricks.delta.vacuum.parallelDelete.enabled", "false",
          "spark.sql.sources.parallelPartitionDiscovery.parallelism", "4");

  /** Whether there was anything to remove. */
  boolean run() {
    if (!hasUnused()) {
      return false;
    }
    var before = new HashMap<String, String>();
    SETTINGS.forEach((key, value) -> before.put(key, spark.conf().get(key, null)));
    try {
      SETTINGS.forEach(spark.conf()::set);
      // Delta prints how many files it deleted; stdout is for answers.
      Console.withOut(
          OutputStream.nullOutputStream(),
          () -> spark.sql("VACUUM delta.`%s` RETAIN 0 HOURS".formatted(table)));
    } finally {
      before.forEach(
          (key, value) -> {
            if (value == null) {
              spark.conf().unset(key);
            } else {
              spark.conf().set(key, value);
            }
          });
    }
    if (hasUnused()) {
      throw new Failed(
          "%s still holds files that its newest version does not use. Look at the rights on them, then erase again."
              .formatted(table),
          null);
    }
    return true;
  }

  private boolean hasUnused() {
    var root = new Path(table);
    try {
      var there = new HashSet<String>();
      var files = root.getFileSystem(spark.sessionState().newHadoopConf()).listFiles(root, true);
      while (files.hasNext()) {
        var path = files.next().getPath();
        if (path.getName().endsWith(".parquet") && !path.toString().contains("/_delta_log/")) {
          there.add(path.getName());
        }
      }
      return !used().containsAll(there);
    } catch (IOException e) {
      throw new Failed(
          "The files of %s cannot be listed: %s. Check the rights in the conf."
              .formatted(table, e.getMessage()),
          e);
    }
  }

  /** By name alone: each has a random part. */
  private Set<String> used() {
    var log = DeltaLog.forTable(spark, table);
    var snapshot = log.update(false, scala.Option.empty(), scala.Option.empty());
    var used = new HashSet<String>();
    for (var row : snapshot.allFiles().toDF().select("path").collectAsList()) {
      used.add(new Path(row.getString(0)).getName());
    }
    return used;
  }
}
