package io.groundswell.simulate;

import java.util.Map;
import java.util.TreeMap;

/** Counts by name, kept while records are made. */
final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(String name, long more) {
    counts.merge(name, more, Long::sum);
  }

  Map<String, Long> counts() {
    return counts;
  }
}
