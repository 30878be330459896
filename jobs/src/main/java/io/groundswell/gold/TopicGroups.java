package io.groundswell.gold;

import io.groundswell.TopicRules;
import io.groundswell.gold.TopicFit.Fitted;
import io.groundswell.gold.TopicSlice.Part;
import io.groundswell.text.Assignment;
import io.groundswell.text.Embedder;
import io.groundswell.text.SentenceModel;
import io.groundswell.text.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an analyst has said is done to the topics that were fitted.
 *
 * @param rules those that hold and that speak of topics that there are
 * @param former the topics before; none at first
 * @param refitted whether the topics were fitted today; else only rules have changed
 */
record TopicGroups(
    TopicRules rules,
    Optional<TopicSlice> former,
    TopicTexts texts,
    SentenceModel model,
    Moment moment) {

  /** Why there are topics today. */
  enum Moment {
    FIT,
    RULES
  }

  /** A part of a topic with the positions of its texts. */
  record Group(Part part, int[] members) {}

  List<Group> of(List<Fitted> fitted) {
    var groups = new ArrayList<Group>();
    for (var topic : fitted) {
      var split = rules.splitOf(topic.id());
      if (split.isPresent()) {
        groups.addAll(divided(topic, split.get()));
      } else {
        var exemplars = topic.exemplars().orElseGet(() -> standing(topic));
        var part = new Part(rules.into(topic.id()), topic.id(), exemplars);
        groups.add(new Group(part, topic.members()));
      }
    }
    return groups;
  }

  /** A part of which nobody speaks yet is known by its examples alone. */
  private List<Group> divided(Fitted topic, TopicRules.Split split) {
    var examples = new ArrayList<Assignment.Exemplar>();
    for (var part : split.parts()) {
      for (var example : part.examples()) {
        var vector = Embedder.of(model).vector(example);
        examples.add(new Assignment.Exemplar(split.idOf(part), vector));
      }
    }
    var nearest = new Assignment(examples);
    var groups = new ArrayList<Group>();
    for (var part : split.parts()) {
      var id = split.idOf(part);
      int[] members =
          Arrays.stream(topic.members())
              .filter(i -> nearest.nearest(texts.vectors()[i]).topic().equals(id))
              .toArray();
      var exemplars =
          members.length > 0
              ? chosen(members, before(topic.id()))
              : examples.stream()
                  .filter(example -> example.topic().equals(id))
                  .map(Assignment.Exemplar::vector)
                  .toList();
      groups.add(new Group(new Part(id, topic.id(), exemplars), members));
    }
    return groups;
  }

  /** The exemplars of a topic that was not fitted anew. */
  private List<float[]> standing(Fitted topic) {
    var before = before(topic.id());
    boolean wasWhole = former.map(slice -> slice.partsFitted(topic.id()).size() == 1).orElse(false);
    boolean staysAsItWas = wasWhole && (moment == Moment.RULES || rules.isPinned(topic.id()));
    return staysAsItWas || topic.members().length == 0 ? before : chosen(topic.members(), before);
  }

  private List<float[]> before(String fittedId) {
    return former.stream()
        .flatMap(slice -> slice.partsFitted(fittedId).stream())
        .flatMap(part -> part.exemplars().stream())
        .toList();
  }

  /** Texts that stand for these members; those that did so before go on. */
  private List<float[]> chosen(int[] members, List<float[]> before) {
    int[] labels = new int[texts.size()];
    Arrays.fill(labels, Topics.NONE);
    IntStream.of(members).forEach(i -> labels[i] = 0);
    int[][] kept = {texts.positions(before)};
    var topic = new Topics(labels, new int[1][0]).keeping(texts.vectors(), kept);
    return texts.vectors(topic.exemplars()[0]);
  }
}
