package io.groundswell.journeys;

import org.junit.jupiter.api.Assumptions;

/** What a machine must have: its absence skips a test aloud, and fails it where CI runs. */
final class Needs {
  private Needs() {}

  static void met(boolean there, String what) {
    var missing = "This machine lacks " + what + ".";
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(missing);
    }
    if (!there) {
      System.err.println("SKIPPED: " + missing);
    }
    Assumptions.assumeTrue(there, missing);
  }
}
