package io.groundswell.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Lists;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Any texts in topics of one level, each inside a coarse one.
 *
 * <p>Topics are fitted on the distinct texts, or on {@value #MOST_FITTED} of them drawn by their
 * hash; the others are assigned. So the order of the texts does not matter, and neither does how
 * often somebody says the same.
 *
 * @param level how fine the topics are
 * @param places by text where it belongs
 * @param topics the topics, the largest first
 * @param areas the names of the coarse topics
 */
public record TopicMap(
    TopicTree.Level level, List<Place> places, List<Topic> topics, List<String> areas) {
  private static final int MOST_FITTED = 20_000;
  private static final long SEED = 42;

  /** Fewer texts than this are an anecdote; they go to another topic that is near enough. */
  public static final int LEAST_TEXTS = 3;

  private static final int TOGETHER = 256;
  private static final String MODEL_LANGUAGE = "en";
  private static final String NO_WORDS = "no words";
  private static final String TOO_FAR = "far from all topics";

  /**
   * Where a text belongs.
   *
   * @param topic the number of its topic, or {@link Topics#NONE}
   * @param confidence cosine to the mean of its topic's exemplars, or to the nearest; 0 for a text
   *     that cannot be read
   * @param reason why it has no topic; empty where it has one
   */
  public record Place(int topic, double confidence, String reason) {}

  /**
   * A topic.
   *
   * @param texts how many texts it holds, each as often as it was said
   * @param quotes up to three distinct texts, the most typical first
   * @param area the number of its coarse topic
   */
  public record Topic(
      String label, List<String> keywords, int texts, List<String> quotes, int area) {}

  /** The map of these texts, which ought to be redacted. */
  public static TopicMap of(List<String> texts, TopicTree.Level level) {
    var readable =
        texts.stream()
            .distinct()
            .filter(text -> whyNot(text).isEmpty())
            .sorted(Comparator.comparing(TopicMap::hash))
            .toList();
    var fitted = readable.subList(0, Math.min(readable.size(), MOST_FITTED));
    float[][] vectors = vectors(fitted);
    var tree = TopicTree.of(vectors, SEED);
    var found = tree.topics(vectors, level).atLeast(LEAST_TEXTS);
    var places = places(texts, readable, found, vectors);
    int[] areas = tree.labels(TopicTree.Level.COARSE);
    var map =
        new TopicMap(
            level,
            places,
            topics(places, fitted, found, vectors, areas),
            Labels.of(fitted, areas).stream().map(Labels.Label::name).toList());
    return map.largestFirst();
  }

  /** By what was said, and not by how many ways there were to say it. */
  private TopicMap largestFirst() {
    var order =
        IntStream.range(0, topics.size())
            .boxed()
            .sorted(Comparator.comparingInt(topic -> -topics.get(topic).texts()))
            .toList();
    int[] rank = new int[order.size()];
    order.forEach(topic -> rank[topic] = order.indexOf(topic));
    var moved =
        places.stream()
            .map(
                place ->
                    place.topic() == Topics.NONE
                        ? place
                        : new Place(rank[place.topic()], place.confidence(), place.reason()))
            .toList();
    return new TopicMap(level, moved, order.stream().map(topics::get).toList(), areas);
  }

  private static List<Place> places(
      List<String> texts, List<String> readable, Topics found, float[][] vectors) {
    var assignment = assignment(found, vectors);
    var places = new HashMap<String, Place>();
    for (int i = 0; i < vectors.length; i++) {
      places.put(readable.get(i), place(found.labels()[i], vectors[i], assignment));
    }
    var others = readable.subList(vectors.length, readable.size());
    Lists.partition(others, TOGETHER).parallelStream()
        .map(some -> placed(some, assignment))
        .toList()
        .forEach(places::putAll);
    texts.forEach(text -> places.computeIfAbsent(text, t -> new Place(Topics.NONE, 0, whyNot(t))));
    return texts.stream().map(places::get).toList();
  }

  private static Map<String, Place> placed(List<String> texts, Assignment assignment) {
    var vectors = Embedder.shared().vectors(texts);
    return IntStream.range(0, texts.size())
        .boxed()
        .collect(Collectors.toMap(texts::get, i -> place(Topics.NONE, vectors.get(i), assignment)));
  }

  private static List<Topic> topics(
      List<Place> places, List<String> fitted, Topics found, float[][] vectors, int[] areas) {
    int[] sizes = Topics.sizes(places.stream().mapToInt(Place::topic).toArray(), found.size());
    int[][] members = found.members();
    var labels = Labels.of(fitted, found.labels());
    var topics = new ArrayList<Topic>();
    for (int topic = 0; topic < found.size(); topic++) {
      var label = labels.get(topic);
      var quotes = Arrays.stream(Quotes.of(vectors, members[topic])).mapToObj(fitted::get).toList();
      int area = areas[members[topic][0]];
      topics.add(new Topic(label.name(), label.keywords(), sizes[topic], quotes, area));
    }
    return topics;
  }

  /** Why a text cannot be of any topic; empty where it can. */
  private static String whyNot(String text) {
    if (text.codePoints().noneMatch(Character::isLetter)) {
      return NO_WORDS;
    }
    String language = Language.of(text);
    boolean isKnown = language.equals(MODEL_LANGUAGE) || language.equals(Language.UNKNOWN);
    return isKnown ? "" : "language " + language;
  }

  private static Place place(int label, float[] vector, Assignment assignment) {
    if (label != Topics.NONE) {
      return new Place(label, assignment.nearness("" + label, vector), "");
    }
    var answer = assignment.of(vector);
    return answer.topic().equals(Assignment.UNASSIGNED)
        ? new Place(Topics.NONE, answer.confidence(), TOO_FAR)
        : new Place(Integer.parseInt(answer.topic()), answer.confidence(), "");
  }

  private static Assignment assignment(Topics topics, float[][] vectors) {
    var exemplars = new ArrayList<Assignment.Exemplar>();
    for (int topic = 0; topic < topics.size(); topic++) {
      for (int position : topics.exemplars()[topic]) {
        exemplars.add(new Assignment.Exemplar("" + topic, vectors[position]));
      }
    }
    return new Assignment(exemplars);
  }

  private static float[][] vectors(List<String> texts) {
    return Lists.partition(texts, TOGETHER).parallelStream()
        .flatMap(some -> Embedder.shared().vectors(some).stream())
        .toArray(float[][]::new);
  }

  private static String hash(String text) {
    try {
      var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
