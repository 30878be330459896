package io.groundswell.simulate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much was written.
 *
 * @param records records per landing folder, without the lines that were broken on purpose
 * @param planted rows per truth folder
 * @param dirt planted faults per kind
 */
public record Summary(
    SortedMap<String, Long> records,
    SortedMap<String, Long> planted,
    SortedMap<String, Long> dirt) {

  static Summary of(Map<String, Long> counts) {
    return new Summary(
        startingWith("landing ", counts),
        startingWith("truth ", counts),
        startingWith("dirt ", counts));
  }

  public long total() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }

  private static SortedMap<String, Long> startingWith(String start, Map<String, Long> counts) {
    var some = new TreeMap<String, Long>();
    counts.forEach(
        (name, count) -> {
          if (name.startsWith(start)) {
            some.put(name.substring(start.length()), count);
          }
        });
    return some;
  }
}
