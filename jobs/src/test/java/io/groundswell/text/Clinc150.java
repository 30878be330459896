package io.groundswell.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Requests to an assistant with the intent behind each (CLINC150, Larson et al. 2019), where the
 * data are at hand: under GROUNDSWELL_SHARED_DATA, or beside the project.
 */
record Clinc150(List<String> texts, int[] intents, List<String> names) {

  /**
   * The texts of a split, such as "test"; skips the calling test, loudly, where there are no data.
   */
  static Clinc150 split(String name) throws IOException {
    Path file = folder().resolve("topics/clinc150_data_full.json");
    boolean isThere = Files.exists(file);
    if (!isThere) {
      System.err.println("SKIPPED: no CLINC150 at " + file + "; set GROUNDSWELL_SHARED_DATA");
    }
    assumeTrue(isThere, "CLINC150 is not at " + file);
    List<String> texts = new ArrayList<>();
    List<String> intents = new ArrayList<>();
    for (JsonNode pair : new ObjectMapper().readTree(file.toFile()).get(name)) {
      texts.add(pair.get(0).asText());
      intents.add(pair.get(1).asText());
    }
    var names = new ArrayList<>(new TreeSet<>(intents));
    return new Clinc150(texts, intents.stream().mapToInt(names::indexOf).toArray(), names);
  }

  /** The others keep their numbers. */
  Clinc150 without(List<String> intents) {
    return only(intent -> !intents.contains(names.get(intent)));
  }

  /** Only the first intents by name. */
  Clinc150 firstIntents(int count) {
    return only(intent -> intent < count);
  }

  private Clinc150 only(IntPredicate isKept) {
    List<String> kept = new ArrayList<>();
    List<Integer> keptIntents = new ArrayList<>();
    for (int i = 0; i < intents.length; i++) {
      if (isKept.test(intents[i])) {
        kept.add(texts.get(i));
        keptIntents.add(intents[i]);
      }
    }
    return new Clinc150(kept, keptIntents.stream().mapToInt(i -> i).toArray(), names);
  }

  private static Path folder() {
    String shared = System.getenv("GROUNDSWELL_SHARED_DATA");
    return shared == null
        ? Path.of(System.getProperty("groundswell.root", ".."), "../shared/data")
        : Path.of(shared);
  }
}
