package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.FEEDBACK_TOPICS;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static io.groundswell.Tables.TOPIC_LINEAGE;
import static io.groundswell.Tables.TOPIC_MENTIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.google.common.primitives.Floats;
import io.groundswell.TopicRules;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.silver.TextVectors;
import io.groundswell.text.Embedder;
import io.groundswell.text.SentenceModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * A company whose customers speak of a few things, and what the jobs about topics make of it.
 *
 * <p>Longer than other files by the words of its customers.
 */
final class TopicWorld {
  private static final Map<SentenceModel, Map<String, List<Float>>> VECTORS = new HashMap<>();

  /** The Mondays of the first fits, in days from {@link Given#DAY}. */
  static final int FIRST_FIT = 5;

  static final int SECOND_FIT = 33;
  static final int THIRD_FIT = 61;

  private final Map<String, Integer> saidOn = new LinkedHashMap<>();
  private final Map<String, Integer> takenBackOn = new HashMap<>();
  private final Map<Table, Dataset<Row>> made = new HashMap<>();
  TopicRules rules = TopicRules.NONE;
  SentenceModel model = SentenceModel.SHIPPED;

  /** From which day on there are vectors of the model, of everything said by then. */
  int modelSince = Integer.MIN_VALUE;

  static List<String> exports() {
    return all(
        List.of("The %s export of our board %s"),
        List.of("CSV", "Excel", "PDF", "spreadsheet", "nightly", "monthly", "JSON"),
        List.of(
            "fails",
            "times out",
            "is empty",
            "never arrives",
            "stops halfway",
            "is broken",
            "lacks rows",
            "is corrupt"));
  }

  static List<String> okta() {
    return all(
        List.of("Okta %s %s"),
        List.of("single sign-on", "SAML login", "sign-in", "login", "SSO"),
        List.of(
            "is refused",
            "loops forever",
            "asks twice",
            "fails for our team",
            "stopped working",
            "gives an error"));
  }

  static List<String> passwords() {
    return all(
        List.of("The password %s %s"),
        List.of("reset mail", "reset link", "recovery mail", "reset"),
        List.of(
            "never comes",
            "has expired",
            "does not work",
            "goes to spam",
            "is refused",
            "gives an error"));
  }

  static List<String> invoices() {
    return all(
        List.of("The %s invoice %s"),
        List.of("March", "April", "last", "yearly", "newest"),
        List.of(
            "has the wrong VAT",
            "shows a seat too many",
            "went to the old address",
            "is missing",
            "was charged twice",
            "lacks our order number"));
  }

  static List<String> phones() {
    return all(
        List.of("The %s app %s"),
        List.of("Android", "iPhone", "mobile", "tablet", "iOS"),
        List.of(
            "crashes when I open a board",
            "freezes on start",
            "drains the battery",
            "crashes when I add a photo",
            "is very slow",
            "closes by itself"));
  }

  private static List<String> all(List<String> frames, List<String> some, List<String> others) {
    return frames.stream()
        .flatMap(f -> some.stream().flatMap(a -> others.stream().map(b -> f.formatted(a, b))))
        .toList();
  }

  @SafeVarargs
  final TopicWorld said(int day, List<String>... texts) {
    Stream.of(texts).flatMap(List::stream).forEach(text -> saidOn.put(text, day));
    return this;
  }

  TopicWorld takenBack(int day, List<String> texts) {
    texts.forEach(text -> takenBackOn.put(text, day));
    return this;
  }

  /** Runs the days, counted from {@link Given#DAY}, as one. */
  TopicWorld run(int from, int to) {
    var run = new Run(Given.day(from), Given.day(to), "r");
    make(new TopicExemplars(rules, model), run);
    make(new TopicMentions(model), run);
    make(new TopicLineage(), run);
    make(new FeedbackTopics(), run);
    return this;
  }

  private void make(Job job, Run run) {
    var given = feedback();
    made.forEach(given::made);
    var rows = given.yields(job, run).collectAsList();
    var fresh =
        TestSession.spark()
            .createDataFrame(rows, Given.contract(job.output()).schema())
            .coalesce(1);
    made.merge(job.output(), fresh, Dataset::unionByName);
  }

  private Given feedback() {
    var given = Given.nothing();
    var hashes = hashes(List.copyOf(saidOn.keySet()));
    saidOn.forEach(
        (text, day) -> {
          given.row(
              FEEDBACK,
              day,
              "feedback_id",
              text,
              "text",
              text,
              "said_at",
              Given.noon(day),
              "is_redacted",
              false);
          embedded(given, day, text, hashes.get(text), SentenceModel.SHIPPED);
          if (!model.isShipped()) {
            embedded(given, Math.max(day, modelSince), text, hashes.get(text), model);
          }
        });
    takenBackOn.forEach(
        (text, day) ->
            given.row(
                FEEDBACK,
                day,
                "feedback_id",
                text,
                "text",
                null,
                "said_at",
                null,
                "is_redacted",
                true));
    return given;
  }

  private static void embedded(
      Given given, int day, String text, String hash, SentenceModel model) {
    given.row(
        TEXT_VECTORS,
        day,
        "text_hash",
        hash,
        "model_id",
        model.id(),
        "passage",
        0,
        "is_cut",
        false,
        "from_character",
        0,
        "to_character",
        text.length(),
        "vector",
        vector(text, model));
  }

  private static Map<String, String> hashes(List<String> texts) {
    return TestSession.spark()
        .createDataset(texts, Encoders.STRING())
        .select(col("value"), TextVectors.hash(col("value")))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
  }

  private static List<Float> vector(String text, SentenceModel model) {
    return VECTORS
        .computeIfAbsent(model, m -> new HashMap<>())
        .computeIfAbsent(text, t -> Floats.asList(Embedder.of(model).vector(t)));
  }

  /** By feedback its topic, as said on a day. */
  Map<String, String> topics(int day) {
    var topics = new TreeMap<String, String>();
    rows(TOPIC_MENTIONS, day).forEach(r -> topics.put(r.getAs("feedback_id"), r.getAs("topic_id")));
    return topics;
  }

  /** The topic of most of these texts, as said on a day. */
  String topicOf(List<String> texts, int day) {
    var topics = topics(day);
    return texts.stream()
        .map(topics::get)
        .filter(t -> t != null)
        .collect(Collectors.groupingBy(t -> t, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  /** By topic its label on a day. */
  Map<String, String> labels(int day) {
    var labels = new TreeMap<String, String>();
    rows(FEEDBACK_TOPICS, day).forEach(r -> labels.put(r.getAs("topic_id"), r.getAs("label")));
    return labels;
  }

  List<Row> exemplars(int day, String topicId) {
    return rows(TOPIC_EXEMPLARS, day).stream()
        .filter(row -> row.getAs("topic_id").equals(topicId))
        .toList();
  }

  /** What became of topics on a day: event, topic, other topic, source. */
  List<String> lineage(int day) {
    return rows(TOPIC_LINEAGE, day).stream()
        .map(
            r ->
                "%s %s %s %s"
                    .formatted(
                        r.<String>getAs("event"),
                        r.<String>getAs("topic_id"),
                        r.<String>getAs("other_topic_id"),
                        r.<String>getAs("source")))
        .sorted()
        .toList();
  }

  List<Row> rows(Table table, int day) {
    return made.get(table)
        .where(col("known_on").equalTo(lit(Given.day(day))))
        .orderBy(
            Stream.of(made.get(table).columns())
                .limit(3)
                .map(c -> col(c))
                .toArray(org.apache.spark.sql.Column[]::new))
        .collectAsList();
  }

  /** Every row of every table. */
  List<String> everything() {
    return made.entrySet().stream()
        .flatMap(e -> Given.said(e.getValue()).stream().map(row -> e.getKey() + " " + row))
        .sorted()
        .toList();
  }
}
