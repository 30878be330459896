package io.groundswell.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A vendor's log of webhooks, in which events of every kind follow each other.
 *
 * <p>Each table takes its own objects out of it and leaves the rest alone. A table of the log
 * itself has a row for every event, and keeps those that no other table reads.
 */
final class Log {
  /** Beside a landed record: whether it lies in the log, and not in a folder of one object. */
  static final String MARK = "_of_log";

  private Log() {}

  /** What the run's days brought of one object, in its own folder and in the log. */
  static Dataset<Row> news(Inputs in, Table own, Table log) {
    return in.news(own)
        .withColumn(MARK, lit(false))
        .unionByName(in.news(log).withColumn(MARK, lit(true)));
  }

  static boolean isPartOf(Dataset<Row> landed) {
    return Arrays.asList(landed.columns()).contains(MARK);
  }

  /** The name of the table that reads objects of a type; null where none does. */
  static Column readBy(Map<Table, List<String>> types, Column type) {
    return coalesce(
        types.entrySet().stream()
            .sorted(Map.Entry.comparingByKey((a, b) -> a.name().compareTo(b.name())))
            .map(e -> when(type.isin(e.getValue().toArray()), lit(e.getKey().toString())))
            .toArray(Column[]::new));
  }
}
