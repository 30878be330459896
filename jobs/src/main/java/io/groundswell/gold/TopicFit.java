package io.groundswell.gold;

import io.groundswell.text.Succession;
import io.groundswell.text.TopicScale;
import io.groundswell.text.TopicTree;
import io.groundswell.text.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the topics of a day and gives them their names: that of the topic before that lives on in
 * it, that of a retired one that has come back, or a new one.
 *
 * @param texts of the window
 * @param day of the fit
 * @param scale of the model whose vectors they have
 */
record TopicFit(TopicTexts texts, LocalDate day, TopicScale scale) {
  /** Fewer texts than this are an anecdote. */
  private static final int LEAST_TEXTS_OF_TOPIC = 5;

  private static final long SEED = 42;

  /**
   * A topic as it was fitted.
   *
   * @param members positions of its texts
   * @param exemplars none where the former ones still stand
   */
  record Fitted(String id, int[] members, Optional<List<float[]>> exemplars) {}

  /** The first topics of all. */
  List<Fitted> first() {
    int[] none = new int[texts.size()];
    Arrays.fill(none, Topics.NONE);
    var topics = TopicTree.fit(texts.vectors(), none, SEED, scale).atLeast(LEAST_TEXTS_OF_TOPIC);
    int[] nobody = new int[topics.size()];
    Arrays.fill(nobody, Topics.NONE);
    return fitted(topics, texts, names(nobody, List.of(), nobody, List.of()));
  }

  /**
   * The topics after others.
   *
   * @param held topics that keep their texts and take no part in the fit
   * @param retired by id the exemplars of topics that are no more
   */
  List<Fitted> after(TopicSlice former, Set<String> held, Map<String, List<float[]>> retired) {
    String[] ids = texts.fittedIds(former);
    int[] free = positions(ids, id -> !held.contains(id));
    var left = texts.only(free);
    var formerIds = former.fittedIds().stream().filter(id -> !held.contains(id)).toList();
    int[] before = Arrays.stream(free).map(i -> formerIds.indexOf(ids[i])).toArray();
    var topics =
        TopicTree.fit(left.vectors(), steady(before, left, former.fittedOn()), SEED, scale)
            .atLeast(LEAST_TEXTS_OF_TOPIC);
    var exemplars = formerIds.stream().map(id -> exemplars(former, id)).toList();
    int[] heirs = Succession.of(before, exemplars, topics, left.vectors(), scale);
    int[][] kept = new int[topics.size()][0];
    for (int topic = 0; topic < kept.length; topic++) {
      if (heirs[topic] != Topics.NONE) {
        kept[topic] = left.positions(exemplars.get(heirs[topic]));
      }
    }
    topics = topics.keeping(left.vectors(), kept);
    var retiredIds = List.copyOf(retired.keySet());
    int[] returned = returned(topics, left, heirs, retired);
    var fitted =
        new ArrayList<Fitted>(
            inAll(fitted(topics, left, names(heirs, formerIds, returned, retiredIds)), free));
    fitted.addAll(standing(former, ids, held));
    return fitted;
  }

  /** The topics of a slice with the texts that they would have today. */
  List<Fitted> standing(TopicSlice former) {
    return standing(former, texts.fittedIds(former), Set.copyOf(former.fittedIds()));
  }

  private List<Fitted> standing(TopicSlice former, String[] ids, Set<String> chosen) {
    return former.fittedIds().stream()
        .filter(chosen::contains)
        .map(id -> new Fitted(id, positions(ids, id::equals), Optional.empty()))
        .toList();
  }

  /** A text that came after the fit has no company to keep: it shall find its own. */
  private static int[] steady(int[] before, TopicTexts texts, LocalDate fittedOn) {
    return IntStream.range(0, before.length)
        .map(i -> texts.knownOn().get(i).isAfter(fittedOn) ? Topics.NONE : before[i])
        .toArray();
  }

  /** By topic the retired one that it is, unless it is the heir of one that is not. */
  private int[] returned(
      Topics topics, TopicTexts texts, int[] heirs, Map<String, List<float[]>> retired) {
    int[] strangers =
        IntStream.range(0, heirs.length).filter(t -> heirs[t] == Topics.NONE).toArray();
    int[] found =
        Succession.returned(
            List.copyOf(retired.values()),
            Arrays.stream(strangers)
                .mapToObj(topic -> texts.vectors(topics.exemplars()[topic]))
                .toList(),
            scale);
    int[] returned = new int[heirs.length];
    Arrays.fill(returned, Topics.NONE);
    for (int i = 0; i < strangers.length; i++) {
      returned[strangers[i]] = found[i];
    }
    return returned;
  }

  private List<String> names(
      int[] heirs, List<String> formerIds, int[] returned, List<String> retiredIds) {
    var names = new ArrayList<String>();
    for (int topic = 0; topic < heirs.length; topic++) {
      if (heirs[topic] != Topics.NONE) {
        names.add(formerIds.get(heirs[topic]));
      } else if (returned[topic] != Topics.NONE) {
        names.add(retiredIds.get(returned[topic]));
      } else {
        names.add("T%s-%03d".formatted(day.toString().replace("-", ""), topic + 1));
      }
    }
    return names;
  }

  private static List<Fitted> fitted(Topics topics, TopicTexts texts, List<String> names) {
    int[][] members = topics.members();
    return IntStream.range(0, topics.size())
        .mapToObj(
            topic ->
                new Fitted(
                    names.get(topic),
                    members[topic],
                    Optional.of(texts.vectors(topics.exemplars()[topic]))))
        .toList();
  }

  /** Positions among some texts become positions among all. */
  private static List<Fitted> inAll(List<Fitted> fitted, int[] some) {
    return fitted.stream()
        .map(
            topic ->
                new Fitted(
                    topic.id(),
                    Arrays.stream(topic.members()).map(i -> some[i]).toArray(),
                    topic.exemplars()))
        .toList();
  }

  private static List<float[]> exemplars(TopicSlice slice, String fittedId) {
    return slice.partsFitted(fittedId).stream().flatMap(part -> part.exemplars().stream()).toList();
  }

  private static int[] positions(String[] ids, Predicate<String> chosen) {
    return IntStream.range(0, ids.length).filter(i -> chosen.test(ids[i])).toArray();
  }
}
