package io.groundswell.learn;

import java.util.Arrays;
import java.util.List;

/**
 * How the values of a column fall into bins.
 *
 * <p>Of numbers, bin i holds what is at least {@code cuts[i - 1]} and less than {@code cuts[i]}. Of
 * words, bin i is the i-th level, and the one after the levels holds every other word. The last bin
 * of either holds what is missing.
 *
 * @param cuts ascending; null of words
 * @param levels by how often they were seen; null of numbers
 */
public record Feature(String name, double[] cuts, List<String> levels) {

  static Feature ofNumbers(String name, double... cuts) {
    return new Feature(name, cuts, null);
  }

  static Feature ofWords(String name, List<String> levels) {
    return new Feature(name, null, List.copyOf(levels));
  }

  public boolean isNumber() {
    return cuts != null;
  }

  /** How many bins there are, that of missing values among them. */
  public int bins() {
    return (isNumber() ? cuts.length : levels.size()) + 2;
  }

  int missing() {
    return bins() - 1;
  }

  /** Of words, the bin of those that are no level. */
  int other() {
    return bins() - 2;
  }

  int bin(double number) {
    if (Double.isNaN(number)) {
      return missing();
    }
    int at = Arrays.binarySearch(cuts, number + 0.0);
    return at >= 0 ? at + 1 : -at - 1;
  }

  int bin(String word) {
    if (word == null) {
      return missing();
    }
    int level = levels.indexOf(word);
    return level >= 0 ? level : other();
  }

  /** The bin of each row of the column with this name. */
  public short[] bins(Attribute column) {
    short[] bins = new short[column.size()];
    if (isNumber()) {
      for (int row = 0; row < bins.length; row++) {
        bins[row] = (short) bin(column.numbers()[row]);
      }
      return bins;
    }
    var places = new java.util.HashMap<String, Integer>();
    for (int level = 0; level < levels.size(); level++) {
      places.put(levels.get(level), level);
    }
    for (int row = 0; row < bins.length; row++) {
      String word = column.words()[row];
      bins[row] = (short) (word == null ? missing() : places.getOrDefault(word, other()));
    }
    return bins;
  }

  /** What a bin holds, in words. */
  public String text(int bin) {
    if (bin == missing()) {
      return "missing";
    }
    if (!isNumber()) {
      return bin == other() ? "any other" : levels.get(bin);
    }
    if (cuts.length == 0) {
      return "any number";
    }
    if (bin == 0) {
      return "below " + number(cuts[0]);
    }
    return bin == cuts.length
        ? number(cuts[bin - 1]) + " and more"
        : number(cuts[bin - 1]) + " to " + number(cuts[bin]);
  }

  static String number(double number) {
    return new java.math.BigDecimal(number)
        .round(new java.math.MathContext(5))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Arrays are compared by what they hold. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Feature that
        && name.equals(that.name)
        && Arrays.equals(cuts, that.cuts)
        && java.util.Objects.equals(levels, that.levels);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(name, Arrays.hashCode(cuts), levels);
  }
}
