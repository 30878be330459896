package io.groundswell.text;

import com.google.common.collect.Lists;
import io.groundswell.lakehouse.WrongUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Any texts in topics of one level, each inside a coarse one.
 *
 * <p>Topics are fitted on what the texts say, each thing once: short ones as they are, long ones in
 * their passages ({@link TextPieces}), or on {@value #MOST_FITTED} of all these drawn by their
 * hash; the others are assigned. So the order of the texts does not matter, and neither does how
 * often somebody says the same.
 *
 * @param level how fine the topics are
 * @param places by text where it belongs; a long text may be of several topics, first that which
 *     most of it is about
 * @param topics the topics, the largest first
 * @param areas the names of the coarse topics
 */
public record TopicMap(
    TopicTree.Level level, List<List<Place>> places, List<Topic> topics, List<String> areas) {
  private static final int MOST_FITTED = 20_000;
  private static final long SEED = 42;

  /** Fewer texts than this are an anecdote; they go to another topic that is near enough. */
  public static final int LEAST_TEXTS = 3;

  private static final int TOGETHER = 256;
  private static final String NO_WORDS = "no words";

  /**
   * Where a text belongs.
   *
   * @param topic the number of its topic, or {@link Topics#NONE}
   * @param confidence cosine to the mean of its topic's exemplars, or to the nearest; 0 for a text
   *     that cannot be read
   * @param reason why it has no topic; empty where it has one
   * @param from characters (code points) before the words that say so
   * @param to characters up to their end; 0 for a text that cannot be read
   */
  public record Place(int topic, double confidence, String reason, int from, int to) {
    Place of(int moved) {
      return new Place(moved, confidence, reason, from, to);
    }

    /** Whether it is one in a topic. */
    public boolean hasTopic() {
      return topic != Topics.NONE;
    }
  }

  /**
   * A topic.
   *
   * @param texts how many texts it holds, each as often as it was said
   * @param quotes up to three distinct texts or passages, the most typical first
   * @param area the number of its coarse topic
   */
  public record Topic(
      String label, List<String> keywords, int texts, List<String> quotes, int area) {}

  /** The map of these texts, which ought to be redacted. */
  public static TopicMap of(List<String> texts, TopicTree.Level level, SentenceModel model) {
    var readable =
        texts.stream().distinct().toList().parallelStream()
            .filter(text -> whyNot(text, model).isEmpty())
            .toList();
    var pieces = TextPieces.of(readable);
    var fitted = pieces.said().subList(0, Math.min(pieces.said().size(), MOST_FITTED));
    float[][] vectors = vectors(fitted, pieces.known(), model);
    var scale = TopicScale.of(model, fitted, vectors).orElseThrow(() -> tooFew(model));
    var tree = TopicTree.of(vectors, SEED, scale);
    var groups = tree.topics(vectors, level);
    int[] held = pieces.texts(groups.labels(), groups.size());
    var found = groups.only(topic -> held[topic] >= LEAST_TEXTS);
    var placed = PlacedPieces.of(pieces, found, vectors, model, scale.floor());
    var places = places(texts, pieces, placed, model);
    int[] areas = tree.labels(TopicTree.Level.COARSE);
    var map =
        new TopicMap(
            level,
            places,
            topics(places, fitted, found, vectors, areas),
            Labels.of(fitted, areas).stream().map(Labels.Label::name).toList());
    return map.largestFirst();
  }

  private static WrongUse tooFew(SentenceModel model) {
    return new WrongUse(
        "How near is near in the model %s is learnt from at least %d different texts in English, and there are fewer. Take the model that is shipped, or more texts."
            .formatted(model.id(), TopicScale.LEAST_COMPARED));
  }

  /** The texts that are of several topics. */
  public long several() {
    return places.stream().filter(ofText -> ofText.size() > 1).count();
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
                ofText ->
                    ofText.stream()
                        .map(place -> place.hasTopic() ? place.of(rank[place.topic()]) : place)
                        .toList())
            .toList();
    return new TopicMap(level, moved, order.stream().map(topics::get).toList(), areas);
  }

  private static List<List<Place>> places(
      List<String> texts, TextPieces pieces, PlacedPieces placed, SentenceModel model) {
    var places = new HashMap<String, List<Place>>();
    pieces.ofText().forEach((text, ofText) -> places.put(text, placed.ofText(ofText)));
    texts.forEach(
        text ->
            places.computeIfAbsent(
                text, t -> List.of(new Place(Topics.NONE, 0, whyNot(t, model), 0, 0))));
    return texts.stream().map(places::get).toList();
  }

  private static List<Topic> topics(
      List<List<Place>> places, List<String> fitted, Topics found, float[][] vectors, int[] areas) {
    int[] all = places.stream().flatMap(List::stream).mapToInt(Place::topic).toArray();
    int[] sizes = Topics.sizes(all, found.size());
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
  private static String whyNot(String text, SentenceModel model) {
    if (text.codePoints().noneMatch(Character::isLetter)) {
      return NO_WORDS;
    }
    String language = Language.of(text);
    return model.knows(language) ? "" : "language " + language;
  }

  private static float[][] vectors(List<String> said, KnownVectors known, SentenceModel model) {
    return Lists.partition(said, TOGETHER).parallelStream()
        .flatMap(some -> known.vectors(some, model).stream())
        .toArray(float[][]::new);
  }
}
