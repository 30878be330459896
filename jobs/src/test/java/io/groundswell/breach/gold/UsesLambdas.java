package io.groundswell.breach.gold;

import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a row filter that Spark cannot look into. */
public final class UsesLambdas {
  private UsesLambdas() {}

  static Dataset<Row> named(Dataset<Row> rows) {
    return rows.filter((FilterFunction<Row>) row -> !row.isNullAt(0));
  }
}
