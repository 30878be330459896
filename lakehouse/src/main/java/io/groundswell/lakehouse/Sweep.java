package io.groundswell.lakehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Console;

/**
 * Removes the files of a table that no readable version uses. Whoever reads an earlier version at
 * that time fails, and nobody can read one afterwards.
 *
 * @param readable how long a version can be read after its successor was written; none at all when
 *     zero, however young its files are
 */
record Sweep(SparkSession spark, String table, Duration readable) {
  /** Delta guards young files by default, and looks through folders in ten thousand tasks. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.databricks.delta.retentionDurationCheck.enabled", "false",
          "spark.databricks.delta.vacuum.parallelDelete.enabled", "false",
          "spark.sql.sources.parallelPartitionDiscovery.parallelism", "4");

  /**
   * Files that no readable version uses.
   *
   * @param bytes their size
   */
  record Removable(int files, long bytes) {}

  /** What there was to remove. */
  Removable remove() {
    long youngest = youngest();
    var found = removable(youngest);
    if (found.files() == 0) {
      return found;
    }
    var before = new HashMap<String, String>();
    SETTINGS.forEach((key, value) -> before.put(key, spark.conf().get(key, null)));
    try {
      SETTINGS.forEach(spark.conf()::set);
      // Delta prints how many files it deleted; stdout is for answers.
      Console.withOut(
          OutputStream.nullOutputStream(),
          () ->
              spark.sql("VACUUM delta.`%s` RETAIN %d HOURS".formatted(table, readable.toHours())));
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
    if (removable(youngest).files() > 0) {
      throw new Failed(
          "%s still holds files that no readable version uses. Look at the rights on them, then run the same again."
              .formatted(table),
          null);
    }
    return found;
  }

  Removable removable() {
    return removable(youngest());
  }

  private long youngest() {
    return System.currentTimeMillis() - readable.toMillis();
  }

  private Removable removable(long youngest) {
    var old = old(youngest);
    if (!old.isEmpty()) {
      old.keySet().removeAll(needed(youngest));
    }
    return new Removable(old.size(), old.values().stream().mapToLong(Long::longValue).sum());
  }

  /** By name, the size of every data file that is not too young. */
  private Map<String, Long> old(long youngest) {
    var root = new Path(table);
    var old = new HashMap<String, Long>();
    try {
      var files = root.getFileSystem(spark.sessionState().newHadoopConf()).listFiles(root, true);
      while (files.hasNext()) {
        var file = files.next();
        var name = file.getPath().getName();
        if (name.endsWith(".parquet")
            && !file.getPath().toString().contains("/_delta_log/")
            && file.getModificationTime() <= youngest) {
          old.put(name, file.getLen());
        }
      }
      return old;
    } catch (IOException e) {
      throw new Failed(
          "The files of %s cannot be listed: %s. Check the rights in the conf."
              .formatted(table, e.getMessage()),
          e);
    }
  }

  /** Those of the newest version, and those that it lost since; by name, each has a random part. */
  private Set<String> needed(long youngest) {
    var snapshot = DeltaLog.forTableWithSnapshot(spark, table)._2();
    var needed = new HashSet<String>();
    var used = snapshot.allFiles().toDF().selectExpr("path");
    var lost =
        snapshot.tombstones().toDF().where("deletionTimestamp > " + youngest).selectExpr("path");
    for (var row : used.union(lost).collectAsList()) {
      needed.add(new Path(row.getString(0)).getName());
    }
    return needed;
  }
}
