package io.groundswell.learn;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which part of the examples each row belongs to. Every part has its share of labels, and all rows
 * of a group are in one part.
 */
record Folds(int[] ofRow, int count) {

  /** The rows must be in an order that their content decides. */
  static Folds of(Examples examples, int count) {
    return new Folds(
        examples.groups() == null ? single(examples, count) : grouped(examples, count), count);
  }

  private static int[] single(Examples examples, int count) {
    int[] folds = new int[examples.size()];
    int[] next = new int[2];
    for (int row = 0; row < folds.length; row++) {
      folds[row] = next[examples.labels()[row] ? 1 : 0]++ % count;
    }
    return folds;
  }

  private static final class Group {
    int rows;
    int positives;
    int fold;
  }

  /** Groups with the most labels first, each into the part that has the fewest yet. */
  private static int[] grouped(Examples examples, int count) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (int row = 0; row < examples.size(); row++) {
      var group = groups.computeIfAbsent(examples.groups()[row], name -> new Group());
      group.rows++;
      group.positives += examples.labels()[row] ? 1 : 0;
    }
    int[] rows = new int[count];
    int[] positives = new int[count];
    groups.values().stream()
        .sorted(Comparator.<Group>comparingInt(g -> -g.positives).thenComparingInt(g -> -g.rows))
        .forEach(
            group -> {
              group.fold =
                  IntStream.range(0, count)
                      .boxed()
                      .min(
                          Comparator.<Integer>comparingInt(
                                  fold -> group.positives == 0 ? 0 : positives[fold])
                              .thenComparingInt(fold -> rows[fold]))
                      .orElseThrow();
              rows[group.fold] += group.rows;
              positives[group.fold] += group.positives;
            });
    int[] folds = new int[examples.size()];
    for (int row = 0; row < folds.length; row++) {
      folds[row] = groups.get(examples.groups()[row]).fold;
    }
    return folds;
  }

  int[] rowsOf(int fold) {
    return IntStream.range(0, ofRow.length).filter(row -> ofRow[row] == fold).toArray();
  }

  int[] rowsBeside(int fold) {
    return IntStream.range(0, ofRow.length).filter(row -> ofRow[row] != fold).toArray();
  }

  List<Integer> all() {
    return IntStream.range(0, count).boxed().toList();
  }
}
