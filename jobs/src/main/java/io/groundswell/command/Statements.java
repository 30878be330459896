package io.groundswell.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people said, a record each, in any CSV or JSON file.
 *
 * @param file where
 * @param columns of the id (or null), the text, and the topic that somebody gave it (or null); of
 *     JSON, a field or a path such as {@code source.body}; what a path finds more than once is read
 *     as one text
 */
record Statements(Path file, String id, String text, String truth) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What one record says; what it lacks is empty. */
  record Statement(String id, String text, String truth) {}

  /** All of them, in the order of the file. */
  List<Statement> read() {
    try (var records = RecordFile.open(file)) {
      return records.isJson() ? json(records.objects()) : csv(records);
    } catch (NoSuchFileException e) {
      throw new WrongUse("There is no file %s.".formatted(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new WrongUse(
          "%s is not UTF-8. Convert it first, such as with iconv -t UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new WrongUse(
          "%s could not be read: %s.".formatted(file, String.valueOf(e.getMessage())), e);
    }
  }

  private List<String> columns() {
    var columns = new ArrayList<String>();
    for (String column : new String[] {text, id, truth}) {
      if (column != null) {
        columns.add(column);
      }
    }
    return columns;
  }

  private List<Statement> csv(RecordFile records) throws IOException {
    var passages = new CsvPassages(records.reader(), columns(), List.of());
    checkThat(new LinkedHashSet<>(passages.columns()));
    var statements = new ArrayList<Statement>();
    for (var entry = passages.next(); entry != null; entry = passages.next()) {
      var values =
          entry.passages().stream()
              .collect(
                  Collectors.toMap(
                      Passages.Passage::column, Passages.Passage::text, (first, again) -> first));
      statements.add(
          new Statement(
              values.getOrDefault(id, ""),
              values.getOrDefault(text, ""),
              values.getOrDefault(truth, "")));
    }
    return statements;
  }

  private List<Statement> json(JsonRecords records) throws IOException {
    var statements = new ArrayList<Statement>();
    Set<String> met = new LinkedHashSet<>();
    for (var record = records.next(); record != null; record = records.next()) {
      if (!record.json().isBlank()) {
        var object = object(record.json(), statements.size());
        note("", object, met);
        statements.add(new Statement(value(object, id), value(object, text), value(object, truth)));
      }
    }
    checkThat(met);
    return statements;
  }

  private JsonNode object(String json, int row) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new WrongUse(
          "Record %d of %s is no JSON: %s.".formatted(row, file, e.getOriginalMessage()), e);
    }
  }

  private static String value(JsonNode object, String path) {
    if (path == null) {
      return "";
    }
    var found = List.of(object);
    for (String field : path.split("\\.")) {
      found = found.stream().flatMap(node -> all(node.path(field)).stream()).toList();
    }
    return found.stream()
        .filter(JsonNode::isValueNode)
        .map(node -> node.isNull() ? "" : node.asText())
        .collect(Collectors.joining("\n"));
  }

  /** The elements of a list, or the one that there is. */
  private static List<JsonNode> all(JsonNode node) {
    var nodes = new ArrayList<JsonNode>();
    if (node.isArray()) {
      node.forEach(nodes::add);
    } else if (!node.isMissingNode()) {
      nodes.add(node);
    }
    return nodes;
  }

  private static void note(String above, JsonNode node, Set<String> met) {
    if (node.isArray()) {
      node.forEach(element -> note(above, element, met));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  note(
                      above.isEmpty() ? field.getKey() : above + "." + field.getKey(),
                      field.getValue(),
                      met));
    } else {
      met.add(above);
    }
  }

  private void checkThat(Set<String> met) {
    var unknown = columns().stream().filter(column -> !met.contains(column)).toList();
    if (!unknown.isEmpty()) {
      throw new WrongUse(
          "%s has no column %s. It has: %s."
              .formatted(file, String.join(", ", unknown), String.join(", ", met)));
    }
  }
}
