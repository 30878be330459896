package io.groundswell.lakehouse;

import org.apache.spark.sql.Observation;

/** Counts taken in the pass that writes; they are known once it has ended. */
final class Counters {
  private Counters() {}

  /** Rows that are known to be none are optimised away, and their counters with them. */
  static long read(Observation observation, String name) {
    try {
      return (Long) observation.getAsJava().getOrDefault(name, 0L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("Interrupted while rows were being counted.", e);
    }
  }
}
