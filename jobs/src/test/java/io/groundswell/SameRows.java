package io.groundswell;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import io.groundswell.lakehouse.TestSession;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;

/** The assertions of spark-testing-base over the session that all tests share. */
final class SameRows extends JavaDatasetSuiteBase {
  private static final long serialVersionUID = 1L;

  /** Fails unless both hold the same rows of the same columns, in any order. */
  static void of(Dataset<Row> expected, Dataset<Row> given) {
    new SameRows().assertDataFrameNoOrderEquals(expected, given);
  }

  @Override
  public SparkSession spark() {
    return TestSession.spark();
  }

  @Override
  public SQLContext sqlContext() {
    return TestSession.spark().sqlContext();
  }

  @Override
  public SparkContext sc() {
    return TestSession.spark().sparkContext();
  }
}
