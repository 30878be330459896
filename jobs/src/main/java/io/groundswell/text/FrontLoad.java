package io.groundswell.text;

import static org.apache.commons.math3.special.Gamma.logGamma;

/**
 * Whether recent texts come before old ones, where texts come by nearness until a number of old
 * ones have, and one more that ends it. Those before the last may have come in any order.
 *
 * <p>Before each old text some number of recent ones has come. How unlikely so many are is a tail
 * of the hypergeometric distribution; the least of these tails is the answer, and where it stands
 * ends the front. A least of several is small more often than each, so the chance of the answer is
 * that of all orders in which some tail is as small, counted exactly. It is the scan of Kulldorff
 * (1997), around one place and with the place's own rate, as a permutation test.
 */
final class FrontLoad {
  /** By old text, how many recent ones have come before it. */
  private final int[] before;

  private final int mixed;
  private int olds;
  private int recents;

  /** Until so many old texts have come, and one more. */
  FrontLoad(int mixed) {
    this.mixed = mixed;
    before = new int[mixed + 1];
  }

  /** A recent text comes, unless all is over. */
  void recent() {
    recents += isFull() ? 0 : 1;
  }

  /** An old text comes, unless all is over. */
  void old() {
    if (!isFull()) {
      before[olds++] = recents;
    }
  }

  boolean isFull() {
    return olds == before.length;
  }

  /** How many recent texts have come. */
  int recents() {
    return recents;
  }

  /** How many recent texts are in the front; at least so many. */
  int front(int least) {
    return before[position(least)];
  }

  /** The chance of such a front, or one that is even less likely, in a random order. */
  double chance(int least) {
    int position = position(least);
    return before[position] < least ? 1 : crossed(tail(before[position], position), least);
  }

  private int position(int least) {
    int best = mixed;
    double lowest = 2;
    for (int olds = 0; olds < before.length; olds++) {
      double tail = before[olds] < least ? 1 : tail(before[olds], olds);
      if (tail < lowest) {
        lowest = tail;
        best = olds;
      }
    }
    return best;
  }

  /**
   * The chance that the recent text number {@code count} comes with at most {@code olds} before.
   */
  private double tail(int count, int olds) {
    double sum = 0;
    for (int i = 0; i <= olds; i++) {
      sum += Math.exp(ways(i, count + olds - i));
    }
    return Math.min(1, sum);
  }

  /** The logarithm of the chance that the first texts are so many old and so many recent ones. */
  private double ways(int old, int recent) {
    if (recent > recents) {
      return Double.NEGATIVE_INFINITY;
    }
    return choose(old + recent, old)
        + choose(mixed + recents - old - recent, mixed - old)
        - choose(mixed + recents, mixed);
  }

  private static double choose(int n, int k) {
    return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
  }

  /**
   * The chance that in a random order some tail is at most this: step by step over all orders,
   * those that have not been there yet.
   */
  private double crossed(double tail, int least) {
    double[] reached = new double[recents + 1];
    reached[0] = 1;
    double crossed = 0;
    int bound = least;
    for (int olds = 0; olds < before.length; olds++) {
      while (bound <= recents && tail(bound, olds) > tail * (1 + 1e-9)) {
        bound++;
      }
      double[] next = new double[recents + 1];
      for (int count = 0; count <= recents; count++) {
        if (count >= bound) {
          crossed += reached[count];
        } else if (reached[count] > 0) {
          double left = recents - count;
          double isRecent = left / (left + mixed - olds);
          if (left > 0) {
            reached[count + 1] += reached[count] * isRecent;
          }
          next[count] += reached[count] * (1 - isRecent);
        }
      }
      reached = next;
    }
    return Math.min(1, crossed);
  }
}
