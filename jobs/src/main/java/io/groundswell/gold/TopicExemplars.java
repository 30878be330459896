package io.groundswell.gold;

import static io.groundswell.Tables.FEEDBACK;
import static io.groundswell.Tables.TEXT_VECTORS;
import static io.groundswell.Tables.TOPIC_EXEMPLARS;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Training;
import io.groundswell.text.Labels;
import io.groundswell.text.Quotes;
import io.groundswell.text.TopicTree;
import io.groundswell.text.Topics;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What customers speak of: the model that later texts are held against.
 *
 * <p>One row per exemplar of a topic and day on which topics were fitted. Fitted on a Monday, at
 * first when there are {@value #LEAST_TEXTS} distinct texts, then every {@value #REFIT_DAYS} days,
 * on the texts of {@value #WINDOW_DAYS} days. Published when most texts find a topic.
 */
public final class TopicExemplars implements Training {
  private static final int LEAST_TEXTS = 150;
  private static final int REFIT_DAYS = 28;
  private static final int WINDOW_DAYS = 180;

  /** More texts than this say nothing new about which topics there are. */
  private static final int MOST_TEXTS = 10_000;

  /** Fewer texts than this are an anecdote. */
  private static final int LEAST_TEXTS_OF_TOPIC = 5;

  /** The floor: a fit that leaves more texts without a topic has found none worth naming. */
  private static final double LEAST_SHARE = 0.4;

  private static final long SEED = 42;
  private static final StructType PARAMETERS =
      StructType.fromDDL(
          "topic_id STRING, exemplar INT, label STRING, keywords ARRAY<STRING>,"
              + " quotes ARRAY<STRING>, texts BIGINT, born_on DATE, vector ARRAY<FLOAT>");

  /** A distinct text and what it means. */
  private record Text(String hash, String text, float[] vector) {}

  @Override
  public Table output() {
    return TOPIC_EXEMPLARS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(FEEDBACK, TEXT_VECTORS, TOPIC_EXEMPLARS);
  }

  @Override
  public List<LocalDate> candidates(Inputs in, Run run) {
    var mondays =
        run.days().stream().filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY).toList();
    if (mondays.isEmpty()) {
      return List.of();
    }
    var firstKnown = in.rows(TEXT_VECTORS).groupBy("text_hash").agg(min("known_on").as("known_on"));
    var counts = firstKnown.groupBy("known_on").agg(count(lit(1)).as("texts")).collectAsList();
    return mondays.stream().filter(day -> knownBy(day, counts) >= LEAST_TEXTS).toList();
  }

  @Override
  public boolean isDue(LocalDate day, Optional<LocalDate> newest) {
    return newest.map(before -> !before.plusDays(REFIT_DAYS).isAfter(day)).orElse(true);
  }

  @Override
  public Trained train(Inputs in, LocalDate day) {
    var texts = texts(in);
    var vectors = texts.stream().map(Text::vector).toArray(float[][]::new);
    var topics = TopicTree.fit(vectors, SEED).atLeast(LEAST_TEXTS_OF_TOPIC);
    var names = TopicNames.after(in.rows(TOPIC_EXEMPLARS)).name(topics, vectors, day);
    long placed = Arrays.stream(topics.labels()).filter(l -> l != Topics.NONE).count();
    double share = texts.isEmpty() ? 0 : (double) placed / texts.size();
    boolean published = share >= LEAST_SHARE && topics.size() > 1;
    var card =
        new Card(
            published,
            published
                ? "%d topics hold %.0f %% of the texts.".formatted(topics.size(), 100 * share)
                : "Only %.0f %% of the texts are in one of %d topics; at least %.0f %% are needed."
                    .formatted(100 * share, topics.size(), 100 * LEAST_SHARE),
            day.minusDays(WINDOW_DAYS - 1L),
            day,
            texts.size(),
            Map.of("topics", (double) topics.size(), "share_with_topic", share));
    return new Trained(parameters(topics, names, texts, vectors), PARAMETERS, card);
  }

  private static long knownBy(LocalDate day, List<Row> counts) {
    return counts.stream()
        .filter(row -> !row.<Date>getAs("known_on").toLocalDate().isAfter(day))
        .mapToLong(row -> row.getAs("texts"))
        .sum();
  }

  /** The distinct texts of the window in a fixed order: that of their hashes, which is random. */
  private static List<Text> texts(Inputs in) {
    var said = FeedbackVectors.standing(in.recent(FEEDBACK, WINDOW_DAYS - 1));
    return FeedbackVectors.of(said, in.rows(TEXT_VECTORS))
        .select("text_hash", "text", "vector")
        .dropDuplicates("text_hash")
        .orderBy("text_hash")
        .limit(MOST_TEXTS)
        .collectAsList()
        .stream()
        .map(row -> new Text(row.getString(0), row.getString(1), FeedbackVectors.floats(row, 2)))
        .toList();
  }

  private static List<Row> parameters(
      Topics topics, List<TopicNames.Name> names, List<Text> texts, float[][] vectors) {
    var labels = Labels.of(texts.stream().map(Text::text).toList(), topics.labels());
    var members = topics.members();
    var rows = new ArrayList<Row>();
    for (int topic = 0; topic < topics.size(); topic++) {
      var quotes =
          Arrays.stream(Quotes.of(vectors, members[topic])).mapToObj(i -> texts.get(i).text());
      var shown = quotes.toList();
      for (int i = 0; i < topics.exemplars()[topic].length; i++) {
        rows.add(
            RowFactory.create(
                names.get(topic).topicId(),
                i,
                labels.get(topic).name(),
                labels.get(topic).keywords(),
                shown,
                (long) members[topic].length,
                Date.valueOf(names.get(topic).bornOn()),
                vectors[topics.exemplars()[topic][i]]));
      }
    }
    return rows;
  }
}
