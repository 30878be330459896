package io.groundswell.monitor;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of Prometheus' text format.
 *
 * @param metric its name, which carries the unit
 * @param value null for a line that is left out
 */
record Sample(String metric, Map<String, String> labels, Number value) {

  @Override
  public String toString() {
    var shown =
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
                .collect(Collectors.joining(","));
    return "%s%s %s\n".formatted(metric, shown.isEmpty() ? "" : "{" + shown + "}", number());
  }

  private String number() {
    return value instanceof Double fraction
        ? String.format(Locale.ROOT, "%.6g", fraction)
        : value.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
