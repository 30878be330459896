package io.groundswell.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a simulation wrote on local disk, read back without Spark. */
record Landed(Path landing, Path truth) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PAGE_FIELDS =
      List.of("tickets", "comments", "users", "organizations", "data", "records");

  /** Every file under a folder with its bytes as hexadecimal hash. */
  static SortedMap<String, Integer> bytes(Path folder) {
    var hashes = new TreeMap<String, Integer>();
    for (var file : files(folder)) {
      try {
        hashes.put(
            folder.relativize(file).toString(),
            java.util.Arrays.hashCode(Files.readAllBytes(file)));
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
    return hashes;
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The records of a source, pages taken apart, without the lines that are no JSON. */
  List<JsonNode> records(String source) {
    var records = new ArrayList<JsonNode>();
    for (var line : lines(source)) {
      var json = parsed(line);
      if (json != null) {
        records.addAll(unpaged(json));
      }
    }
    return records;
  }

  List<String> lines(String source) {
    return files(landing.resolve(source)).stream().flatMap(file -> lines(file).stream()).toList();
  }

  List<JsonNode> truths(String name) {
    return files(truth.resolve(name)).stream()
        .flatMap(file -> lines(file).stream())
        .map(Landed::parsed)
        .toList();
  }

  static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      return null;
    }
  }

  private static List<JsonNode> unpaged(JsonNode json) {
    for (var field : PAGE_FIELDS) {
      if (json.path(field).isArray()) {
        var records = new ArrayList<JsonNode>();
        json.path(field).forEach(records::add);
        return records;
      }
    }
    return List.of(json);
  }

  private static List<String> lines(Path file) {
    try (var raw = Files.newInputStream(file);
        var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
