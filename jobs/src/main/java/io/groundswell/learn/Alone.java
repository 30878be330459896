package io.groundswell.learn;

import io.groundswell.stats.Auc;

/**
 * What one column says of the label, without any other.
 *
 * @param auc of the rate of its bins, each row told by the rates of the other parts
 * @param missing the same of nothing but whether it is missing, in either direction
 * @param sureBin a bin in which nearly every row has the label; -1 when there is none
 */
record Alone(
    Feature feature,
    double auc,
    double missing,
    double rateMissing,
    double ratePresent,
    int sureBin,
    int sureRows) {
  private static final int BINS = 20;
  private static final int PARTS = 5;
  private static final double PRIOR_ROWS = 10;
  private static final int FEWEST_SURE = 50;
  private static final double SURE = 0.98;
  private static final double SHARE_OF_POSITIVES = 0.1;

  /** The rows must be in an order that their content decides. */
  static Alone of(Attribute column, Examples examples, Folds folds) {
    var one =
        new Examples(java.util.List.of(column), examples.labels(), examples.weights(), null, null);
    var feature = Binning.of(one, BINS).get(0);
    short[] bins = feature.bins(column);
    double[][] yes = new double[PARTS][feature.bins()];
    double[][] all = new double[PARTS][feature.bins()];
    double[] sumYes = new double[feature.bins()];
    double[] sumAll = new double[feature.bins()];
    for (int row = 0; row < bins.length; row++) {
      double hit = examples.labels()[row] ? 1 : 0;
      yes[folds.ofRow()[row]][bins[row]] += hit;
      all[folds.ofRow()[row]][bins[row]]++;
      sumYes[bins[row]] += hit;
      sumAll[bins[row]]++;
    }
    double rate = (double) examples.positives() / examples.size();
    double[] scores = new double[bins.length];
    for (int row = 0; row < bins.length; row++) {
      int fold = folds.ofRow()[row];
      double others = sumAll[bins[row]] - all[fold][bins[row]];
      scores[row] =
          (sumYes[bins[row]] - yes[fold][bins[row]] + PRIOR_ROWS * rate) / (others + PRIOR_ROWS);
    }
    double rows = bins.length;
    int gone = feature.missing();
    double byMissing = area(sumYes[gone], sumAll[gone], examples.positives(), rows);
    int sure = -1;
    for (int bin = 0; bin < sumAll.length; bin++) {
      boolean isSure =
          sumAll[bin] >= FEWEST_SURE
              && sumYes[bin] >= SURE * sumAll[bin]
              && sumYes[bin] >= SHARE_OF_POSITIVES * examples.positives();
      sure = isSure && rate < 0.6 && (sure < 0 || sumAll[bin] > sumAll[sure]) ? bin : sure;
    }
    return new Alone(
        feature,
        Auc.of(scores, examples.labels()),
        byMissing,
        sumYes[gone] / Math.max(1, sumAll[gone]),
        (examples.positives() - sumYes[gone]) / Math.max(1, rows - sumAll[gone]),
        sure,
        sure < 0 ? 0 : (int) sumAll[sure]);
  }

  /** The area under the curve of a yes or no, in whichever direction it is more. */
  private static double area(double yesIn, double in, double yes, double all) {
    double found = yesIn / yes;
    double wrong = (in - yesIn) / (all - yes);
    return 0.5 + Math.abs(found - wrong) / 2;
  }
}
