package io.groundswell.breach.gold;

import io.delta.tables.DeltaTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a job that knows where a table lies. */
public final class ReadsDelta {
  private ReadsDelta() {}

  static Dataset<Row> accounts() {
    return DeltaTable.forPath("/lake/silver/accounts").toDF();
  }
}
