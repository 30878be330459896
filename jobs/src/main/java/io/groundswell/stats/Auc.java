package io.groundswell.stats;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How well a score ranks those for whom something is true above those for whom it is not: the
 * chance that it puts a random true one above a random false one, a tie counting half.
 *
 * <p>0.5 is no better than chance, 1 is perfect. Not a number when one of the two groups is empty.
 */
public final class Auc {
  private Auc() {}

  /** The area for scores and what turned out to be true of each. */
  public static double of(double[] scores, boolean[] truths) {
    if (scores.length != truths.length) {
      throw new IllegalArgumentException(
          "%d scores and %d truths do not belong together. Give one truth for each score."
              .formatted(scores.length, truths.length));
    }
    var ascending =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[a], scores[b]))
            .toList();
    var sum = new RankSum();
    for (int i = 0; i < ascending.size(); ) {
      double score = scores[ascending.get(i)];
      long yes = 0;
      long no = 0;
      for (; i < ascending.size() && Double.compare(scores[ascending.get(i)], score) == 0; i++) {
        if (truths[ascending.get(i)]) {
          yes++;
        } else {
          no++;
        }
      }
      sum.add(yes, no);
    }
    return sum.area();
  }

  /** The area over rows; those in which the score or the truth is null do not count. */
  public static double of(Dataset<Row> rows, Column score, Column truth) {
    var perScore =
        rows.select(score.cast("double").as("score"), truth.cast("boolean").as("truth"))
            .where(col("score").isNotNull().and(col("truth").isNotNull()))
            .groupBy("score")
            .agg(sum(when(col("truth"), 1L).otherwise(0L)).as("yes"), count(lit(1)).as("all"))
            .orderBy("score");
    var sum = new RankSum();
    for (var row : perScore.collectAsList()) {
      sum.add(row.getLong(1), row.getLong(2) - row.getLong(1));
    }
    return sum.area();
  }

  /** Pairs won so far, walking the scores upwards; counted in halves to stay whole. */
  private static final class RankSum {
    private double halfWins;
    private long yesBelow;
    private long noBelow;

    void add(long yes, long no) {
      halfWins += (double) yes * (2 * noBelow + no);
      yesBelow += yes;
      noBelow += no;
    }

    double area() {
      return halfWins / 2 / ((double) yesBelow * noBelow);
    }
  }
}
