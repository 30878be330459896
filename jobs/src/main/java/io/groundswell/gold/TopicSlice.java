package io.groundswell.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The topics of one day as {@code gold.topic_exemplars} has them.
 *
 * @param fittedOn the day of the fit that they come from
 * @param rules which rules of {@code conf/topics.yaml} they heed; null for none
 * @param modelId whose vectors the exemplars are
 * @param floor the least cosine at which a text is of a topic
 * @param parts all parts of all topics
 * @param about by topic what is said of it
 */
record TopicSlice(
    LocalDate fittedOn,
    String rules,
    String modelId,
    double floor,
    List<Part> parts,
    Map<String, About> about) {
  static final StructType COLUMNS =
      StructType.fromDDL(
          "topic_id STRING, exemplar INT, fitted_id STRING, fitted_on DATE, rules STRING,"
              + " model_id STRING, floor DOUBLE,"
              + " by_hand ARRAY<STRING>, label STRING, keywords ARRAY<STRING>,"
              + " quotes ARRAY<STRING>, texts BIGINT, born_on DATE, vector ARRAY<FLOAT>");

  /**
   * Exemplars with a mean of their own. A topic is one part, as it was fitted, unless somebody
   * merged topics: then it has a part for each of them. A topic that somebody split is several.
   */
  record Part(String topicId, String fittedId, List<float[]> exemplars) {}

  /** What is said of a topic. */
  record About(
      String label,
      List<String> keywords,
      List<String> quotes,
      long texts,
      LocalDate bornOn,
      List<String> byHand) {}

  private record Name(String topicId, String fittedId) {}

  /** The newest of these; none at first. */
  static Optional<TopicSlice> newest(Dataset<Row> exemplars) {
    var newest = exemplars.agg(max("known_on")).head().<Date>getAs(0);
    return newest == null
        ? Optional.empty()
        : Optional.of(of(exemplars.where(col("known_on").equalTo(lit(newest)))));
  }

  /**
   * By topic that was fitted once, within the days that these rows span, and is none of the newest,
   * the exemplars that it had at last.
   */
  static Map<String, List<float[]>> retired(Dataset<Row> exemplars, TopicSlice newest) {
    var lastSeen = exemplars.groupBy("fitted_id").agg(max("known_on").as("known_on"));
    return of(exemplars.join(lastSeen, new String[] {"fitted_id", "known_on"})).parts().stream()
        .filter(part -> !newest.fittedIds().contains(part.fittedId()))
        .collect(
            Collectors.toMap(
                Part::fittedId,
                Part::exemplars,
                (some, others) -> {
                  some.addAll(others);
                  return some;
                },
                LinkedHashMap::new));
  }

  private static TopicSlice of(Dataset<Row> slice) {
    var exemplars = new LinkedHashMap<Name, List<float[]>>();
    var about = new LinkedHashMap<String, About>();
    LocalDate fittedOn = null;
    String rules = null;
    String modelId = null;
    double floor = 0;
    for (var row : slice.orderBy("topic_id", "exemplar").collectAsList()) {
      var name = new Name(row.getAs("topic_id"), row.getAs("fitted_id"));
      exemplars
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(FeedbackVectors.floats(row, row.fieldIndex("vector")));
      about.computeIfAbsent(name.topicId(), id -> about(row));
      fittedOn = row.<Date>getAs("fitted_on").toLocalDate();
      rules = row.getAs("rules");
      modelId = row.getAs("model_id");
      floor = row.<Double>getAs("floor");
    }
    var parts = new ArrayList<Part>();
    exemplars.forEach((name, its) -> parts.add(new Part(name.topicId(), name.fittedId(), its)));
    return new TopicSlice(fittedOn, rules, modelId, floor, parts, about);
  }

  private static About about(Row row) {
    return new About(
        row.getAs("label"),
        row.getList(row.fieldIndex("keywords")),
        row.getList(row.fieldIndex("quotes")),
        row.getAs("texts"),
        row.<Date>getAs("born_on").toLocalDate(),
        row.getList(row.fieldIndex("by_hand")));
  }

  /**
   * The same topics among the vectors of another model, each known by those of its exemplars that
   * are still said; without any of them it is lost.
   *
   * @param then the texts by the model of before
   * @param now the texts by the other one
   */
  TopicSlice among(TopicTexts then, TopicTexts now, String otherId, double otherFloor) {
    var moved =
        parts.stream()
            .map(
                part ->
                    new Part(
                        part.topicId(),
                        part.fittedId(),
                        now.vectorsOf(then.textsOf(part.exemplars()))))
            .filter(part -> !part.exemplars().isEmpty())
            .toList();
    return new TopicSlice(fittedOn, rules, otherId, otherFloor, moved, about);
  }

  /** The topics as they were fitted, by id. */
  List<String> fittedIds() {
    return List.copyOf(
        parts.stream().map(Part::fittedId).collect(Collectors.toCollection(TreeSet::new)));
  }

  List<Part> partsFitted(String fittedId) {
    return parts.stream().filter(part -> part.fittedId().equals(fittedId)).toList();
  }

  List<Part> partsOf(String topicId) {
    return parts.stream().filter(part -> part.topicId().equals(topicId)).toList();
  }

  /** One row per exemplar, all topics with their parts one after the other. */
  List<Row> rows() {
    var rows = new ArrayList<Row>();
    about.forEach(
        (topicId, its) -> {
          int exemplar = 0;
          for (var part : partsOf(topicId)) {
            for (var vector : part.exemplars()) {
              rows.add(row(topicId, exemplar++, part.fittedId(), its, vector));
            }
          }
        });
    return rows;
  }

  private Row row(String topicId, int exemplar, String fittedId, About its, float[] vector) {
    return RowFactory.create(
        topicId,
        exemplar,
        fittedId,
        Date.valueOf(fittedOn),
        rules,
        modelId,
        floor,
        its.byHand(),
        its.label(),
        its.keywords(),
        its.quotes(),
        its.texts(),
        Date.valueOf(its.bornOn()),
        vector);
  }
}
