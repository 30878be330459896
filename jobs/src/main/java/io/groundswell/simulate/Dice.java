package io.groundswell.simulate;

import java.util.List;

/**
 * Chance that can be repeated: the same path of names and numbers rolls the same for ever.
 *
 * <p>A fork depends on where it comes from and on its name, never on how often anything was rolled
 * before, so that one part of a life can change without disturbing the others. Uses StrictMath, so
 * that the bytes do not depend on the processor.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long origin;
  private long state;

  private Dice(long origin) {
    this.origin = origin;
    this.state = origin;
  }

  static Dice of(long seed) {
    return new Dice(mixed(seed + GOLDEN));
  }

  Dice fork(String name) {
    return new Dice(mixed(origin ^ mixed(name.hashCode() * GOLDEN)));
  }

  Dice fork(String name, long number) {
    return new Dice(mixed(fork(name).origin + mixed(number + GOLDEN)));
  }

  Dice fork(String name, long first, long second) {
    return new Dice(mixed(fork(name, first).origin + mixed(second + GOLDEN)));
  }

  long bits() {
    state += GOLDEN;
    return mixed(state);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Uniform, both ends included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  double between(double least, double most) {
    return least + unit() * (most - least);
  }

  double normal() {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - unit()))
        * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  int poisson(double mean) {
    if (mean > 30) {
      return Math.max(0, (int) Math.round(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    double product = unit();
    int count = 0;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[below(choices.length)];
  }

  /** An index, each as likely as its weight; weights need not sum to one. */
  int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = unit() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  String hex(int digits) {
    var text = new StringBuilder(digits + 16);
    while (text.length() < digits) {
      long bits = bits();
      for (int shift = 60; shift >= 0; shift -= 4) {
        text.append(Character.forDigit((int) (bits >>> shift) & 15, 16));
      }
    }
    return text.substring(0, digits);
  }

  /** Letters and digits as vendors use them in ids. */
  String token(int length) {
    var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }

  static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static long mixed(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
