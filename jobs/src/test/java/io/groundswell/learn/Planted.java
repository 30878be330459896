package io.groundswell.learn;

import java.util.List;
import java.util.SplittableRandom;

/** Rows whose label was rolled from log-odds that are known. */
final class Planted {
  final double[] spend;
  final String[] plan;
  final double[] noise;
  final boolean[] labels;

  private Planted(int rows, long seed) {
    var dice = new SplittableRandom(seed);
    spend = new double[rows];
    plan = new String[rows];
    noise = new double[rows];
    labels = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      spend[i] = dice.nextDouble() < 0.1 ? Double.NaN : Math.round(1000 * dice.nextDouble()) / 10.0;
      plan[i] = List.of("free", "team", "firm").get(dice.nextInt(3));
      noise[i] = dice.nextDouble();
      labels[i] = dice.nextDouble() < Platt.probability(logOdds(i));
    }
  }

  static Planted rows(int rows, long seed) {
    return new Planted(rows, seed);
  }

  static double ofSpend(double spend) {
    return Double.isNaN(spend) ? -1 : spend < 40 ? -0.5 : 1;
  }

  static double ofPlan(String plan) {
    return plan.equals("free") ? -0.8 : plan.equals("team") ? 0 : 0.8;
  }

  double logOdds(int row) {
    return ofSpend(spend[row]) + ofPlan(plan[row]) - 0.5;
  }

  Examples examples() {
    return Examples.of(
        List.of(
            Attribute.ofNumbers("spend", spend),
            Attribute.ofWords("plan", plan),
            Attribute.ofNumbers("noise", noise)),
        labels);
  }

  /** The same rows with one more column. */
  Examples with(Attribute more) {
    var columns = new java.util.ArrayList<>(examples().attributes());
    columns.add(more);
    return Examples.of(columns, labels);
  }
}
