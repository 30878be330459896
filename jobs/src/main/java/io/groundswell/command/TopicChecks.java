package io.groundswell.command;

import static org.apache.spark.sql.functions.col;

import io.groundswell.Tables;
import io.groundswell.TopicRules;
import io.groundswell.lakehouse.Lakehouse;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether what an analyst says about topics can be heeded. */
final class TopicChecks {
  private TopicChecks() {}

  static Finding file(Workplace workplace) {
    return Finding.attempt(
        "topics",
        () -> {
          var rules = workplace.topicRules();
          return workplace.settings().topics() == null
              ? "nothing said by hand (no 'topics' in the conf)"
              : "%d renamed, %d merges, %d split, %d pinned"
                  .formatted(
                      rules.rename().size(),
                      rules.merge().size(),
                      rules.split().size(),
                      rules.pin().size());
        });
  }

  /** What is to be said of rules about topics that never were; nothing when all is well. */
  static Optional<String> strangers(TopicRules rules, Lakehouse lakehouse) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    var strangers = new TreeSet<>(rules.topics());
    lakehouse
        .read(Tables.TOPIC_EXEMPLARS)
        .select("fitted_id")
        .distinct()
        .orderBy(col("fitted_id"))
        .collectAsList()
        .forEach(row -> strangers.remove(row.getString(0)));
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The rules about %s do nothing: no topic was ever called so. The ids are in gold.feedback_topics; correct the file that the conf names under 'topics'."
                .formatted(String.join(", ", List.copyOf(strangers))));
  }
}
