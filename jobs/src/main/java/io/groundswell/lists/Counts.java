package io.groundswell.lists;

import java.util.Map;

/**
 * How many could be on a list, and why those who are not are not.
 *
 * @param candidates on the list or held back
 * @param heldBack how many, by reason
 * @param figures what else is told of the day, by name
 */
record Counts(long candidates, Map<String, Long> heldBack, Map<String, Object> figures) {
  static final Counts NONE = new Counts(0, Map.of(), Map.of());
}
