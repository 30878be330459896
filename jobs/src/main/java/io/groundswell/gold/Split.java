package io.groundswell.gold;

import io.groundswell.learn.Examples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Cases parted in time and by account: what a model is taught, and what it is asked about to be
 * judged.
 *
 * @param taught earlier cases of two thirds of the accounts
 * @param asked the latest quarter of the cases, of the other accounts
 */
record Split(Examples taught, Examples asked) {
  /** Of either kind, so many must be taught; a quarter of it asked about. */
  static final int LEAST_OF_EACH = 40;

  private static final double LATEST = 0.25;
  private static final int THIRDS = 3;

  static Split of(Examples examples) {
    double cut = cut(examples.times());
    return new Split(
        part(examples, row -> examples.times()[row] < cut && !isHeld(examples, row)),
        part(examples, row -> examples.times()[row] >= cut && isHeld(examples, row)));
  }

  boolean isEnough() {
    return taught.rarer() >= LEAST_OF_EACH && asked.rarer() >= LEAST_OF_EACH / 4;
  }

  private static Examples part(Examples examples, IntPredicate isWanted) {
    return examples.take(IntStream.range(0, examples.size()).filter(isWanted).toArray());
  }

  private static boolean isHeld(Examples examples, int row) {
    return new SplittableRandom(examples.groups()[row].hashCode()).nextInt(THIRDS) == 0;
  }

  private static double cut(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) ((1 - LATEST) * sorted.length)];
  }
}
