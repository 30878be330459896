package io.groundswell.learn;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Whether anything can be learnt from a column at all. */
final class Usefulness {
  private static final Pattern ID_BY_NAME =
      Pattern.compile(
          "(?i)(.*[_\\s.-])?(id|uuid|guid|key|row|rownumber|rownum|index|number|nr|no|unnamed: 0|)"
              + "|.*[a-z](Id|ID|Key|Number|No|Nr|Index)|rownumber|customerid|userid|accountid|leadid");

  /** Of an id, so many of the values differ. */
  private static final double NEARLY_ALL_DIFFER = 0.9;

  private static final int FEWEST = 50;

  private Usefulness() {}

  /** Why nothing can be learnt from it; null when something might be. */
  static String against(Attribute column) {
    return column.isNumber() ? againstNumbers(column) : againstWords(column);
  }

  private static String againstNumbers(Attribute column) {
    double[] sorted =
        Arrays.stream(column.numbers()).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (sorted.length == 0) {
      return "empty";
    }
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    if (least == most) {
      return sorted.length == column.size() ? "the same in every row" : null;
    }
    if (sorted.length < FEWEST) {
      return null;
    }
    int distinct = 1;
    boolean isWhole = true;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i > 0 && sorted[i] > sorted[i - 1] ? 1 : 0;
      isWhole &= sorted[i] == Math.rint(sorted[i]);
    }
    boolean differs = isWhole && distinct >= NEARLY_ALL_DIFFER * sorted.length;
    boolean counts = distinct == sorted.length && most - least < 1.5 * sorted.length;
    return differs && (counts || ID_BY_NAME.matcher(column.name()).matches()) ? "an id" : null;
  }

  private static String againstWords(Attribute column) {
    int there = (int) Arrays.stream(column.words()).filter(word -> word != null).count();
    if (there == 0) {
      return "empty";
    }
    int distinct = Meaning.distinct(column.words());
    if (distinct == 1) {
      return there == column.size() ? "the same in every row" : null;
    }
    return there >= FEWEST && distinct >= NEARLY_ALL_DIFFER * there
        ? "almost every value differs"
        : null;
  }
}
