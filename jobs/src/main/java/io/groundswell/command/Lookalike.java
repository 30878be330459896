package io.groundswell.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.Pipeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which folder a record seems to belong into, by the names that it shares with the samples of the
 * folders. A name that few samples have tells more than one that many have.
 */
final class Lookalike {
  private static final Pattern SAMPLE = Pattern.compile("(?s)```(jsonl|csv)\n(.*?)\n");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So much of what a sample says is to stand in the record as well. */
  private static final double ALIKE = 0.5;

  /** Fields whose words tell as much as their names. */
  private static final Set<String> WORDS = Set.of("object", "type");

  private Lookalike() {}

  /** The folder, such as {@code zendesk/users}; empty if none is much like the record. */
  static Optional<String> of(String record) {
    var said = names(record);
    var samples =
        Pipeline.readers().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), Lookalike::ofSample));
    var weights = new HashMap<String, Double>();
    for (var names : samples.values()) {
      names.forEach(name -> weights.merge(name, 1.0, Double::sum));
    }
    weights.replaceAll((name, samplesWithIt) -> 1 / samplesWithIt);
    return samples.entrySet().stream()
        .map(sample -> Map.entry(sample.getKey(), shared(sample.getValue(), said, weights)))
        .filter(sample -> sample.getValue() >= ALIKE)
        .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** How much of a sample is said. */
  private static double shared(Set<String> sample, Set<String> said, Map<String, Double> weights) {
    double all = sample.stream().mapToDouble(weights::get).sum();
    double same = sample.stream().filter(said::contains).mapToDouble(weights::get).sum();
    return all == 0 ? 0 : same / all;
  }

  private static Set<String> ofSample(String folder) {
    var sample = SAMPLE.matcher(InitCommand.guide(folder));
    var names = new HashSet<String>();
    if (sample.find()) {
      var first = sample.group(2);
      names.addAll(sample.group(1).equals("csv") ? List.of(first.split(",")) : List.of());
      add(tree(first), names);
    }
    return names;
  }

  /** What a record says, and the object or the list inside of it if it is an envelope. */
  private static Set<String> names(String record) {
    var names = new HashSet<String>();
    var tree = tree(record);
    add(tree, names);
    for (var inside : tree) {
      add(inside, names);
      if (inside.isArray()) {
        inside.forEach(element -> add(element, names));
      }
    }
    return names;
  }

  private static void add(JsonNode object, Set<String> names) {
    for (var field : object.properties()) {
      names.add(field.getKey());
      if (WORDS.contains(field.getKey())) {
        names.add(field.getKey() + "=" + field.getValue().asText());
      }
      field.getValue().fieldNames().forEachRemaining(n -> names.add(field.getKey() + "." + n));
    }
  }

  private static JsonNode tree(String record) {
    try {
      return JSON.readTree(record);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
