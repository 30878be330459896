package io.groundswell.learn;

import io.groundswell.learn.Boosting.Settings;
import io.groundswell.learn.LearningTable.LeftOut;
import io.groundswell.stats.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for columns that know the label before it can be known.
 *
 * <p>Numbers can only raise a suspicion: whether a column was known when the row was taken is for a
 * person to say.
 */
public final class Leaks {
  private static final int MOST_ROWS = 20_000;
  private static final int PARTS = 5;
  private static final double TELLS_ALL = 0.9;
  private static final double TELLS_BY_MISSING = 0.65;
  private static final double TELLS_SOMETHING = 0.65;
  private static final double ID_TELLS = 0.6;
  private static final double GOOD = 0.85;
  private static final double COLLAPSE = 1.9;
  private static final int TRIED = 5;
  private static final int LEAST_STEM = 4;
  private static final Settings QUICK = new Settings(1, 0.15, 300, 20, 2, 1, 1);

  private final Examples examples;
  private final Folds folds;
  private final Map<String, Suspect> suspects = new LinkedHashMap<>();

  private Leaks(Examples ordered) {
    int rows = Math.min(MOST_ROWS, ordered.size());
    this.examples =
        rows == ordered.size() ? ordered : ordered.take(IntStream.range(0, rows).toArray());
    this.folds = Folds.of(examples, PARTS);
  }

  /** The columns that are suspected, with the reason. */
  public static List<Suspect> of(LearningTable table, String label, long seed) {
    var ids = table.leftOut().stream().map(LeftOut::column).filter(Objects::nonNull).toList();
    var columns = new ArrayList<>(table.examples().attributes());
    ids.forEach(id -> columns.add(form(id)));
    var whole = table.examples();
    var all =
        new Leaks(
            new Examples(columns, whole.labels(), whole.weights(), whole.groups(), whole.times())
                .inOrder(seed));
    var names = ids.stream().map(Attribute::name).collect(Collectors.toSet());
    var leaks = new Leaks(all.examples.without(names));
    all.examples.attributes().stream()
        .filter(column -> names.contains(column.name()))
        .forEach(column -> leaks.id(Alone.of(column, leaks.examples, leaks.folds)));
    var alone =
        leaks.examples.attributes().stream()
            .map(column -> Alone.of(column, leaks.examples, leaks.folds))
            .sorted(Comparator.comparingDouble((Alone a) -> -a.auc()))
            .toList();
    alone.forEach(column -> leaks.byItself(column, label));
    leaks.byItsAbsence(alone);
    return List.copyOf(leaks.suspects.values());
  }

  private void suspect(String column, String reason, Object... about) {
    suspects.putIfAbsent(column, new Suspect(column, String.format(Locale.ROOT, reason, about)));
  }

  private void byItself(Alone column, String label) {
    String name = column.feature().name();
    if (column.auc() >= TELLS_ALL) {
      suspect(name, "alone it tells the label with an AUC of %.3f", column.auc());
    } else if (column.missing() >= TELLS_BY_MISSING) {
      suspect(
          name,
          "that it is filled in tells the label: %.1f %% where it is missing, %.1f %% where it is not",
          100 * column.rateMissing(),
          100 * column.ratePresent());
    } else if (column.sureBin() >= 0) {
      suspect(
          name,
          "nearly all of %,d rows have the label where it is %s",
          column.sureRows(),
          column.feature().text(column.sureBin()));
    } else if (column.auc() >= TELLS_SOMETHING && sharesStem(name, label)) {
      suspect(name, "its name is like the label's, and alone it has an AUC of %.3f", column.auc());
    }
  }

  /**
   * Ids are not learnt from, but one that gives the label away says how the table was put together.
   */
  private void id(Alone column) {
    if (column.auc() >= ID_TELLS) {
      suspect(
          column.feature().name(),
          "it is an id, and yet alone it tells the label with an AUC of %.3f",
          column.auc());
    }
  }

  /** An id of words by its form: the letters in it, each number a #. */
  private static Attribute form(Attribute id) {
    return id.isNumber()
        ? id
        : Attribute.ofWords(
            id.name(),
            Arrays.stream(id.words())
                .map(word -> word == null ? null : word.replaceAll("[0-9]+", "#"))
                .toArray(String[]::new));
  }

  /** One column without which all is ordinary, and with which it is not; then what is left. */
  private void byItsAbsence(List<Alone> alone) {
    for (int turn = 0; turn < PARTS; turn++) {
      var rest = examples.without(suspects.keySet());
      double with = quickAuc(rest);
      if (Double.isNaN(with) || with < GOOD) {
        return;
      }
      var tried =
          alone.stream()
              .map(column -> column.feature().name())
              .filter(name -> !suspects.containsKey(name))
              .limit(TRIED)
              .toList();
      double least = with;
      String worst = null;
      for (String name : tried) {
        double without = quickAuc(rest.without(Set.of(name)));
        if (without < least) {
          least = without;
          worst = name;
        }
      }
      if (worst == null || (1 - least) < COLLAPSE * (1 - with)) {
        return;
      }
      suspect(worst, "the AUC is %.3f with it and %.3f without it, all else the same", with, least);
    }
  }

  private double quickAuc(Examples some) {
    if (some.attributes().isEmpty()) {
      return Double.NaN;
    }
    var rows = BinnedRows.of(Binning.of(some, 64), some);
    double[] from = new double[some.size()];
    Arrays.fill(from, Platt.logOdds((double) some.positives() / some.size()));
    int[] held = folds.rowsOf(0);
    var grown =
        new Boosting(new Layout(rows), some, QUICK, 1)
            .grow(folds.rowsBeside(0), held, from, Map.of());
    double[] margins =
        IntStream.range(0, held.length).mapToDouble(i -> grown.margins()[i]).toArray();
    return Auc.of(margins, some.take(held).labels());
  }

  private static boolean sharesStem(String name, String label) {
    var stems = new ArrayList<>(stems(label));
    stems.retainAll(stems(name));
    return !stems.isEmpty();
  }

  /** The words of a name, each by its first letters. */
  private static List<String> stems(String name) {
    return Arrays.stream(
            name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> word.length() >= LEAST_STEM)
        .map(word -> word.substring(0, Math.min(word.length(), 5)))
        .toList();
  }
}
