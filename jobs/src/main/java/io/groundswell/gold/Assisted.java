package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.TOUCHES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.learn.Attribute;
import io.groundswell.learn.Examples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The accounts that a program was for in the last year, whose days have passed: what was known of
 * each when it began, who was held back, whom somebody turned to, and what came of it.
 */
record Assisted(List<String> features, List<Row> rows) {
  static final int TURNED_TO_DAYS = 14;
  private static final int LOOK_BACK_DAYS = 365;

  static Assisted of(Inputs in, Program program, LocalDate day) {
    var passed =
        col("began_on")
            .between(lit(day.minusDays(LOOK_BACK_DAYS)), lit(day.minusDays(program.days())));
    var accounts = program.accounts(in).where(passed);
    var touches =
        in.rows(TOUCHES)
            .where(col("kind").equalTo(program.touch()))
            .select(col("account_id"), col("known_on").as("touched_on"));
    var isSoon =
        col("touched_on")
            .geq(col("began_on"))
            .and(col("touched_on").leq(date_add(col("began_on"), TURNED_TO_DAYS)));
    var touched =
        accounts
            .join(touches, "account_id")
            .where(isSoon)
            .select("account_id", "began_on")
            .distinct()
            .withColumn("is_touched", lit(true));
    var then =
        in.rows(ACCOUNT_FEATURES)
            .select(
                col("account_id"),
                date_add(col("known_on"), -program.days()).as("began_on"),
                struct(col("mrr"), col("is_paying")).as("then"));
    var columns = new ArrayList<Column>();
    columns.add(col("is_held_back"));
    columns.add(coalesce(col("is_touched"), lit(false)).as("is_touched"));
    columns.add(program.outcome().as("label"));
    var numbers = program.features().stream().filter(name -> !name.equals("plan")).toList();
    numbers.forEach(name -> columns.add(col(name).cast("double").as("_" + name)));
    Dataset<Row> joined =
        accounts
            .join(touched, new String[] {"account_id", "began_on"}, "left")
            .join(
                in.rows(ACCOUNT_FEATURES).withColumnRenamed("known_on", "began_on"),
                new String[] {"account_id", "began_on"})
            .join(then, new String[] {"account_id", "began_on"}, "left")
            .orderBy("account_id", "began_on");
    return new Assisted(numbers, joined.select(columns.toArray(Column[]::new)).collectAsList());
  }

  boolean isHeldBack(Row row) {
    return row.getAs("is_held_back");
  }

  boolean isTouched(Row row) {
    return row.getAs("is_touched");
  }

  /** Those whom nothing kept our people from turning to. */
  Assisted offered() {
    return new Assisted(features, rows.stream().filter(row -> !isHeldBack(row)).toList());
  }

  /** For how many of them it came true, and how many there are. */
  long[] counts(Predicate<Row> which) {
    long yes = rows.stream().filter(which).filter(row -> row.<Boolean>getAs("label")).count();
    return new long[] {yes, rows.stream().filter(which).count()};
  }

  boolean[] touched() {
    boolean[] touched = new boolean[rows.size()];
    for (int row = 0; row < touched.length; row++) {
      touched[row] = isTouched(rows.get(row));
    }
    return touched;
  }

  /** What was known on the first day; what came of it is the label. */
  Examples examples() {
    var attributes = new ArrayList<Attribute>();
    for (var name : features) {
      double[] numbers = new double[rows.size()];
      for (int row = 0; row < numbers.length; row++) {
        Double number = rows.get(row).getAs("_" + name);
        numbers[row] = number == null ? Double.NaN : number;
      }
      attributes.add(Attribute.ofNumbers(name, numbers));
    }
    boolean[] labels = new boolean[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.get(row).getAs("label");
    }
    return Examples.of(attributes, labels);
  }
}
