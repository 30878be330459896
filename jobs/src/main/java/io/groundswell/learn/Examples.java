package io.groundswell.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Labelled rows, held in memory.
 *
 * @param attributes what may say something about the label
 * @param labels what was to be known
 * @param weights how many rows of the table one stands for; 1 where none were left out
 * @param groups whom a row is about, such as its account; null when every row is about somebody
 *     else
 * @param times when a row was taken, in seconds; null when that is not known
 */
public record Examples(
    List<Attribute> attributes,
    boolean[] labels,
    double[] weights,
    String[] groups,
    double[] times) {

  public Examples {
    attributes = List.copyOf(attributes);
  }

  /** Rows that are all about somebody else, of a time that is not known. */
  public static Examples of(List<Attribute> attributes, boolean... labels) {
    double[] ones = new double[labels.length];
    Arrays.fill(ones, 1);
    return new Examples(attributes, labels, ones, null, null);
  }

  public int size() {
    return labels.length;
  }

  /** How many rows have the label. */
  public int positives() {
    int count = 0;
    for (boolean label : labels) {
      count += label ? 1 : 0;
    }
    return count;
  }

  /** How many rows have the rarer of the two labels. */
  public int rarer() {
    return Math.min(positives(), size() - positives());
  }

  /** The share of the table that has the label. */
  public double rate() {
    double yes = 0;
    double all = 0;
    for (int i = 0; i < size(); i++) {
      yes += labels[i] ? weights[i] : 0;
      all += weights[i];
    }
    return yes / all;
  }

  public Examples without(Set<String> names) {
    var kept = attributes.stream().filter(a -> !names.contains(a.name())).toList();
    return new Examples(kept, labels, weights, groups, times);
  }

  public Examples take(int... rows) {
    var taken = new ArrayList<Attribute>();
    attributes.forEach(attribute -> taken.add(attribute.take(rows)));
    boolean[] ofRows = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ofRows[i] = labels[rows[i]];
    }
    return new Examples(
        taken,
        ofRows,
        Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray(),
        groups == null
            ? null
            : Arrays.stream(rows).mapToObj(row -> groups[row]).toArray(String[]::new),
        times == null ? null : Arrays.stream(rows).mapToDouble(row -> times[row]).toArray());
  }

  /**
   * The rows in an order that depends on what they hold and not on how they came, so that the same
   * table gives the same model.
   */
  public Examples inOrder(long seed) {
    long[] hashes = new long[size()];
    for (int row = 0; row < hashes.length; row++) {
      long hash = mixed(seed + (labels[row] ? 1 : 0));
      for (var attribute : attributes) {
        hash = mixed(hash ^ attribute.hash(row));
      }
      hash = groups == null ? hash : mixed(hash ^ String.valueOf(groups[row]).hashCode());
      hashes[row] = times == null ? hash : mixed(hash ^ Double.doubleToLongBits(times[row]));
    }
    return take(
        IntStream.range(0, size())
            .boxed()
            .sorted((a, b) -> Long.compare(hashes[a], hashes[b]))
            .mapToInt(i -> i)
            .toArray());
  }

  /** Spreads the bits of a number over all of it (the finaliser of SplitMix64). */
  static long mixed(long bits) {
    long mixed = bits + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
