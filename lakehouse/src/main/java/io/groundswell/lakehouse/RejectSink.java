package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.AccumulatorV2;

/**
 * Catches rejected rows on their way past, in the pass that writes the others, so that nothing is
 * parsed twice.
 *
 * <p>Holds so many; where there are more, the caller makes the rows again and takes the rejected
 * ones. A task that is tried again hands its rows in again: equal rows are held once, so the caller
 * compares the number with a count that Spark keeps exact.
 */
final class RejectSink extends AccumulatorV2<Row, List<Row>> {
  private static final long serialVersionUID = 1L;
  private static final int HELD = 20_000;

  private final Set<Row> rows = new LinkedHashSet<>();

  static RejectSink on(SparkSession spark) {
    var sink = new RejectSink();
    // Without a name: Spark would copy the records of a named one into its own notes.
    spark.sparkContext().register(sink);
    return sink;
  }

  /** The rows that are not rejected. */
  Dataset<Row> pass(Dataset<Row> rows) {
    var reject = col(Rejects.COLUMN);
    var caught = udf((UDF1<Row, Boolean>) this::caught, DataTypes.BooleanType).asNondeterministic();
    Column isKept =
        when(reject.isNull(), true)
            .otherwise(
                coalesce(
                    caught.apply(struct(col(Slices.KNOWN_ON).cast("string"), reject)),
                    reject.isNull()));
    return rows.where(isKept).drop(Rejects.COLUMN);
  }

  /** What was caught, in the shape of {@code known_on} and the fields of a reject. */
  Dataset<Row> dataset(SparkSession spark) {
    return spark
        .createDataFrame(
            value(),
            new StructType()
                .add(Slices.KNOWN_ON, DataTypes.StringType)
                .add(Rejects.COLUMN, StructType.fromDDL(Rejects.FIELDS)))
        .coalesce(1)
        .select(col(Slices.KNOWN_ON).cast("date").as(Slices.KNOWN_ON), col(Rejects.COLUMN + ".*"));
  }

  synchronized int size() {
    return rows.size();
  }

  private boolean caught(Row row) {
    add(row);
    return false;
  }

  @Override
  public synchronized boolean isZero() {
    return rows.isEmpty();
  }

  @Override
  public synchronized AccumulatorV2<Row, List<Row>> copy() {
    var copy = new RejectSink();
    copy.rows.addAll(rows);
    return copy;
  }

  @Override
  public synchronized void reset() {
    rows.clear();
  }

  @Override
  public synchronized void add(Row row) {
    if (rows.size() < HELD) {
      rows.add(row);
    }
  }

  @Override
  public void merge(AccumulatorV2<Row, List<Row>> other) {
    other.value().forEach(this::add);
  }

  @Override
  public synchronized List<Row> value() {
    return List.copyOf(rows);
  }
}
