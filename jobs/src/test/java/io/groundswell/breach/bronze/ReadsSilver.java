package io.groundswell.breach.bronze;

import io.groundswell.breach.silver.ReadsGold;

/** Planted: bronze uses what is made after it. */
public final class ReadsSilver {
  private ReadsSilver() {}

  static Class<?> later() {
    return ReadsGold.class;
  }
}
