package io.groundswell.stats;

/**
 * A share of a number of things, with the interval of E. B. Wilson (1927) at 95 %.
 *
 * @param hits how many have it; of things that tie, as many as are expected
 * @param of how many there are
 */
public record Share(double hits, long of) {
  private static final double Z = 1.959964;

  /** The share itself; not a number when there is nothing. */
  public double value() {
    return hits / of;
  }

  /** The lower end of the interval. */
  public double low() {
    return middle() - reach();
  }

  /** The upper end of the interval. */
  public double high() {
    return middle() + reach();
  }

  private double middle() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double reach() {
    double p = value();
    return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
  }
}
