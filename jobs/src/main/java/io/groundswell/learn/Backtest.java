package io.groundswell.learn;

import io.groundswell.lakehouse.WrongUse;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Foretells labels of rows that were not learnt from.
 *
 * @param learner what learns
 */
public record Backtest(Learner learner) {
  static final int PARTS = 5;
  private static final double LATEST = 0.25;
  private static final int FEWEST = 20;

  /** What learns from some examples and then says how probable the label is of others. */
  interface Method {
    Function<Examples, double[]> learn(Examples examples);
  }

  private Method glassBox() {
    return examples -> learner.learn(examples).model()::probabilities;
  }

  /**
   * Every row, each foretold by what four of five parts of the table taught. Groups are not torn
   * apart.
   */
  public Foretold folds(Examples given) {
    return folds(given, glassBox(), learner.seed());
  }

  static Foretold folds(Examples given, Method method, long seed) {
    var examples = given.inOrder(seed + 1);
    var folds = Folds.of(examples, PARTS);
    double[] found = new double[examples.size()];
    for (int fold : folds.all()) {
      int[] held = folds.rowsOf(fold);
      var said = method.learn(examples.take(folds.rowsBeside(fold))).apply(examples.take(held));
      for (int i = 0; i < held.length; i++) {
        found[held[i]] = said[i];
      }
    }
    return new Foretold(found, examples.labels(), examples.weights(), examples.groups());
  }

  /**
   * The latest quarter of the rows, foretold by what earlier rows taught.
   *
   * @param cut the first time of the rows that were foretold, in seconds
   */
  public record OutOfTime(Foretold foretold, double cut, List<Drift> drift) {}

  /** With groups, the rows of a group are foretold by what earlier rows of others taught. */
  public OutOfTime outOfTime(Examples given) {
    var examples = given.inOrder(learner.seed() + 1);
    double cut = cut(examples.times());
    int[] past = rows(examples, row -> examples.times()[row] < cut);
    int[] late = rows(examples, row -> examples.times()[row] >= cut);
    check(examples.take(past), "earlier");
    check(examples.take(late), "latest");
    double[] found = new double[examples.size()];
    if (examples.groups() == null) {
      put(found, examples, past, late);
    } else {
      var folds = Folds.of(examples, PARTS);
      for (int fold : folds.all()) {
        put(
            found,
            examples,
            Arrays.stream(past).filter(row -> folds.ofRow()[row] != fold).toArray(),
            Arrays.stream(late).filter(row -> folds.ofRow()[row] == fold).toArray());
      }
    }
    var tested = examples.take(late);
    double[] ofLate = Arrays.stream(late).mapToDouble(row -> found[row]).toArray();
    return new OutOfTime(
        new Foretold(ofLate, tested.labels(), tested.weights(), tested.groups()),
        cut,
        Drift.between(examples.take(past), tested));
  }

  private void put(double[] found, Examples examples, int[] past, int[] late) {
    double[] said = learner.learn(examples.take(past)).model().probabilities(examples.take(late));
    for (int i = 0; i < late.length; i++) {
      found[late[i]] = said[i];
    }
  }

  private static int[] rows(Examples examples, java.util.function.IntPredicate isWanted) {
    return IntStream.range(0, examples.size()).filter(isWanted).toArray();
  }

  /** The time from which on about a quarter of the rows are. */
  private static double cut(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    double cut = sorted[(int) ((1 - LATEST) * sorted.length)];
    if (cut > sorted[0]) {
      return cut;
    }
    return Arrays.stream(sorted)
        .filter(time -> time > sorted[0])
        .findFirst()
        .orElseThrow(
            () -> new WrongUse("All rows have the same time. Leave --time out, or give another."));
  }

  private static void check(Examples part, String which) {
    int fewer = part.rarer();
    if (fewer < FEWEST) {
      throw new WrongUse(
          "Of the %s rows only %d have one of the two labels; at least %d are needed on either side of the cut. Leave --time out, or give more days."
              .formatted(which, fewer, FEWEST));
    }
  }
}
