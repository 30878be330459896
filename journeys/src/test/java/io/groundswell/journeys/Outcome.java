package io.groundswell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

/** How a command ended, and what it said. */
record Outcome(String command, int exit, String out, String err) {
  /** What it answered; fails with all that it said when it did not end well. */
  String answer() {
    assertThat(exit).as("%s%n%s%n%s", command, out, err).isZero();
    return out;
  }
}
