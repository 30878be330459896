package io.groundswell.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that are made anew, so that planning what follows stays cheap.
 *
 * <p>Spark carries along what it can conclude about every column that is derived from others. Where
 * long expressions build on each other, each of them doubles what is carried, and planning takes
 * minutes and gigabytes for rows that take milliseconds. Of rows made anew it concludes nothing.
 */
final class Anew {
  private Anew() {}

  static Dataset<Row> select(Dataset<Row> rows, Column... columns) {
    return rows.select(inline(array(struct(columns))));
  }
}
