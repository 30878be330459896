package io.groundswell.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gathers the names that datafaker 2.4.2 (Apache License 2.0) knows into the list that ships with
 * the program. Run it to make the list again: its first argument is the file to write.
 */
final class DatafakerNames {
  private static final List<String> LOCALES =
      List.of(
          ("en/name en-IN en-PAK en-PH en-NEP en-ZA en/nigeria de fr it es nl pt pl cs tr sv da-DK nb-NO"
                  + " fi-FI hu hr et lv sq ca ro-MD id vi es-MX sk de-CH fr-CA en-AU en-SG en-UG")
              .split(" "));
  private static final List<String> MANY_SURNAMES = List.of("nl");
  private static final String LATIN = "\\p{IsLatin}[\\p{IsLatin}'-]{1,20}";
  private static final String NOTE =
      "# Names of people, places and peoples from the lists of datafaker 2.4.2, Copyright its authors,\n"
          + "# Apache License 2.0, https://github.com/datafaker-net/datafaker. Gathered by DatafakerNames.\n"
          + "# f first name, l family name, r family name of a long list, p place, g people.\n";

  private DatafakerNames() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), gathered());
  }

  /** The list, as it ships. */
  static String gathered() throws IOException {
    var kinds = new TreeMap<String, TreeSet<Character>>();
    for (String locale : LOCALES) {
      char family = MANY_SURNAMES.contains(locale) ? 'r' : 'l';
      read(locale)
          .findParents("name")
          .forEach(
              node -> {
                JsonNode name = node.path("name");
                name.fieldNames()
                    .forEachRemaining(
                        field -> {
                          if (field.contains("first_name")) {
                            add(kinds, name.get(field), 'f');
                          } else if (field.contains("last_name")) {
                            add(kinds, name.get(field), family);
                          }
                        });
              });
      for (String field : List.of("city_name", "state")) {
        read(locale).findValues(field).forEach(cities -> add(kinds, cities, 'p'));
      }
    }
    read("en/address").findValues("state").forEach(states -> add(kinds, states, 'p'));
    read("en/country").findValues("capital").forEach(cities -> add(kinds, cities, 'p'));
    read("en/nation").findValues("nationality").forEach(peoples -> add(kinds, peoples, 'g'));
    read("en/demographic").findValues("demonym").forEach(peoples -> add(kinds, peoples, 'g'));
    return NOTE + byKinds(kinds);
  }

  private static String byKinds(Map<String, TreeSet<Character>> kinds) {
    var lines = new TreeMap<String, TreeMap<String, TreeSet<String>>>();
    kinds.forEach(
        (entry, letters) ->
            lines
                .computeIfAbsent(
                    letters.stream().map(String::valueOf).collect(Collectors.joining()),
                    k -> new TreeMap<>())
                .computeIfAbsent(entry.substring(0, 1), k -> new TreeSet<>())
                .add(entry));
    return lines.entrySet().stream()
        .flatMap(
            of ->
                of.getValue().values().stream()
                    .map(some -> of.getKey() + " " + String.join(",", some) + "\n"))
        .collect(Collectors.joining());
  }

  private static void add(Map<String, TreeSet<Character>> kinds, JsonNode list, char kind) {
    Function<String, String> plain =
        word -> Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC).strip();
    if (list.isArray()) {
      list.forEach(item -> add(kinds, item, kind));
    } else if (list.isTextual()) {
      String entry = plain.apply(list.asText());
      boolean isPhrase = kind == 'p' || kind == 'g';
      if (entry.matches(isPhrase ? LATIN + "(?: " + LATIN + "){0,3}" : LATIN)) {
        kinds.computeIfAbsent(entry, k -> new TreeSet<>()).add(kind);
      }
    }
  }

  private static JsonNode read(String locale) throws IOException {
    try (var in = DatafakerNames.class.getResourceAsStream("/" + locale + ".yml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    }
  }
}
