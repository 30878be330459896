package io.groundswell.learn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.groundswell.lakehouse.WrongUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/**
 * Any table as {@link Examples}: text that holds numbers or days is read as such, days become days
 * before the row's time, and what nothing can be learnt from is left out and named.
 *
 * <p>A table of more than {@value #MOST_ROWS} rows is sampled, the rarer label first; each row then
 * has the weight of those that it stands for, so that probabilities stay true.
 *
 * @param positive the value of the label that is foretold
 * @param leftOut columns that nothing is learnt from, and why
 * @param rows how many the table has
 * @param unlabelled how many of them have no label
 */
public record LearningTable(
    Examples examples, String positive, List<LeftOut> leftOut, long rows, long unlabelled) {
  static final int MOST_ROWS = 100_000;
  private static final int FEWEST = 20;
  private static final int GRAIN = 1_000_000_000;

  /**
   * A column that nothing is learnt from.
   *
   * @param column what it holds; null where that was not read
   */
  public record LeftOut(String name, String reason, Attribute column) {}

  /** Reads a table; fails with {@link WrongUse} where the question cannot be asked of it. */
  public static LearningTable of(Dataset<Row> table, Question question) {
    return of(table, question, MOST_ROWS);
  }

  /** As {@link #of}, from a sample of so many rows. */
  public static LearningTable of(Dataset<Row> table, Question question, int mostRows) {
    var names = Arrays.stream(table.columns()).map(name -> name.replace("\uFEFF", "")).toList();
    var asked = new Asked(names, question);
    var types = Arrays.stream(table.schema().fields()).map(field -> field.dataType()).toList();
    var plain =
        table.toDF(IntStream.range(0, names.size()).mapToObj(i -> "c" + i).toArray(String[]::new));
    var told = trim(col("c" + asked.label()).cast("string"));
    var labels = labels(plain, told);
    long missing =
        labels.entrySet().stream()
            .filter(e -> Meaning.word(e.getKey()) == null)
            .mapToLong(Map.Entry::getValue)
            .sum();
    labels.keySet().removeIf(label -> Meaning.word(label) == null);
    var counted = new TreeMap<>(labels);
    String positive = Positive.of(names.get(asked.label()), counted);
    long yes = counted.get(positive);
    long all = counted.values().stream().mapToLong(Long::longValue).sum();
    if (Math.min(yes, all - yes) < FEWEST) {
      throw new WrongUse(
          "Only %d of %,d rows have %s = %s. At least %d of each kind are needed to learn anything and to check it."
              .formatted(
                  Math.min(yes, all - yes),
                  all,
                  names.get(asked.label()),
                  yes < all - yes ? positive : "another value",
                  FEWEST));
    }
    var isYes = told.equalTo(positive);
    var labelled = plain.where(told.isin(counted.keySet().toArray()));
    double[] shares = shares(yes, all - yes, mostRows);
    var sampled = shares[0] >= 1 && shares[1] >= 1 ? labelled : sampled(labelled, isYes, shares);
    var columns = new ArrayList<Column>(List.of(isYes.as("label")));
    for (int i = 0; i < names.size(); i++) {
      columns.add(read(col("c" + i), types.get(i)).as("c" + i));
    }
    var rows = sampled.select(columns.toArray(Column[]::new)).collectAsList();
    var leftOut = new ArrayList<LeftOut>();
    var examples = new ReadColumns(names, types, asked, rows).examples(leftOut, shares);
    return new LearningTable(examples, positive, List.copyOf(leftOut), all + missing, missing);
  }

  private static Map<String, Long> labels(Dataset<Row> rows, Column told) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (var row : rows.groupBy(told.as("label")).count().limit(40).collectAsList()) {
      counts.put(row.isNullAt(0) ? "" : row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /** Of either label, which share of its rows is taken; the rarer one is thinned last. */
  private static double[] shares(long yes, long no, int most) {
    double half = most / 2.0;
    double ofYes = Math.min(yes, Math.max(half, most - (double) no));
    double ofNo = Math.min(no, Math.max(half, most - (double) yes));
    return new double[] {ofYes / yes, ofNo / no};
  }

  /** Rows that hold the same are told apart by a number, or all of them would be taken or none. */
  private static Dataset<Row> sampled(Dataset<Row> rows, Column isYes, double[] shares) {
    var hash = xxhash64(Arrays.stream(rows.columns()).map(rows::col).toArray(Column[]::new));
    var alike = Window.partitionBy("_hash").orderBy("_hash");
    var share = when(isYes, shares[0]).otherwise(shares[1]);
    return rows.withColumn("_hash", hash)
        .withColumn("_nth", row_number().over(alike))
        .where(
            pmod(xxhash64(col("_hash"), col("_nth")), lit((long) GRAIN)).lt(share.multiply(GRAIN)));
  }

  private static Column read(Column column, DataType type) {
    if (type instanceof NumericType) {
      return column.cast("double");
    }
    if (ReadColumns.isMoment(type)) {
      return column.cast("timestamp").cast("double");
    }
    return type instanceof StringType || type.equals(DataTypes.BooleanType)
        ? column.cast("string")
        : lit(null).cast("string");
  }
}
