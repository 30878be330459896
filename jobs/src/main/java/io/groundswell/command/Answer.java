package io.groundswell.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.groundswell.lakehouse.WrongUse;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that answer a question, made into text by Spark and printed.
 *
 * @param names of the columns, as asked for; two may be the same
 * @param types of the columns
 * @param rows with columns named c0, c1, ...
 */
record Answer(List<String> names, List<DataType> types, Dataset<Row> rows) {

  static Answer of(Dataset<Row> rows) {
    var fields = rows.schema().fields();
    var numbered = IntStream.range(0, fields.length).mapToObj(i -> "c" + i).toArray(String[]::new);
    return new Answer(
        Arrays.stream(fields).map(f -> f.name()).toList(),
        Arrays.stream(fields).map(f -> f.dataType()).toList(),
        rows.toDF(numbered));
  }

  /** The first rows for a person to read; tells whether there are more. */
  boolean printTable(int limit, PrintWriter out) {
    var some = texts(rows.limit(limit + 1), type -> false).collectAsList();
    var numbers = types.stream().map(t -> t instanceof NumericType).toList();
    Printout.table(names, numbers, some.stream().limit(limit).map(Answer::cells).toList(), out);
    return some.size() > limit;
  }

  /** All rows as CSV, what is nested as JSON. */
  void printCsv(PrintWriter out) {
    Iterator<Row> all = texts(rows, Answer::isNested).toLocalIterator();
    Printout.csv(
        names,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public List<String> next() {
            return cells(all.next());
          }
        },
        out);
  }

  /** All rows, one JSON object per line, null where a value is missing. */
  void printJson(PrintWriter out) {
    if (new HashSet<>(names).size() < names.size()) {
      throw new WrongUse(
          "Two columns have the same name (%s), which JSON cannot hold. Give one another name with AS."
              .formatted(String.join(", ", names)));
    }
    var fields =
        IntStream.range(0, names.size())
            .mapToObj(i -> col("c" + i).as(names.get(i)))
            .toArray(Column[]::new);
    var lines = rows.select(to_json(struct(fields), Map.of("ignoreNullFields", "false")));
    Iterator<Row> all = lines.toLocalIterator();
    Printout.lines(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public String next() {
            return all.next().getString(0);
          }
        },
        out);
  }

  private Dataset<Row> texts(Dataset<Row> some, Predicate<DataType> asJson) {
    return some.select(
        IntStream.range(0, types.size())
            .mapToObj(
                i ->
                    asJson.test(types.get(i))
                        ? to_json(col("c" + i), Map.of("ignoreNullFields", "false"))
                        : col("c" + i).cast("string"))
            .toArray(Column[]::new));
  }

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::getString).toList();
  }
}
