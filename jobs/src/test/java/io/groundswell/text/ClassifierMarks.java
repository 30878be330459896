package io.groundswell.text;

import java.util.List;

/**
 * How well probabilities of labels meet the truth.
 *
 * @param accuracy share of texts whose likeliest label is true
 * @param macroF1 mean over labels of the harmonic mean of precision and recall
 * @param calibrationError expected calibration error: the mean distance, in ten bins by the
 *     likeliest label's probability, between that probability and the share that is true
 * @param kept by tenth of probability: how many of the texts are at least so sure
 * @param trueOfKept and how many of these are true
 */
record ClassifierMarks(
    List<String> labels,
    int[][] counts,
    double accuracy,
    double macroF1,
    double calibrationError,
    double[] kept,
    double[] trueOfKept) {
  private static final int BINS = 10;

  static ClassifierMarks of(List<String> labels, double[][] probabilities, int[] truth) {
    int[][] counts = new int[labels.size()][labels.size()];
    double[] texts = new double[BINS];
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < truth.length; i++) {
      int said = TextClassifier.likeliest(probabilities[i]);
      double probability = probabilities[i][said];
      int bin = Math.min(BINS - 1, (int) (probability * BINS));
      counts[truth[i]][said]++;
      texts[bin]++;
      sure[bin] += probability;
      right[bin] += said == truth[i] ? 1 : 0;
    }
    double error = 0;
    double[] kept = new double[BINS];
    double[] trueOfKept = new double[BINS];
    double above = 0;
    double rightAbove = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      error += Math.abs(sure[bin] - right[bin]) / truth.length;
      above += texts[bin];
      rightAbove += right[bin];
      kept[bin] = above / truth.length;
      trueOfKept[bin] = above == 0 ? 0 : rightAbove / above;
    }
    return new ClassifierMarks(
        labels, counts, trueOfKept[0], macroF1(counts), error, kept, trueOfKept);
  }

  private static double macroF1(int[][] counts) {
    double sum = 0;
    int present = 0;
    for (int label = 0; label < counts.length; label++) {
      int isOf = 0;
      int saidOf = 0;
      for (int other = 0; other < counts.length; other++) {
        isOf += counts[label][other];
        saidOf += counts[other][label];
      }
      present += isOf > 0 ? 1 : 0;
      sum += isOf == 0 ? 0 : 2.0 * counts[label][label] / (isOf + saidOf);
    }
    return sum / present;
  }

  void print(String what) {
    System.out.printf(
        "%s: accuracy %.1f, macro-F1 %.1f, calibration error %.3f%n",
        what, 100 * accuracy, 100 * macroF1, calibrationError);
    for (int bin = 4; bin < 8; bin++) {
      System.out.printf(
          "  from 0.%d: %.1f %% of texts, of which %.1f %% are right%n",
          bin, 100 * kept[bin], 100 * trueOfKept[bin]);
    }
    for (int label = 0; label < labels.size(); label++) {
      System.out.printf(
          "  %-13s %s%n", labels.get(label), java.util.Arrays.toString(counts[label]));
    }
  }
}
