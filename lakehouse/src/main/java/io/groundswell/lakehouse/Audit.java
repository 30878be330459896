package io.groundswell.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Holds rows against a contract while they are being written, in the same pass.
 *
 * <p>The first row that breaks an error-level rule fails the write, so nothing is published: a
 * Delta commit is all or nothing. Warnings are counted on the way.
 */
final class Audit {
  /** Beside the rows until they are counted: whether each warning is about the row. */
  private static final String WARNED = "_warned_";

  /** Marks our message inside whatever Spark wraps around it. */
  static final String MARK = "breaks its contract: ";

  private final Contract contract;
  private final Observation seen = new Observation();
  private final List<Check> warnings;

  Audit(Contract contract) {
    this.contract = contract;
    this.warnings = checks(Severity.WARNING);
  }

  /** The same rows, to be counted; writing them fails when one breaks the contract. */
  Dataset<Row> guard(Dataset<Row> rows, Function<Table, Dataset<Row>> tables) {
    var beside = withCounts(withReferences(rows, tables));
    // Not deterministic on purpose: otherwise the optimizer may test rows that a join drops later.
    var now = spark_partition_id().geq(0);
    var broken = when(lit(false), lit(null).cast("string"));
    for (var check : checks(Severity.ERROR)) {
      broken = broken.when(check.failures().and(now), check.message(contract.key()));
    }
    var verdict =
        when(broken.isNull(), lit(true))
            .otherwise(
                raise_error(concat(lit(contract.table() + " " + MARK), broken)).cast("boolean"));
    var columns = new ArrayList<>(Arrays.stream(rows.columns()).map(c -> col(c)).toList());
    for (int i = 0; i < warnings.size(); i++) {
      columns.add(warnings.get(i).failures().as(WARNED + i));
    }
    return beside.where(verdict).select(columns.toArray(Column[]::new));
  }

  /**
   * Guarded rows on their way into the table, counted. Nothing may move them after this: only in
   * the stage that writes does Spark count a task once that had to be done again.
   */
  Dataset<Row> counted(Dataset<Row> guarded) {
    var counted = new ArrayList<Column>();
    var beside = new ArrayList<String>();
    for (int i = 0; i < warnings.size(); i++) {
      counted.add(count_if(col(WARNED + i)).as("w" + i));
      beside.add(WARNED + i);
    }
    return guarded
        .observe(seen, count(lit(1)).as("rows"), counted.toArray(Column[]::new))
        .drop(beside.toArray(String[]::new));
  }

  /** How many rows were written; known once the write has ended. */
  long rows() {
    return Counters.read(seen, "rows");
  }

  /** How many of them break each warning-level rule, without the rules that all rows hold to. */
  Map<String, Long> warned() {
    var warned = new LinkedHashMap<String, Long>();
    for (int i = 0; i < warnings.size(); i++) {
      long rows = Counters.read(seen, "w" + i);
      if (rows > 0) {
        warned.put(warnings.get(i).rule(), rows);
      }
    }
    return warned;
  }

  private Dataset<Row> withReferences(Dataset<Row> rows, Function<Table, Dataset<Row>> tables) {
    var beside = rows;
    for (var check : contract.checks()) {
      if (check instanceof Check.ForeignKey reference) {
        var known =
            tables
                .apply(reference.table())
                .select(col(reference.key()).as("_key_" + reference.column()))
                .distinct()
                .withColumn(reference.found(), lit(true));
        beside =
            beside
                .join(
                    known,
                    beside.col(reference.column()).equalTo(known.col("_key_" + reference.column())),
                    "left")
                .drop("_key_" + reference.column());
      }
    }
    return beside;
  }

  private Dataset<Row> withCounts(Dataset<Row> rows) {
    var key = contract.key().stream().map(k -> col(k)).toArray(Column[]::new);
    // Of a day all keys begin alike; sorting by a hash first compares numbers, and seldom keys.
    var sameKey = Stream.concat(Stream.of(xxhash64(key)), Stream.of(key)).toArray(Column[]::new);
    return rows.withColumn(Check.Unique.COUNT, count(lit(1)).over(Window.partitionBy(sameKey)));
  }

  private List<Check> checks(Severity severity) {
    return contract.checks().stream().filter(c -> c.severity() == severity).toList();
  }

  /** The sentence about the broken rule inside an exception of a write, or null. */
  static String breach(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      var message = String.valueOf(cause.getMessage());
      int at = message.indexOf(MARK);
      if (at >= 0) {
        return message
            .substring(at + MARK.length())
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll(" SQLSTATE: \\w+$", "");
      }
    }
    return null;
  }
}
