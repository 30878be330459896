package io.groundswell.stats;

import java.util.Arrays;

/**
 * Pairs rows with columns so that what the pairs are worth together is the most that can be had:
 * the Hungarian method (Kuhn 1955, Munkres 1957), by shortest augmenting paths over dual prices
 * (Jonker and Volgenant 1987). The time grows with rows times rows times columns.
 */
public final class Pairing {
  /** A row without a partner. */
  public static final int NONE = -1;

  private final double[][] costs;
  private final double[] rowPrices;
  private final double[] columnPrices;

  /** By column the row that has it; the last column is where a new row waits. */
  private final int[] rowOf;

  private Pairing(double[][] costs) {
    this.costs = costs;
    rowPrices = new double[costs.length];
    columnPrices = new double[costs.length + 1];
    rowOf = new int[costs.length + 1];
    Arrays.fill(rowOf, NONE);
  }

  /**
   * By row its column, or {@link #NONE}.
   *
   * @param worth by row and column what the pair is worth; a pair that is worth nothing, or less,
   *     is never made
   */
  public static int[] best(double[][] worth) {
    int columns = worth.length == 0 ? 0 : worth[0].length;
    int side = Math.max(worth.length, columns);
    double[][] costs = new double[side][side];
    for (int row = 0; row < worth.length; row++) {
      for (int column = 0; column < columns; column++) {
        costs[row][column] = -Math.max(0, worth[row][column]);
      }
    }
    var pairing = new Pairing(costs);
    for (int row = 0; row < side; row++) {
      pairing.seat(row);
    }
    int[] columnOf = new int[worth.length];
    Arrays.fill(columnOf, NONE);
    for (int column = 0; column < columns; column++) {
      int row = pairing.rowOf[column];
      if (row < worth.length && worth[row][column] > 0) {
        columnOf[row] = column;
      }
    }
    return columnOf;
  }

  /** Gives the row a column; others move along the cheapest path to a free one. */
  private void seat(int newRow) {
    int side = costs.length;
    double[] distance = new double[side];
    int[] from = new int[side];
    boolean[] isReached = new boolean[side + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    rowOf[side] = newRow;
    int column = side;
    while (rowOf[column] != NONE) {
      isReached[column] = true;
      int row = rowOf[column];
      int nearest = NONE;
      for (int other = 0; other < side; other++) {
        if (!isReached[other]) {
          double reduced = costs[row][other] - rowPrices[row] - columnPrices[other];
          if (reduced < distance[other]) {
            distance[other] = reduced;
            from[other] = column;
          }
          if (nearest == NONE || distance[other] < distance[nearest]) {
            nearest = other;
          }
        }
      }
      double step = distance[nearest];
      for (int other = 0; other <= side; other++) {
        if (isReached[other]) {
          rowPrices[rowOf[other]] += step;
          columnPrices[other] -= step;
        } else if (other < side) {
          distance[other] -= step;
        }
      }
      column = nearest;
    }
    while (column != side) {
      rowOf[column] = rowOf[from[column]];
      column = from[column];
    }
  }
}
