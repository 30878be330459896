package io.groundswell.gold;

import io.groundswell.text.Assignment;
import io.groundswell.text.Emergence;
import io.groundswell.text.SentenceModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Walks from day to day and keeps the new topics: what a day says joins those that there are, then
 * new ones are looked for, and then those go that a fit took over or of which nobody speaks.
 *
 * @param fits by the day on which topics were fitted, what they are
 * @param takenBack by feedback, the day on which its source took it back
 * @param model whose vectors the texts have
 */
record TopicWatch(
    NavigableMap<LocalDate, TopicFits.Fit> fits,
    Map<String, LocalDate> takenBack,
    SentenceModel model) {
  /** Of which nobody has spoken for so long is new no more; it may be found again. */
  static final int QUIET_DAYS = 14;

  /** From fewer old texts nobody can say what is new. */
  private static final int LEAST_OLD = 150;

  /**
   * The new topics of a day.
   *
   * @param before those of the day before
   * @param recent what became known in the {@value Emergence#DAYS} days up to this one
   * @param old what became known before
   */
  List<EmergingTopic> on(
      LocalDate day, List<EmergingTopic> before, List<Said> recent, List<Said> old) {
    if (fits.floorEntry(day) == null) {
      return List.of();
    }
    var standing = standing(recent, day);
    var topics = joined(before, standing, day);
    var history = standing(old, day);
    if (history.size() >= LEAST_OLD) {
      topics = found(topics, standing, history, day);
    }
    return topics.stream()
        .map(topic -> topic.takenOverBy() == null ? handedOn(topic, day) : topic)
        .filter(topic -> topic.lastKnownOn().plusDays(QUIET_DAYS).isAfter(day))
        .filter(topic -> !standing(topic.said(), day).isEmpty())
        .toList();
  }

  /** What nobody has taken back by the day. */
  List<Said> standing(List<Said> said, LocalDate day) {
    return said.stream()
        .filter(one -> takenBack.getOrDefault(one.feedbackId(), LocalDate.MAX).isAfter(day))
        .toList();
  }

  /** The fitted topic that is nearest to the middle of a new one, and how near. */
  Assignment.Answer nearest(EmergingTopic topic, LocalDate day) {
    var middle = new Assignment(exemplars(topic, day)).centre(topic.topicId());
    return fits.floorEntry(day).getValue().assignment().nearest(middle);
  }

  /** What is said today and nearer to a new topic than to any that was fitted is about it. */
  private List<EmergingTopic> joined(List<EmergingTopic> topics, List<Said> recent, LocalDate day) {
    var anew =
        topics.stream()
            .filter(topic -> topic.takenOverBy() == null)
            .flatMap(topic -> exemplars(topic, day).stream())
            .toList();
    var assignment = fits.floorEntry(day).getValue().with(anew);
    var today =
        recent.stream()
            .filter(one -> one.knownOn().equals(day))
            .collect(Collectors.groupingBy(one -> assignment.of(one.vector()).topic()));
    return topics.stream()
        .map(topic -> topic.with(today.getOrDefault(topic.topicId(), List.of())))
        .toList();
  }

  private List<Assignment.Exemplar> exemplars(EmergingTopic topic, LocalDate day) {
    return standing(topic.said(), day).stream()
        .map(one -> new Assignment.Exemplar(topic.topicId(), one.vector()))
        .toList();
  }

  /**
   * A group that is mostly of a known topic is more of it; one that a fit has learnt is not new.
   */
  private List<EmergingTopic> found(
      List<EmergingTopic> known, List<Said> recent, List<Said> old, LocalDate day) {
    var topics = new ArrayList<>(known);
    int number = 0;
    for (var group : groups(recent, old, day)) {
      var said =
          EmergingTopic.eachOnce(Arrays.stream(group.members()).mapToObj(recent::get).toList());
      int at = position(topics, said);
      if (at >= 0) {
        topics.set(at, topics.get(at).with(said));
      } else if (learnt(said, day).isEmpty()) {
        var id = "N%s-%02d".formatted(day.toString().replace("-", ""), ++number);
        topics.add(new EmergingTopic(id, day, group.p(), group.falseADay(), said, null));
      }
    }
    return topics;
  }

  private List<Emergence.Group> groups(List<Said> recent, List<Said> old, LocalDate day) {
    var texts =
        recent.stream()
            .map(
                one ->
                    new Emergence.Recent(
                        one.vector(),
                        one.speaker(),
                        (int) (day.toEpochDay() - one.knownOn().toEpochDay())))
            .toList();
    return Emergence.of(texts, old.stream().map(Said::vector).toArray(float[][]::new), model);
  }

  private static int position(List<EmergingTopic> topics, List<Said> said) {
    for (int at = 0; at < topics.size(); at++) {
      if (topics.get(at).holdsMostOf(said)) {
        return at;
      }
    }
    return -1;
  }

  private EmergingTopic handedOn(EmergingTopic topic, LocalDate day) {
    return learnt(standing(topic.said(), day), day).map(topic::takenOverBy).orElse(topic);
  }

  /**
   * The fitted topic that holds most of these, when the fit has learnt from more than half of them
   * and knows a topic for more than half of what it has learnt.
   */
  private Optional<String> learnt(List<Said> said, LocalDate day) {
    var fit = fits.floorEntry(day);
    var seen = said.stream().filter(one -> !one.knownOn().isAfter(fit.getKey())).toList();
    var assignment = fit.getValue().assignment();
    var counts =
        seen.stream()
            .map(one -> assignment.of(one.vector()).topic())
            .filter(topic -> !topic.equals(Assignment.UNASSIGNED))
            .collect(Collectors.groupingBy(topic -> topic, TreeMap::new, Collectors.counting()));
    long placed = counts.values().stream().mapToLong(count -> count).sum();
    return 2 * seen.size() <= said.size() || 2 * placed <= seen.size()
        ? Optional.empty()
        : counts.entrySet().stream()
            .min(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey);
  }
}
