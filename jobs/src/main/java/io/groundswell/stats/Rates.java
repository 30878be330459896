package io.groundswell.stats;

import java.util.Arrays;

/**
 * What is usual for several series of counts over the same stretches of time, each with a rate per
 * unit of exposure and a dispersion of its own.
 *
 * <p>The rate is Jeffreys' (n + 1/2) / exposure, so that what was never counted has one, too. The
 * dispersion is that of moments, sum((c - m)² - m) / sum(m²) with m the expected count (Breslow
 * 1984). Its variance is near sum(2 (m + dispersion m²)² + m) / sum(m²)², and the less a series can
 * tell, the nearer it is drawn to the dispersion of all series, as a normal mean is to a normal
 * prior; that small series are to learn from all is the idea of Robinson and Smyth (2007).
 *
 * <p>A burst long ago must neither raise what is usual nor hide the next one. So a count beyond 4
 * standard deviations is pulled in to there, and the fit is repeated: Huber's (1964) remedy, where
 * Noufaily et al. (2013) give such counts less weight.
 */
public final class Rates {
  /** How far the dispersions of series lie apart: their standard deviation over their mean. */
  private static final double SPREAD = 1;

  /** What is assumed where all series together can tell nothing, and how surely. */
  private static final double USUAL_DISPERSION = 0.25;

  private static final double USUAL_WEIGHT = 5;

  private static final double FIRST_DISPERSION = 1;
  private static final double LEAST_DISPERSION = 1e-3;
  private static final double DEVIATIONS = 4;
  private static final int ROUNDS = 5;

  private final double[][] counts;
  private final double[] exposures;
  private final double[][] calm;
  private final double[] rates;
  private final double[] dispersions;

  /** Standard errors of the dispersions. */
  private final double[] errors;

  private double shared = USUAL_DISPERSION;

  private Rates(double[][] counts, double[] exposures) {
    this.counts = counts;
    this.exposures = exposures;
    this.calm = Arrays.stream(counts).map(double[]::clone).toArray(double[][]::new);
    this.rates = new double[counts.length];
    this.dispersions = new double[counts.length];
    this.errors = new double[counts.length];
  }

  /**
   * Fits the series.
   *
   * @param counts by series and stretch
   * @param exposures of each stretch; one without exposure says nothing
   */
  public static Rates of(double[][] counts, double[] exposures) {
    if (!(sum(exposures) > 0)) {
      throw new IllegalArgumentException("Without exposure there are no rates. Ask for none.");
    }
    var fit = new Rates(counts, exposures);
    fit.begin();
    for (int round = 0; round < ROUNDS; round++) {
      fit.calm();
      fit.fit();
    }
    return fit;
  }

  /**
   * These rates, each with the dispersion that the same series has over shorter stretches, by how
   * much more or less all series together vary over the longer: a quarter has only a few weeks.
   *
   * @param parts into how many shorter stretches a longer one falls
   */
  public Rates varyingLike(Rates shorter, int parts) {
    // Were the parts independent, the whole would vary by so much of what they do, and not by less.
    double ratio = Math.max(1.0 / parts, shared / shorter.shared);
    for (int s = 0; s < rates.length; s++) {
      dispersions[s] = shorter.dispersions[s] * ratio;
      errors[s] = shorter.errors[s] * ratio;
    }
    return this;
  }

  /** The counts of a series with bursts pulled in. */
  public double[] calm(int series) {
    return calm[series].clone();
  }

  /** The expected count of a series per unit of exposure. */
  public double rate(int series) {
    return rates[series];
  }

  public double dispersion(int series) {
    return dispersions[series];
  }

  /**
   * What a series may count over a stretch that is none of those fitted: its dispersion, a standard
   * error more since that is an estimate, and what is not known of its rate.
   */
  public NegativeBinomial next(int series, double exposure) {
    double ofRate = dispersions[series] * squares() / Math.pow(sum(exposures), 2);
    double ofCount = 1 / (rates[series] * sum(exposures));
    return new NegativeBinomial(
        rates[series] * exposure, dispersions[series] + errors[series] + ofRate + ofCount);
  }

  /** A dispersion that nobody has, so that only what is far out is pulled in at first. */
  private void begin() {
    for (int s = 0; s < counts.length; s++) {
      rates[s] = (sum(counts[s]) + 0.5) / sum(exposures);
      dispersions[s] = FIRST_DISPERSION;
    }
  }

  private void fit() {
    double above = USUAL_WEIGHT * USUAL_DISPERSION;
    double below = USUAL_WEIGHT;
    var variances = new double[counts.length];
    for (int s = 0; s < counts.length; s++) {
      rates[s] = (sum(calm[s]) + 0.5) / sum(exposures);
      dispersions[s] = ofMoments(s);
      variances[s] = variance(s);
      double weight = 1 / (variances[s] + prior());
      above += weight * dispersions[s];
      below += weight;
    }
    shared = Math.max(LEAST_DISPERSION, above / below);
    for (int s = 0; s < counts.length; s++) {
      double own = prior() / (prior() + variances[s]);
      dispersions[s] = Math.max(LEAST_DISPERSION, own * dispersions[s] + (1 - own) * shared);
      errors[s] = Math.sqrt(own * variances[s]);
    }
  }

  /** The variance of the dispersions of series. */
  private double prior() {
    return Math.pow(SPREAD * shared, 2);
  }

  /** The squares corrected for a mean that was fitted. */
  private double ofMoments(int series) {
    double stretches = Arrays.stream(exposures).filter(x -> x > 0).count();
    double correction = stretches > 1 ? stretches / (stretches - 1) : 1;
    double sum = 0;
    for (int i = 0; i < exposures.length; i++) {
      double mean = rates[series] * exposures[i];
      sum += correction * Math.pow(calm[series][i] - mean, 2) - mean;
    }
    return sum / (Math.pow(rates[series], 2) * squares());
  }

  /** The variance of {@link #ofMoments}, if the dispersion were that of all series. */
  private double variance(int series) {
    double sum = 0;
    for (double exposure : exposures) {
      double mean = rates[series] * exposure;
      sum += 2 * Math.pow(mean + shared * mean * mean, 2) + mean;
    }
    return sum / Math.pow(Math.pow(rates[series], 2) * squares(), 2);
  }

  private void calm() {
    for (int s = 0; s < counts.length; s++) {
      for (int i = 0; i < exposures.length; i++) {
        double mean = rates[s] * exposures[i];
        double deviation = Math.sqrt(mean + dispersions[s] * mean * mean);
        calm[s][i] = Math.min(counts[s][i], mean + DEVIATIONS * deviation + 1);
      }
    }
  }

  private double squares() {
    return Arrays.stream(exposures).map(x -> x * x).sum();
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
