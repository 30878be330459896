package io.groundswell.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A thing that customers talk about, and many ways to say it.
 *
 * @param kind bug, wish, question, billing or praise
 * @param shape steady, leak (grows slowly all the time), storm (days after an incident) or relapse
 * @param audience who says it: all, free, paid, technical, stuck (cannot buy alone) or leaving
 */
record Topic(
    String name,
    String title,
    String kind,
    String shape,
    String audience,
    String severity,
    List<String> frames) {

  private static final List<String> FILES =
      List.of("reliability", "everyday", "wishes", "buying", "praise");

  /** Every topic, in the order of the files; {@link Talk} gives each its size. */
  static final List<Topic> ALL = read();

  Topic {
    shape = shape == null ? "steady" : shape;
    audience = audience == null ? "all" : audience;
    severity = severity == null ? "normal" : severity;
  }

  boolean isPraise() {
    return kind.equals("praise");
  }

  static Topic named(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Topic> read() {
    var yaml = new ObjectMapper(new YAMLFactory());
    var topics = new ArrayList<Topic>();
    for (var file : FILES) {
      var name = "topics/" + file + ".yaml";
      try (var in = Topic.class.getResourceAsStream(name)) {
        topics.addAll(List.of(yaml.readValue(in, Topic[].class)));
      } catch (IOException | IllegalArgumentException cause) {
        throw new Failed(
            "Cannot read %s beside the simulator's classes. Build again.".formatted(name), cause);
      }
    }
    return List.copyOf(topics);
  }
}
