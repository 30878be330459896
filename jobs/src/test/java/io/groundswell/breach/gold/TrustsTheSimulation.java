package io.groundswell.breach.gold;

import io.groundswell.breach.simulate.Company;

/** Planted: a score that asks for the planted truth. */
public final class TrustsTheSimulation {
  private TrustsTheSimulation() {}

  static int score(String userId) {
    return Company.isAdvocate(userId) ? 100 : 0;
  }
}
