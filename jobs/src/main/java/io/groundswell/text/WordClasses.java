package io.groundswell.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words whose class says what their neighbours are, such as titles, and ordinary words. */
final class WordClasses {
  private static final Map<String, Integer> CLASSES = classes();
  private static final Set<String> ORDINARY = ordinary();

  private WordClasses() {}

  /** A number for each set of classes; 0 for a word that is in none. */
  static int of(String plain) {
    return CLASSES.getOrDefault(plain, 0);
  }

  /** Whether its capital says nothing at the start of a sentence. */
  static boolean isOrdinary(String plain) {
    return ORDINARY.contains(plain);
  }

  private static Map<String, Integer> classes() {
    var classes = new HashMap<String, Integer>();
    int bit = 1;
    for (String line : Gazetteer.lines("classes.txt").toList()) {
      for (String word : line.substring(line.indexOf(' ') + 1).split(" ")) {
        int theirs = bit;
        classes.merge(word, bit, (one, other) -> one | theirs);
      }
      bit <<= 1;
    }
    return Map.copyOf(classes);
  }

  private static Set<String> ordinary() {
    var words = new HashSet<String>();
    Gazetteer.lines("ordinary.txt").forEach(line -> words.addAll(Arrays.asList(line.split(" "))));
    return Set.copyOf(words);
  }
}
