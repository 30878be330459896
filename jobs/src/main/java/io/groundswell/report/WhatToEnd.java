package io.groundswell.report;

import static io.groundswell.Tables.EMERGING_TOPICS;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.ROADMAP;
import static io.groundswell.Tables.TOPIC_PRIORITIES;
import static io.groundswell.Tables.TOPIC_TRENDS;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.slice;

import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.report.Chapter.Folded;
import io.groundswell.report.Column.Kind;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which problem to end for good, beside what is loud today. */
final class WhatToEnd implements Question {
  private static final int TOLD = 3;
  private static final String MARKS =
      "Lasting is what was heard in half of the weeks or more, broad what 3 of 100 active accounts or more spoke of in 90 days; the long view is the share of weeks times the share of accounts. Loud is what has an alarm at twice the expected or more, or had its peak in the last 28 days and halves within 14. Free users count as much as paying ones.";

  @Override
  public List<Table> inputs() {
    return List.of(TOPIC_PRIORITIES, FEEDBACK_TOPICS, TOPIC_TRENDS, EMERGING_TOPICS, ROADMAP);
  }

  @Override
  public boolean sells() {
    return false;
  }

  @Override
  public Chapter answer(Facts facts) {
    var topics = new TopicCorners(topics(facts), facts.isMade(TOPIC_PRIORITIES));
    var emerging = emerging(facts);
    var evidence = new ArrayList<Folded>();
    topics.leaks().stream().limit(TOLD).forEach(topic -> evidence.add(said("To end", topic)));
    topics.storms().stream()
        .filter(topic -> !topics.leaks().stream().limit(TOLD).toList().contains(topic))
        .limit(TOLD)
        .forEach(topic -> evidence.add(said("Loud today", topic)));
    if (!emerging.isEmpty()) {
      evidence.add(
          new Folded("What nobody had spoken of before", List.of(emergingSheet(facts, emerging))));
    }
    shipped(facts).ifPresent(evidence::add);
    if (!topics.all().isEmpty()) {
      evidence.add(new Folded("What the marks mean", List.of(new Exhibit.Note(MARKS))));
    }
    var source = facts.source(TOPIC_PRIORITIES, FEEDBACK_TOPICS, TOPIC_TRENDS);
    return new Chapter(
        "end",
        "What to end for good",
        topics.finding(),
        news(facts, topics, emerging),
        topics.all().isEmpty()
            ? List.of()
            : List.of(
                new Chart(
                    Chart.Kind.CORNERS,
                    "Each mark is a topic: the higher, the more lasting and broad; the further right, the louder than usual. Full dots are lasting and broad, triangles loud today, stars both, rings neither",
                    topics.finding(),
                    topics.sheet(source))),
        evidence);
  }

  private static List<Row> topics(Facts facts) {
    var names = facts.today(FEEDBACK_TOPICS).select("topic_id", "label", "quotes", "mentions_28d");
    var trends = facts.today(TOPIC_TRENDS).select("topic_id", "is_alarm", "alarm_since");
    var then =
        facts.then(TOPIC_PRIORITIES).select(col("topic_id"), col("corner").as("corner_then"));
    var key = new String[] {"topic_id"};
    return facts
        .today(TOPIC_PRIORITIES)
        .join(names, key)
        .join(trends, key, "left")
        .join(then, key, "left")
        .orderBy(col("long_view").desc_nulls_last(), col("topic_id"))
        .collectAsList();
  }

  private static List<Row> emerging(Facts facts) {
    return facts
        .today(EMERGING_TOPICS)
        .where(col("taken_over_by").isNull())
        .withColumn("quote", array_join(slice(col("quotes"), 1, 1), ""))
        .orderBy(col("found_on").desc(), col("texts").desc(), col("topic_id"))
        .collectAsList();
  }

  private static Sheet emergingSheet(Facts facts, List<Row> emerging) {
    var columns =
        List.of(
            new Column("label", "What", Kind.TEXT),
            new Column("texts", "Times said", Kind.COUNT),
            new Column("accounts", "Accounts", Kind.COUNT),
            new Column("first_said_on", "First said", Kind.DAY),
            new Column("found_on", "Found", Kind.DAY),
            new Column("quote", "For example", Kind.TEXT));
    return Sheet.of(
        "new-topics",
        "What is said and was not said before",
        facts.source(EMERGING_TOPICS),
        columns,
        emerging);
  }

  private static Folded said(String why, Row topic) {
    var quotes = topic.<String>getList(topic.fieldIndex("quotes"));
    var label = topic.<String>getAs("label");
    return new Folded(
        "%s: what people say about %s".formatted(why, Say.quoted(label)),
        List.of(
            quotes.isEmpty()
                ? new Exhibit.Note("Its source has taken the words back.")
                : new Exhibit.Quotes(label, quotes.stream().map(Say::shortened).toList())));
  }

  /** What was shipped for a topic, and how often it was spoken of then and now. */
  private static Optional<Folded> shipped(Facts facts) {
    var slices = facts.in().rows(FEEDBACK_TOPICS);
    var now =
        facts.today(FEEDBACK_TOPICS).select(col("topic_id"), col("label"), col("mentions_28d"));
    var then =
        slices.select(
            col("topic_id"),
            col(Slices.KNOWN_ON).as("shipped_on"),
            col("mentions_28d").as("before"));
    Dataset<Row> items = Slices.latest(facts.in().rows(ROADMAP), "item_id");
    var rows =
        items
            .where(col("shipped_on").isNotNull())
            .select("item_id", "title", "topic_id", "shipped_on")
            .join(now, new String[] {"topic_id"})
            .join(then, new String[] {"topic_id", "shipped_on"}, "left")
            .orderBy(col("shipped_on").desc(), col("item_id"))
            .collectAsList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var columns =
        List.of(
            new Column("title", "Shipped", Kind.TEXT),
            new Column("shipped_on", "On", Kind.DAY),
            new Column("label", "For", Kind.TEXT),
            new Column("before", "Mentions in 28 days by then", Kind.COUNT),
            new Column("mentions_28d", "And by now", Kind.COUNT));
    return Optional.of(
        new Folded(
            "Whether what was shipped ended it",
            List.of(
                Sheet.of(
                    "shipped",
                    "Shipped items and the topics that they answer",
                    facts.source(ROADMAP, FEEDBACK_TOPICS),
                    columns,
                    rows))));
  }

  private static List<String> news(Facts facts, TopicCorners topics, List<Row> emerging) {
    if (facts.since() == null) {
      return List.of();
    }
    var news = new ArrayList<>(topics.news(facts.since()));
    var found =
        emerging.stream()
            .filter(row -> isAfter(row, "found_on", facts))
            .map(WhatToEnd::named)
            .toList();
    if (!found.isEmpty()) {
      news.add("Said for the first time: %s.".formatted(Say.and(found)));
    }
    return news;
  }

  private static boolean isAfter(Row row, String column, Facts facts) {
    return row.<Date>getAs(column).toLocalDate().isAfter(facts.since());
  }

  private static String named(Row topic) {
    return Say.quoted(topic.getAs("label"));
  }
}
