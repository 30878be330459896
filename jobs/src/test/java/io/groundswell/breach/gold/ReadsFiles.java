package io.groundswell.breach.gold;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a job that goes around the door, both ways. */
public final class ReadsFiles {
  private ReadsFiles() {}

  static Dataset<Row> copied(Dataset<Row> rows, String path) {
    rows.write().parquet(path);
    return rows.sparkSession().read().parquet(path);
  }
}
