package io.groundswell;

import io.groundswell.lakehouse.Strict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an analyst says about topics, and no refit undoes: {@code conf/topics.yaml}.
 *
 * <p>A rule holds from its day {@code since} on; the days before keep what they said.
 *
 * <p>Longer than other files, since the rules and what they may not say together are read as one.
 */
public record TopicRules(List<Rename> rename, List<Merge> merge, List<Split> split, List<Pin> pin) {
  public static final TopicRules NONE = new TopicRules(null, null, null, null);

  private static final Pattern TOPIC = Pattern.compile("T\\d{8}-\\d{3,}");
  private static final Pattern PART = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** The topic is called so; of several names the newest. */
  public record Rename(String topic, String label, LocalDate since) {
    public Rename {
      requireTopic(topic, "rename.topic");
      requireText(label, "rename.label");
      requireDay(since, "rename.since");
    }
  }

  /** The topics are a part of another one. */
  public record Merge(List<String> topics, String into, LocalDate since) {
    public Merge {
      require(topics != null, "merge.topics", "the ids of topics");
      topics.forEach(topic -> requireTopic(topic, "merge.topics"));
      requireTopic(into, "merge.into");
      requireDay(since, "merge.since");
    }

    private Merge among(Collection<String> there) {
      return new Merge(topics.stream().filter(there::contains).toList(), into, since);
    }
  }

  /** The topic is several; each of its texts is of the part whose examples are nearest. */
  public record Split(String topic, List<Part> parts, LocalDate since) {
    public Split {
      requireTopic(topic, "split.topic");
      requireDay(since, "split.since");
      require(parts != null && parts.size() > 1, "split.parts", "two or more");
      require(
          parts.stream().map(Part::id).distinct().count() == parts.size(),
          "split.parts",
          "of different ids");
    }

    /** What a part is called for good. */
    public String idOf(Part part) {
      return topic + "." + part.id();
    }
  }

  /**
   * One of the topics that a topic becomes.
   *
   * @param id with the topic's id before it the id of the part
   * @param examples sentences or words as customers say them, when they speak of it
   */
  public record Part(String id, String label, List<String> examples) {
    public Part {
      require(id != null && PART.matcher(id).matches(), "split.parts.id", "a word such as 'sso'");
      requireText(label, "split.parts.label");
      require(examples != null && !examples.isEmpty(), "split.parts.examples", "at least one");
      examples.forEach(example -> requireText(example, "split.parts.examples"));
    }
  }

  /** The topic stays as it was on the day, whatever a refit finds. */
  public record Pin(String topic, LocalDate since) {
    public Pin {
      requireTopic(topic, "pin.topic");
      requireDay(since, "pin.since");
    }
  }

  public TopicRules {
    rename = rename == null ? List.of() : List.copyOf(rename);
    merge = merge == null ? List.of() : List.copyOf(merge);
    split = split == null ? List.of() : List.copyOf(split);
    pin = pin == null ? List.of() : List.copyOf(pin);
    var merged = new HashSet<String>();
    for (var topic : merge.stream().flatMap(rule -> rule.topics().stream()).toList()) {
      require(merged.add(topic), "merge.topics", "merged once; " + topic + " is named twice");
    }
    for (var rule : merge) {
      requireWhole(merged, rule.into(), "merge.into", "merged itself");
    }
    var divided = new HashSet<String>();
    for (var rule : split) {
      require(divided.add(rule.topic()), "split.topic", "named once; " + rule.topic() + " is not");
      requireWhole(merged, rule.topic(), "split.topic", "merged into another topic");
    }
    for (var rule : merge) {
      requireWhole(divided, rule.into(), "merge.into", "split");
    }
    for (var rule : pin) {
      requireWhole(merged, rule.topic(), "pin.topic", "merged into another topic");
      requireWhole(divided, rule.topic(), "pin.topic", "split, which holds it already");
    }
    for (var rule : rename) {
      requireWhole(merged, rule.topic(), "rename.topic", "merged into another topic");
      requireWhole(divided, rule.topic(), "rename.topic", "split; its parts have labels");
    }
  }

  /** Reads and checks the file. */
  public static TopicRules load(Path file) {
    return Strict.read(file, TopicRules.class);
  }

  /** The rules that hold on a day. */
  public TopicRules on(LocalDate day) {
    return new TopicRules(
        rename.stream().filter(rule -> !rule.since().isAfter(day)).toList(),
        merge.stream().filter(rule -> !rule.since().isAfter(day)).toList(),
        split.stream().filter(rule -> !rule.since().isAfter(day)).toList(),
        pin.stream().filter(rule -> !rule.since().isAfter(day)).toList());
  }

  /** The rules that speak of topics that there are. */
  public TopicRules among(Collection<String> topics) {
    return new TopicRules(
        rename,
        merge.stream()
            .filter(rule -> topics.contains(rule.into()))
            .map(rule -> rule.among(topics))
            .filter(rule -> !rule.topics().isEmpty())
            .toList(),
        split.stream().filter(rule -> topics.contains(rule.topic())).toList(),
        pin.stream().filter(rule -> topics.contains(rule.topic())).toList());
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** The same for the same rules, another for others; null for none. */
  public String fingerprint() {
    return isEmpty()
        ? null
        : UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Every topic that a rule names. */
  public Set<String> topics() {
    var topics = new TreeSet<>(held());
    rename.forEach(rule -> topics.add(rule.topic()));
    return topics;
  }

  /** The topics whose texts are not a refit's business. */
  public Set<String> held() {
    var held = new TreeSet<String>();
    merge.forEach(rule -> held.addAll(rule.topics()));
    merge.forEach(rule -> held.add(rule.into()));
    split.forEach(rule -> held.add(rule.topic()));
    pin.forEach(rule -> held.add(rule.topic()));
    return held;
  }

  /** The topic that a fitted one is, or is a part of. */
  public String into(String topic) {
    return merge.stream()
        .filter(rule -> rule.topics().contains(topic))
        .map(Merge::into)
        .findFirst()
        .orElse(topic);
  }

  public Optional<Split> splitOf(String topic) {
    return split.stream().filter(rule -> rule.topic().equals(topic)).findFirst();
  }

  public boolean isPinned(String topic) {
    return pin.stream().anyMatch(rule -> rule.topic().equals(topic));
  }

  /** What the topic, or the part of a split one, is called by hand. */
  public Optional<String> labelOf(String topic) {
    var parts =
        split.stream()
            .flatMap(
                rule ->
                    rule.parts().stream()
                        .filter(part -> rule.idOf(part).equals(topic))
                        .map(Part::label));
    var names =
        rename.stream()
            .filter(rule -> rule.topic().equals(topic))
            .sorted(Comparator.comparing(Rename::since).reversed())
            .map(Rename::label);
    return Stream.concat(parts, names).findFirst();
  }

  /** What was done to the topic by hand. */
  public List<String> doneTo(String topic) {
    Predicate<Split> isPart =
        rule -> rule.parts().stream().anyMatch(part -> rule.idOf(part).equals(topic));
    return Stream.of(
            merge.stream().anyMatch(rule -> rule.into().equals(topic)) ? "merged" : null,
            isPinned(topic) ? "pinned" : null,
            rename.stream().anyMatch(rule -> rule.topic().equals(topic)) ? "renamed" : null,
            split.stream().anyMatch(isPart) ? "split" : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private static void requireWhole(Set<String> gone, String topic, String key, String why) {
    require(!gone.contains(topic), key, "a topic of its own; " + topic + " is " + why);
  }

  private static void requireTopic(String topic, String key) {
    require(
        topic != null && TOPIC.matcher(topic).matches(),
        key,
        "the id of a topic as gold.feedback_topics has it, such as T20260105-003, not " + topic);
  }

  private static void requireText(String text, String key) {
    require(text != null && !text.isBlank(), key, "given");
  }

  private static void requireDay(LocalDate day, String key) {
    require(day != null, key, "the day from which it holds, such as 2026-07-01");
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("'%s' must be %s".formatted(key, expected));
    }
  }
}
