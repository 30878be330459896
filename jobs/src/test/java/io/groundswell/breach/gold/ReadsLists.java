package io.groundswell.breach.gold;

import io.groundswell.breach.lists.Letters;

/** Planted: gold uses what is made after it. */
public final class ReadsLists {
  private ReadsLists() {}

  static Class<?> later() {
    return Letters.class;
  }
}
