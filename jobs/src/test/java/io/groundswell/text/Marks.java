package io.groundswell.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well finds agree with labels. A find counts when it has the label's kind and both share half
 * of what either covers; a label is covered when no letter or digit of it is left to read.
 */
final class Marks {
  private final Set<Placeholder> asked;
  private final Map<Placeholder, int[]> counts = new EnumMap<>(Placeholder.class);
  private long clean;
  private long lost;

  private static final int LABELS = 0;
  private static final int FOUND = 1;
  private static final int HIT_LABELS = 2;
  private static final int HIT_FINDS = 3;
  private static final int COVERED = 4;

  /** Labels of other kinds are neutral: nobody asks for them, and they are not clean. */
  Marks(Set<Placeholder> asked) {
    this.asked = asked;
  }

  void add(Labelled text, List<Span> finds) {
    boolean[] hidden = new boolean[text.text().length()];
    boolean[] labelled = new boolean[text.text().length()];
    finds.forEach(span -> java.util.Arrays.fill(hidden, span.start(), span.end(), true));
    text.spans().forEach(span -> java.util.Arrays.fill(labelled, span.start(), span.end(), true));
    List<Span> labels = text.spans().stream().filter(s -> asked.contains(s.placeholder())).toList();
    for (Span label : labels) {
      int[] count = of(label.placeholder());
      count[LABELS]++;
      count[HIT_LABELS] += finds.stream().anyMatch(find -> agree(label, find)) ? 1 : 0;
      count[COVERED] += isCovered(text.text(), label, hidden) ? 1 : 0;
    }
    for (Span find : finds) {
      int[] count = of(find.placeholder());
      count[FOUND]++;
      count[HIT_FINDS] += labels.stream().anyMatch(label -> agree(label, find)) ? 1 : 0;
    }
    for (int i = 0; i < hidden.length; i++) {
      if (!labelled[i]) {
        clean++;
        lost += hidden[i] ? 1 : 0;
      }
    }
  }

  double precision(Placeholder kind) {
    int[] count = of(kind);
    return count[FOUND] == 0 ? 1 : (double) count[HIT_FINDS] / count[FOUND];
  }

  double recall(Placeholder kind) {
    int[] count = of(kind);
    return count[LABELS] == 0 ? 1 : (double) count[HIT_LABELS] / count[LABELS];
  }

  double covered(Placeholder kind) {
    int[] count = of(kind);
    return count[LABELS] == 0 ? 1 : (double) count[COVERED] / count[LABELS];
  }

  double f2(Placeholder kind) {
    double p = precision(kind);
    double r = recall(kind);
    return p + r == 0 ? 0 : 5 * p * r / (4 * p + r);
  }

  double coveredOfAll() {
    return (double) sum(COVERED) / sum(LABELS);
  }

  double cleanLost() {
    return (double) lost / clean;
  }

  /** A table in Markdown, as docs/redaction.md shows it. */
  String table() {
    var table =
        new StringBuilder(
            "| entity | labels | P | R | F2 | fully covered | leak rate |\n|---|---|---|---|---|---|---|\n");
    for (Placeholder kind : counts.keySet()) {
      table.append(
          "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f |%n"
              .formatted(
                  kind,
                  of(kind)[LABELS],
                  precision(kind),
                  recall(kind),
                  f2(kind),
                  covered(kind),
                  1 - covered(kind)));
    }
    double p = (double) sum(HIT_FINDS) / Math.max(1, sum(FOUND));
    double r = (double) sum(HIT_LABELS) / Math.max(1, sum(LABELS));
    table.append(
        "| all | %d | %.3f | %.3f | %.3f | %.3f | %.3f |%n"
            .formatted(
                sum(LABELS), p, r, 5 * p * r / (4 * p + r), coveredOfAll(), 1 - coveredOfAll()));
    return table
        .append("%nClean characters lost: %.2f %%%n".formatted(100 * cleanLost()))
        .toString();
  }

  private int sum(int which) {
    return counts.values().stream().mapToInt(count -> count[which]).sum();
  }

  private int[] of(Placeholder kind) {
    return counts.computeIfAbsent(kind, k -> new int[5]);
  }

  private static boolean agree(Span one, Span other) {
    int shared = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
    int either = Math.max(one.end(), other.end()) - Math.min(one.start(), other.start());
    return one.placeholder() == other.placeholder() && 2 * shared >= either;
  }

  private static boolean isCovered(String text, Span label, boolean[] hidden) {
    for (int i = label.start(); i < label.end(); i++) {
      if (!hidden[i] && Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
