package io.groundswell.learn;

import io.groundswell.lakehouse.WrongUse;
import io.groundswell.learn.LearningTable.LeftOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;

/**
 * Rows as columns that can be learnt from.
 *
 * @param names of the columns, in the order of the table
 * @param rows whether each has the label, then its columns
 */
record ReadColumns(List<String> names, List<DataType> types, Asked asked, List<Row> rows) {
  private static final double SECONDS_OF_A_DAY = 86_400;

  Examples examples(List<LeftOut> leftOut, double[] shares) {
    boolean[] labels = new boolean[rows.size()];
    double[] weights = new double[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.get(row).getBoolean(0);
      weights[row] = 1 / shares[labels[row] ? 0 : 1];
    }
    double[] times = asked.time() < 0 ? null : times();
    var attributes = new ArrayList<Attribute>();
    for (int i = 0; i < names.size(); i++) {
      if (i == asked.label() || i == asked.time() || i == asked.group()) {
        continue;
      }
      if (asked.dropped().contains(i)) {
        leftOut.add(new LeftOut(names.get(i), "dropped", null));
        continue;
      }
      var attribute = attribute(i, times);
      String reason = attribute == null ? "nested" : Usefulness.against(attribute);
      if (reason == null) {
        attributes.add(attribute);
      } else {
        leftOut.add(new LeftOut(names.get(i), reason, attribute));
      }
    }
    return new Examples(attributes, labels, weights, asked.group() < 0 ? null : groups(), times);
  }

  private Attribute attribute(int column, double[] times) {
    var type = types.get(column);
    String name = names.get(column);
    if (type instanceof NumericType) {
      return Attribute.ofNumbers(name, numbers(column));
    }
    if (isMoment(type)) {
      return Attribute.ofNumbers(name, days(numbers(column), times));
    }
    if (!(type instanceof StringType) && !type.equals(DataTypes.BooleanType)) {
      return null;
    }
    String[] words = words(column);
    double[] numbers = Meaning.numbers(words);
    if (numbers != null) {
      return Attribute.ofNumbers(name, numbers);
    }
    double[] moments = Meaning.moments(words);
    return moments == null
        ? Attribute.ofWords(name, words)
        : Attribute.ofNumbers(name, days(moments, times));
  }

  /** Days before the row's time; since the earliest when there is none. */
  private static double[] days(double[] seconds, double[] times) {
    double earliest = Arrays.stream(seconds).filter(s -> !Double.isNaN(s)).min().orElse(0);
    return IntStream.range(0, seconds.length)
        .mapToDouble(i -> times == null ? seconds[i] - earliest : times[i] - seconds[i])
        .map(difference -> difference / SECONDS_OF_A_DAY)
        .toArray();
  }

  private double[] times() {
    var type = types.get(asked.time());
    double[] times =
        type instanceof NumericType || isMoment(type)
            ? numbers(asked.time())
            : read(words(asked.time()));
    if (times == null || Arrays.stream(times).anyMatch(Double::isNaN)) {
      throw new WrongUse(
          "Column %s is not a time in every row. Write days as 2026-03-31, moments as 2026-03-31T09:30:00, or give another --time."
              .formatted(names.get(asked.time())));
    }
    return times;
  }

  private static double[] read(String... words) {
    double[] moments = Meaning.moments(words);
    return moments == null ? Meaning.numbers(words) : moments;
  }

  private String[] groups() {
    var type = types.get(asked.group());
    String[] groups = new String[rows.size()];
    boolean isText = !(type instanceof NumericType) && !isMoment(type);
    for (int row = 0; row < groups.length; row++) {
      Object value = rows.get(row).get(asked.group() + 1);
      // A row of nobody is about nobody else.
      groups[row] =
          value == null || (isText && Meaning.word((String) value) == null)
              ? "\uFFFF" + row
              : String.valueOf(value);
    }
    return groups;
  }

  private double[] numbers(int column) {
    double[] numbers = new double[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      var held = rows.get(row);
      double number = held.isNullAt(column + 1) ? Double.NaN : held.getDouble(column + 1);
      numbers[row] = Double.isFinite(number) ? number : Double.NaN;
    }
    return numbers;
  }

  private String[] words(int column) {
    var once = new HashMap<String, String>();
    String[] words = new String[rows.size()];
    for (int row = 0; row < words.length; row++) {
      String word = Meaning.word(rows.get(row).getString(column + 1));
      words[row] = word == null ? null : once.computeIfAbsent(word, w -> w);
    }
    return words;
  }

  static boolean isMoment(DataType type) {
    return type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type instanceof TimestampNTZType;
  }
}
