package io.groundswell.gold;

import io.groundswell.TopicRules;
import io.groundswell.gold.TopicGroups.Group;
import io.groundswell.gold.TopicGroups.Moment;
import io.groundswell.gold.TopicSlice.About;
import io.groundswell.gold.TopicSlice.Part;
import io.groundswell.text.Labels;
import io.groundswell.text.Quotes;
import io.groundswell.text.Topics;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said of topics: by an analyst, else as before until they are fitted again, else anew. A
 * pinned topic keeps its words for good.
 */
record TopicWords(
    TopicRules rules, Optional<TopicSlice> former, TopicTexts texts, Moment moment, LocalDate day) {

  /** By topic what is said of it, in the order of their ids. */
  Map<String, About> of(List<Group> groups) {
    var byTopic =
        groups.stream()
            .collect(
                Collectors.groupingBy(
                    group -> group.part().topicId(), TreeMap::new, Collectors.toList()));
    var anew = labels(byTopic);
    var about = new TreeMap<String, About>();
    byTopic.forEach((id, its) -> about.put(id, about(id, its, Optional.ofNullable(anew.get(id)))));
    return about;
  }

  private About about(String id, List<Group> groups, Optional<Labels.Label> anew) {
    int[] members = members(groups);
    var before = former.map(slice -> slice.about().get(id));
    var standing = before.filter(b -> moment == Moment.RULES || rules.isPinned(id));
    var byHand = rules.doneTo(id);
    boolean wasNamedByHand = before.map(b -> b.byHand().contains("renamed")).orElse(false);
    var ownLabel = standing.filter(b -> !wasNamedByHand).map(About::label);
    var label =
        rules
            .labelOf(id)
            .or(() -> ownLabel)
            .or(() -> anew.map(Labels.Label::name))
            .or(() -> before.map(About::label))
            .orElse(id);
    var keywords =
        standing
            .map(About::keywords)
            .or(() -> anew.map(Labels.Label::keywords))
            .or(() -> before.map(About::keywords))
            .orElse(List.of());
    var untouched = before.filter(b -> moment == Moment.RULES && isMadeAsBefore(id, groups));
    var quotes =
        untouched.isPresent()
            ? untouched.get().quotes()
            : Arrays.stream(Quotes.of(texts.vectors(), members))
                .mapToObj(texts.texts()::get)
                .toList();
    long count = untouched.map(About::texts).orElse((long) members.length);
    return new About(
        label, keywords, quotes, count, before.map(About::bornOn).orElse(bornOn(id)), byHand);
  }

  private boolean isMadeAsBefore(String id, List<Group> groups) {
    var then = former.stream().flatMap(slice -> slice.partsOf(id).stream());
    return fittedIds(groups.stream().map(Group::part)).equals(fittedIds(then));
  }

  private static List<String> fittedIds(Stream<Part> parts) {
    return parts.map(Part::fittedId).sorted().toList();
  }

  /** The id of a topic says when it was born; a part of one is born when it is split. */
  private LocalDate bornOn(String id) {
    return id.contains(".")
        ? day
        : LocalDate.parse(id.substring(1, 9), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private Map<String, Labels.Label> labels(Map<String, List<Group>> byTopic) {
    var spoken = byTopic.keySet().stream().filter(id -> members(byTopic.get(id)).length > 0);
    var ids = spoken.toList();
    int[] topicOf = new int[texts.size()];
    Arrays.fill(topicOf, Topics.NONE);
    for (int topic = 0; topic < ids.size(); topic++) {
      for (int member : members(byTopic.get(ids.get(topic)))) {
        topicOf[member] = topic;
      }
    }
    var labels = Labels.of(texts.texts(), topicOf);
    var byId = new HashMap<String, Labels.Label>();
    for (int topic = 0; topic < ids.size(); topic++) {
      byId.put(ids.get(topic), labels.get(topic));
    }
    return byId;
  }

  private static int[] members(List<Group> groups) {
    return groups.stream().flatMapToInt(group -> Arrays.stream(group.members())).toArray();
  }
}
