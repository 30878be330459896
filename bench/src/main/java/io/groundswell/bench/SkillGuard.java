package io.groundswell.bench;

import io.groundswell.learn.Attribute;
import io.groundswell.learn.Backtest;
import io.groundswell.learn.Examples;
import io.groundswell.learn.Learner;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Verdict;
import io.groundswell.stats.Auc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often a backtest finds skill, by how much there is to find: {@code bench/backtest guard
 * [TABLES]}.
 *
 * <p>Tables of ten columns, of which three say something (or none), with the true AUC printed
 * beside.
 */
public final class SkillGuard {
  private SkillGuard() {}

  public static void main(String[] args) {
    int tables = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    System.out.println(
        "rows  true AUC  found AUC  skill (0.5 % point above 0.5)   2.5 % point above 0.5   above 0.55");
    for (int rows : new int[] {200, 500, 1000}) {
      for (double strength : new double[] {0, 0.2, 0.35, 0.6}) {
        tell(rows, strength, tables);
      }
    }
  }

  private static void tell(int rows, double strength, int tables) {
    double found = 0;
    double truth = 0;
    int[] skilled = new int[3];
    for (int table = 0; table < tables; table++) {
      var dice = new SplittableRandom(1_000L * rows + 31 * table);
      double[][] columns = new double[10][rows];
      double[] scores = new double[rows];
      boolean[] labels = new boolean[rows];
      for (int row = 0; row < rows; row++) {
        for (double[] column : columns) {
          column[row] = dice.nextDouble() + dice.nextDouble() - 1;
        }
        scores[row] =
            strength * 2 * (columns[0][row] + (columns[1][row] > 0.3 ? 1 : 0) - columns[2][row]);
        labels[row] = dice.nextDouble() < 1 / (1 + Math.exp(1 - scores[row]));
      }
      List<Attribute> attributes = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        attributes.add(Attribute.ofNumbers("c" + i, columns[i]));
      }
      var examples = Examples.of(attributes, labels);
      var measured = Quality.measured(new Backtest(Learner.standard()).folds(examples));
      found += measured.found().auc() / tables;
      truth += Auc.of(scores, labels) / tables;
      skilled[0] += Verdict.of(measured) == Verdict.NO_SKILL ? 0 : 1;
      skilled[1] += measured.low().auc() > 0.5 ? 1 : 0;
      skilled[2] += measured.low().auc() > 0.55 ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%4d  %.3f     %.3f      %3.0f %% %3.0f %% %3.0f %%%n",
        rows,
        truth,
        found,
        100.0 * skilled[0] / tables,
        100.0 * skilled[1] / tables,
        100.0 * skilled[2] / tables);
  }
}
