package io.groundswell.learn;

import java.util.Arrays;
import java.util.Objects;

/**
 * A column of examples as it was read: numbers, or words.
 *
 * @param numbers NaN where missing; null of words
 * @param words null where missing; null of numbers
 */
public record Attribute(String name, double[] numbers, String[] words) {

  public static Attribute ofNumbers(String name, double... numbers) {
    return new Attribute(name, numbers, null);
  }

  public static Attribute ofWords(String name, String... words) {
    return new Attribute(name, null, words);
  }

  boolean isNumber() {
    return numbers != null;
  }

  boolean isMissing(int row) {
    return isNumber() ? Double.isNaN(numbers[row]) : words[row] == null;
  }

  int size() {
    return isNumber() ? numbers.length : words.length;
  }

  Attribute take(int... rows) {
    return isNumber()
        ? ofNumbers(name, Arrays.stream(rows).mapToDouble(row -> numbers[row]).toArray())
        : ofWords(name, Arrays.stream(rows).mapToObj(row -> words[row]).toArray(String[]::new));
  }

  /** The same for the same value, wherever the row stands. */
  long hash(int row) {
    return isNumber() ? Double.doubleToLongBits(numbers[row] + 0.0) : Objects.hashCode(words[row]);
  }
}
