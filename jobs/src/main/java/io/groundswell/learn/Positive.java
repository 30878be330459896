package io.groundswell.learn;

import io.groundswell.lakehouse.WrongUse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the two values of a label is the one to foretell. */
final class Positive {
  private static final Set<String> YES =
      Set.of(
          "yes",
          "y",
          "true",
          "t",
          "1",
          "1.0",
          "won",
          "closed won",
          "converted",
          "conversion",
          "churned",
          "churn",
          "left",
          "lost",
          "attrited",
          "attrited customer",
          "exited",
          "cancelled",
          "canceled",
          "default",
          "defaulted",
          "fraud",
          "subscribed",
          "bought",
          "purchased",
          "accepted",
          "clicked",
          "positive",
          "upgraded");
  private static final Set<String> NO = Set.of("no", "n", "false", "f", "0", "0.0", "-1", "none");

  private Positive() {}

  /**
   * @param rows how many rows have each value; missing ones are not among them
   * @return the value that says yes, else the rarer
   */
  static String of(String label, Map<String, Long> rows) {
    if (rows.size() != 2) {
      throw new WrongUse(
          rows.size() < 2
              ? "The label %s has only one value%s. There is nothing to tell apart."
                  .formatted(
                      label, rows.keySet().stream().map(v -> ", " + v).findFirst().orElse(""))
              : "The label %s has %s values (%s). Give one with two, such as churned: yes or no."
                  .formatted(label, rows.size() > 20 ? "more than 20" : rows.size(), few(rows)));
    }
    List<String> values =
        rows.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Long>>comparingLong(Map.Entry::getValue)
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    for (String value : values) {
      String other = values.get(1 - values.indexOf(value));
      if (says(value, YES) && !says(other, YES)) {
        return value;
      }
    }
    for (String value : values) {
      String other = values.get(1 - values.indexOf(value));
      if (says(other, NO) || value.equalsIgnoreCase(label)) {
        return value;
      }
    }
    return values.get(0);
  }

  private static boolean says(String value, Set<String> words) {
    return words.contains(value.toLowerCase(Locale.ROOT));
  }

  private static String few(Map<String, Long> rows) {
    return rows.keySet().stream().sorted().limit(5).collect(Collectors.joining(", "))
        + (rows.size() > 5 ? ", ..." : "");
  }
}
