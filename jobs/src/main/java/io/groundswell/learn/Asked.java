package io.groundswell.learn;

import io.groundswell.lakehouse.WrongUse;
import java.util.List;
import java.util.stream.IntStream;

/** Where the columns of a question stand. */
record Asked(int label, int time, int group, List<Integer> dropped) {
  Asked(List<String> names, Question question) {
    this(
        place(names, question.label()),
        place(names, question.time()),
        place(names, question.group()),
        question.dropped().stream().map(name -> place(names, name)).toList());
  }

  private static int place(List<String> names, String name) {
    if (name == null) {
      return -1;
    }
    int exact = names.indexOf(name);
    if (exact >= 0) {
      return exact;
    }
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).strip().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUse(
                    "There is no column %s. There is: %s."
                        .formatted(name, String.join(", ", names))));
  }
}
