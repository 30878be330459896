package io.groundswell.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.groundswell.text.Topics;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gives the topics of a fit their names: that of the topic before that is the same, or a new one. */
record TopicNames(Map<String, Before> before) {
  /** How near the exemplars of two fits must be, on average, to be of one topic. */
  private static final double SAME = 0.85;

  /** A topic of the fit before. */
  record Before(LocalDate bornOn, List<float[]> exemplars) {}

  /** What a topic is called for good, and since when there is one of this name. */
  record Name(String topicId, LocalDate bornOn) {}

  private record Match(int topic, String topicId, double nearness) {}

  /** After the newest fit among these exemplars; after none at first. */
  static TopicNames after(Dataset<Row> exemplars) {
    var newest = exemplars.agg(max("known_on")).head().<Date>getAs(0);
    var before = new LinkedHashMap<String, Before>();
    if (newest != null) {
      exemplars
          .where(col("known_on").equalTo(lit(newest)))
          .select("topic_id", "born_on", "vector")
          .orderBy("topic_id", "exemplar")
          .collectAsList()
          .forEach(
              row ->
                  before
                      .computeIfAbsent(
                          row.getString(0),
                          id -> new Before(row.getDate(1).toLocalDate(), new ArrayList<>()))
                      .exemplars()
                      .add(FeedbackVectors.floats(row, 2)));
    }
    return new TopicNames(before);
  }

  /** By topic its name; no two share one. The nearest pairs are matched first. */
  List<Name> name(Topics topics, float[][] vectors, LocalDate day) {
    var matches = new ArrayList<Match>();
    for (int topic = 0; topic < topics.size(); topic++) {
      for (var old : before.entrySet()) {
        double nearness = nearness(topics.exemplars()[topic], vectors, old.getValue().exemplars());
        if (nearness >= SAME) {
          matches.add(new Match(topic, old.getKey(), nearness));
        }
      }
    }
    matches.sort(
        Comparator.comparingDouble(Match::nearness)
            .reversed()
            .thenComparing(Match::topic)
            .thenComparing(Match::topicId));
    var names = new Name[topics.size()];
    var taken = new HashSet<String>();
    for (var match : matches) {
      if (names[match.topic()] == null && taken.add(match.topicId())) {
        names[match.topic()] =
            new Name(match.topicId(), before.get(match.topicId()).bornOn());
      }
    }
    for (int topic = 0; topic < names.length; topic++) {
      if (names[topic] == null) {
        names[topic] = new Name("T%s-%03d".formatted(day.toString().replace("-", ""), topic + 1), day);
      }
    }
    return List.of(names);
  }

  /** The mean, over the exemplars, of the cosine to the nearest exemplar of the other topic. */
  private static double nearness(int[] exemplars, float[][] vectors, List<float[]> others) {
    double sum = 0;
    for (int exemplar : exemplars) {
      double best = -1;
      for (var other : others) {
        double dot = 0;
        for (int i = 0; i < other.length; i++) {
          dot += vectors[exemplar][i] * other[i];
        }
        best = Math.max(best, dot);
      }
      sum += best;
    }
    return sum / exemplars.length;
  }
}
