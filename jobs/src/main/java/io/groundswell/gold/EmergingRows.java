package io.groundswell.gold;

import io.groundswell.text.Labels;
import io.groundswell.text.Quotes;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** New topics of a day as rows: named by what sets them apart from all that is said these days. */
final class EmergingRows {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "known_on DATE, topic_id STRING, label STRING, keywords ARRAY<STRING>,"
              + " quotes ARRAY<STRING>, texts BIGINT, accounts BIGINT, first_said_on DATE,"
              + " last_said_on DATE, found_on DATE, p_value DOUBLE, false_topics_a_day DOUBLE,"
              + " nearest_topic_id STRING, nearest_cosine DOUBLE, taken_over_by STRING,"
              + " feedback_ids ARRAY<STRING>, passages ARRAY<INT>");

  private EmergingRows() {}

  static List<Row> of(
      TopicWatch watch, List<EmergingTopic> topics, List<Said> recent, LocalDate day) {
    if (topics.isEmpty()) {
      return List.of();
    }
    var labels = labels(watch, topics, recent, day);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < topics.size(); i++) {
      rows.add(row(watch, topics.get(i), labels.get(i), day));
    }
    return rows;
  }

  private static Row row(TopicWatch watch, EmergingTopic topic, Labels.Label label, LocalDate day) {
    var said = topic.said();
    var nearest = watch.nearest(topic, day);
    var days = said.stream().map(Said::saidOn).sorted().toList();
    return RowFactory.create(
        Date.valueOf(day),
        topic.topicId(),
        label.name(),
        label.keywords(),
        quotes(watch.standing(said, day)),
        (long) said.size(),
        said.stream().map(Said::accountId).filter(Objects::nonNull).distinct().count(),
        Date.valueOf(days.get(0)),
        Date.valueOf(days.get(days.size() - 1)),
        Date.valueOf(topic.foundOn()),
        topic.p(),
        topic.falseADay(),
        nearest.topic(),
        nearest.confidence(),
        topic.takenOverBy(),
        said.stream().map(Said::feedbackId).toList(),
        said.stream().map(Said::passage).toList());
  }

  /**
   * The topic that a row tells of.
   *
   * @param all what was said about the topics of its day
   */
  static EmergingTopic topic(Row row, Map<Said.Words, Said> all) {
    var ids = row.<String>getList(row.fieldIndex("feedback_ids"));
    var passages = row.<Integer>getList(row.fieldIndex("passages"));
    var said =
        IntStream.range(0, ids.size())
            .mapToObj(i -> all.get(new Said.Words(ids.get(i), passages.get(i))))
            .filter(Objects::nonNull)
            .toList();
    return new EmergingTopic(
        row.getAs("topic_id"),
        row.<Date>getAs("found_on").toLocalDate(),
        row.getAs("p_value"),
        row.getAs("false_topics_a_day"),
        said,
        row.getAs("taken_over_by"));
  }

  /** Of texts that are told twice, one. */
  private static List<String> quotes(List<Said> said) {
    var byText = new LinkedHashMap<String, float[]>();
    said.forEach(one -> byText.putIfAbsent(one.text(), one.vector()));
    var texts = List.copyOf(byText.keySet());
    var vectors = byText.values().toArray(float[][]::new);
    int[] all = IntStream.range(0, texts.size()).toArray();
    return IntStream.of(Quotes.of(vectors, all)).mapToObj(texts::get).toList();
  }

  /** Each topic is one, and all else that is said these days is one more. */
  private static List<Labels.Label> labels(
      TopicWatch watch, List<EmergingTopic> topics, List<Said> recent, LocalDate day) {
    var texts = new ArrayList<String>();
    var numbers = new ArrayList<Integer>();
    var taken =
        topics.stream()
            .flatMap(topic -> topic.said().stream().map(Said::words))
            .collect(Collectors.toSet());
    for (int i = 0; i < topics.size(); i++) {
      for (var one : watch.standing(topics.get(i).said(), day)) {
        texts.add(one.text());
        numbers.add(i);
      }
    }
    for (var one : watch.standing(recent, day)) {
      if (!taken.contains(one.words())) {
        texts.add(one.text());
        numbers.add(topics.size());
      }
    }
    return Labels.of(texts, numbers.stream().mapToInt(i -> i).toArray());
  }
}
