package io.groundswell.learn;

/**
 * Probabilities put right: log-odds are stretched and shifted (Platt 1999), which keeps their order
 * and leaves a sum a sum.
 */
public record Platt(double slope, double shift) {
  static final Platt NONE = new Platt(1, 0);
  private static final int STEPS = 50;

  /** Less than this share of the Brier score is not worth a change. */
  private static final double LEAST_GAIN = 0.001;

  /** Of rows that were not learnt from: the calibration that lowers their Brier score, or none. */
  static Platt of(double[] margins, boolean[] labels, double[] weights) {
    double before = 0;
    double after = 0;
    for (int half = 0; half < 2; half++) {
      var fitted = fit(margins, labels, weights, 1 - half);
      for (int i = half; i < margins.length; i += 2) {
        before += weights[i] * square(probability(margins[i]), labels[i]);
        after += weights[i] * square(probability(fitted.of(margins[i])), labels[i]);
      }
    }
    if (after > before * (1 - LEAST_GAIN)) {
      return NONE;
    }
    var fitted = fit(margins, labels, weights, -1);
    return fitted.slope > 0 ? fitted : NONE;
  }

  private static double square(double probability, boolean label) {
    double miss = probability - (label ? 1 : 0);
    return miss * miss;
  }

  /** Newton's method on every second row from {@code half} on; on all when it is -1. */
  private static Platt fit(double[] margins, boolean[] labels, double[] weights, int half) {
    double slope = 1;
    double shift = 0;
    for (int step = 0; step < STEPS; step++) {
      double g1 = 0;
      double g2 = 0;
      double h11 = 1e-9;
      double h12 = 0;
      double h22 = 1e-9;
      for (int i = Math.max(half, 0); i < margins.length; i += half < 0 ? 1 : 2) {
        double p = probability(slope * margins[i] + shift);
        double miss = weights[i] * (p - (labels[i] ? 1 : 0));
        double spread = weights[i] * p * (1 - p);
        g1 += miss * margins[i];
        g2 += miss;
        h11 += spread * margins[i] * margins[i];
        h12 += spread * margins[i];
        h22 += spread;
      }
      double determinant = h11 * h22 - h12 * h12;
      double bySlope = (h22 * g1 - h12 * g2) / determinant;
      double byShift = (h11 * g2 - h12 * g1) / determinant;
      if (!Double.isFinite(bySlope + byShift)) {
        return NONE;
      }
      slope -= bySlope;
      shift -= byShift;
      if (Math.abs(bySlope) + Math.abs(byShift) < 1e-10) {
        break;
      }
    }
    return Math.abs(slope) < 100 ? new Platt(slope, shift) : NONE;
  }

  public double of(double margin) {
    return slope * margin + shift;
  }

  double[] stretched(double... points) {
    return java.util.Arrays.stream(points).map(p -> slope * p).toArray();
  }

  static double probability(double margin) {
    return 1 / (1 + Math.exp(-margin));
  }

  static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
