package io.groundswell.lakehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The shape of one table and what its rows must hold to.
 *
 * @param schema column names, types and comments; everything nullable, since {@code required} is a
 *     check (Delta reads come back nullable)
 * @param key the columns that name a row
 * @param partitionedBy the columns whose values are folders; none for most tables, see decision
 *     0001
 * @param checks what every slice is held against before it is published
 * @param restricted the columns that hold personal data
 * @param purposes by column, what it may feed: fix, sell or both
 * @param sources by column, the tables that it is made from, where the contract says so
 * @param words the columns that hold words of customers, or what was made of them; what is erased
 * @param keptWords the columns that hold such words and that erasing does not reach
 * @param retentionDays how long a slice is kept
 * @param errorRate the share of records that may be rejected; beyond it nothing is published
 * @param examples questions that it answers; none for tables that nobody asks
 */
public record Contract(
    Table table,
    String version,
    String description,
    String grain,
    StructType schema,
    List<String> key,
    List<String> partitionedBy,
    List<Check> checks,
    Set<String> restricted,
    Map<String, String> purposes,
    Map<String, List<Table>> sources,
    Set<String> words,
    Set<String> keptWords,
    int retentionDays,
    double errorRate,
    List<Example> examples) {

  /** The tables that its foreign keys refer to. */
  Stream<Table> references() {
    return checks.stream()
        .filter(Check.ForeignKey.class::isInstance)
        .map(check -> ((Check.ForeignKey) check).table());
  }

  /** The column of this name. */
  public StructField field(String column) {
    return schema.apply(column);
  }

  /**
   * The rows with exactly the contract's columns, in its order and types.
   *
   * <p>Spark's own {@code Dataset.to} adds missing columns and drops extra ones without a word, so
   * the names are compared first.
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    var given = new TreeSet<>(Arrays.asList(rows.columns()));
    given.removeAll(Set.of(Rejects.COLUMN, Unread.COLUMN));
    var wanted = new TreeSet<>(Arrays.asList(schema.fieldNames()));
    if (!given.equals(wanted)) {
      var missing = new TreeSet<>(wanted);
      missing.removeAll(given);
      var extra = new TreeSet<>(given);
      extra.removeAll(wanted);
      throw new WrongUse(
          "The job of %s does not yield the columns of schemas/%s/%s.yaml:%s%s. Change the job or the contract, and the contract's version with it."
              .formatted(
                  table,
                  table.layer().folder(),
                  table.name(),
                  missing.isEmpty() ? "" : " missing " + missing,
                  extra.isEmpty() ? "" : " not in the contract " + extra));
    }
    return rows.select(
        Arrays.stream(schema.fields()).map(f -> typed(rows, f)).toArray(Column[]::new));
  }

  private Column typed(Dataset<Row> rows, StructField field) {
    var given = rows.schema().apply(field.name()).dataType();
    var same = given.asNullable().equals(field.dataType());
    if (!same && !Cast.canUpCast(given, field.dataType())) {
      throw new WrongUse(
          "The job of %s yields %s as %s, the contract says %s. A cast could lose values without a word, so write it in the job."
              .formatted(table, field.name(), given.sql(), field.dataType().sql()));
    }
    var column = functions.col("`" + field.name() + "`");
    return (same ? column : column.cast(field.dataType())).as(field.name(), field.metadata());
  }
}
