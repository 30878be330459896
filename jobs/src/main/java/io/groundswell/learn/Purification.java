package io.groundswell.learn;

import java.util.Arrays;

/**
 * What each of two features says alone, taken out of the table of both: the means of its lines and
 * columns, weighted by how many rows are there, until none are left (Lengerich et al. 2020).
 *
 * @param ofOne by bin of the one, what was taken out
 * @param ofOther by bin of the other
 */
record Purification(double[] ofOne, double[] ofOther) {
  private static final int MOST_SWEEPS = 200;
  private static final double SETTLED = 1e-12;

  /** Changes the table; a bin that nobody was seen in says nothing there, whatever the other is. */
  static Purification of(double[][] surface, double[][] mass) {
    var alone = new Purification(new double[surface.length], new double[surface[0].length]);
    double[][] across = turned(mass);
    clear(surface, mass, across);
    double moved = Double.MAX_VALUE;
    for (int sweep = 0; sweep < MOST_SWEEPS && moved > SETTLED; sweep++) {
      moved = Math.max(alone.sweepOne(surface, mass), alone.sweepOther(surface, across));
    }
    clear(surface, mass, across);
    return alone;
  }

  private double sweepOne(double[][] surface, double[][] mass) {
    double most = 0;
    for (int i = 0; i < surface.length; i++) {
      double mean = mean(surface[i], mass[i]);
      most = Math.max(most, Math.abs(mean));
      ofOne[i] += mean;
      for (int j = 0; j < surface[i].length; j++) {
        surface[i][j] -= mean;
      }
    }
    return most;
  }

  private double sweepOther(double[][] surface, double[][] across) {
    double most = 0;
    double[][] turned = turned(surface);
    for (int j = 0; j < turned.length; j++) {
      double mean = mean(turned[j], across[j]);
      most = Math.max(most, Math.abs(mean));
      ofOther[j] += mean;
      for (double[] line : surface) {
        line[j] -= mean;
      }
    }
    return most;
  }

  private static double[][] turned(double[][] table) {
    double[][] turned = new double[table[0].length][table.length];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < turned.length; j++) {
        turned[j][i] = table[i][j];
      }
    }
    return turned;
  }

  private static void clear(double[][] surface, double[][] mass, double[][] across) {
    for (int i = 0; i < surface.length; i++) {
      boolean isSeen = Arrays.stream(mass[i]).sum() > 0;
      for (int j = 0; j < surface[i].length; j++) {
        if (!isSeen || Arrays.stream(across[j]).sum() == 0) {
          surface[i][j] = 0;
        }
      }
    }
  }

  static double mean(double[] points, double[] mass) {
    double sum = 0;
    double all = 0;
    for (int bin = 0; bin < points.length; bin++) {
      sum += points[bin] * mass[bin];
      all += mass[bin];
    }
    return all > 0 ? sum / all : 0;
  }
}
