package io.groundswell.breach.silver;

import io.groundswell.breach.gold.Decent;

/** Planted: silver uses what is made after it. */
public final class ReadsGold {
  private ReadsGold() {}

  static Class<?> later() {
    return Decent.class;
  }
}
