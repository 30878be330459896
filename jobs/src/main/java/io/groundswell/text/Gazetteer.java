package io.groundswell.text;

import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What words are names of: of people, places, peoples and organisations.
 *
 * <p>The names of people, and some of places and peoples, are those of datafaker 2.4.2 (Apache
 * License 2.0), gathered by the test class DatafakerNames; the rest was written by hand. A word may
 * be several things, and also an ordinary word: "Will", "Paris", "Grace". So it is a hint, never
 * proof.
 */
final class Gazetteer {
  static final int FIRST_NAME = 1;
  static final int FAMILY_NAME = 2;

  /** Of the long list of Dutch family names, in which many an English word stands. */
  static final int RARE_FAMILY_NAME = 4;

  static final int PLACE = 8;
  static final int GROUP = 16;
  static final int ORGANISATION = 32;

  static final int LONGEST_PHRASE = 4;

  private static final String FOLDER = "/text/names/";

  private final Map<String, Integer> kinds;

  private Gazetteer(Map<String, Integer> kinds) {
    this.kinds = kinds;
  }

  /** The one that comes with the program; read at the first call. */
  static Gazetteer shared() {
    return Loaded.GAZETTEER;
  }

  /** What a word or phrase may be, as a sum of the constants here; 0 for no name we know. */
  int kindsOf(String plain) {
    return kinds.getOrDefault(plain, 0);
  }

  /** All entries of a kind, in order. */
  List<String> entries(int kind) {
    return kinds.entrySet().stream()
        .filter(entry -> (entry.getValue() & kind) != 0)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Lower case, without accents: the form in which words are looked up. */
  static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    return Normalizer.normalize(lower, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace("ß", "ss")
        .replace('ø', 'o')
        .replace('ł', 'l');
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Gazetteer read() {
    var kinds = new HashMap<String, Integer>();
    lines("people.txt").forEach(line -> addPeople(kinds, line));
    lines("surnames.txt").forEach(line -> add(kinds, line.split(" "), FAMILY_NAME));
    lines("places.txt").forEach(line -> add(kinds, line.split(",\\s*"), PLACE));
    lines("cities.txt").forEach(line -> add(kinds, line.split(",\\s*"), PLACE));
    lines("groups.txt").forEach(line -> add(kinds, line.split(",\\s*"), GROUP));
    lines("organisations.txt").forEach(line -> add(kinds, line.split(",\\s*"), ORGANISATION));
    Arrays.stream(Locale.getISOCountries())
        .map(country -> new Locale("", country).getDisplayCountry(Locale.ENGLISH))
        .forEach(country -> add(kinds, new String[] {country}, PLACE));
    return new Gazetteer(kinds);
  }

  /** A line gives the kinds as letters, a blank, and the entries divided by commas. */
  private static void addPeople(Map<String, Integer> kinds, String line) {
    int blank = line.indexOf(' ');
    int kind = 0;
    for (char letter : line.substring(0, blank).toCharArray()) {
      kind |= 1 << "flrpgo".indexOf(letter);
    }
    add(kinds, line.substring(blank + 1).split(","), kind);
  }

  private static void add(Map<String, Integer> kinds, String[] entries, int kind) {
    for (String entry : entries) {
      kinds.merge(plain(entry.strip()), kind, (one, other) -> one | other);
    }
  }

  /** The lines of a list that ships with the program, without its comments. */
  static Stream<String> lines(String file) {
    try (var in = Gazetteer.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new Failed(FOLDER + file + " is on no jar of the classpath. Build again.", null);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads when first touched, once, whichever thread comes first. */
  private static final class Loaded {
    static final Gazetteer GAZETTEER = read();
  }
}
