package io.groundswell.breach.gold;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Planted: a job that makes its rows out of a session. */
public final class OpensASession {
  private OpensASession() {}

  static Dataset<Row> ten() {
    return SparkSession.active().range(10).toDF();
  }
}
