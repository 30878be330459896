package io.groundswell.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words and short phrases that a text is about: one to three words in a row, of those that
 * carry meaning. Words of grammar and of courtesy are left out, and punctuation, numbers and
 * placeholders end a phrase.
 */
final class Terms {
  private static final int LONGEST = 3;

  /** What a person pastes below a message should not take more time than the message. */
  private static final int MAX_CHARACTERS = 4_000;

  private static final Set<String> EMPTY_WORDS = words("/text/empty-words.txt");

  private static final Pattern TOKEN =
      Pattern.compile(
          Placeholder.any().pattern()
              + "|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’-]{0,29}|[^\\s\\p{L}\\p{N}]");

  private Terms() {}

  /** Each term once, in order of appearance. */
  static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    Deque<String> phrase = new ArrayDeque<>();
    var tokens = TOKEN.matcher(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
    while (tokens.find()) {
      String word = tokens.group().toLowerCase(Locale.ROOT).replace('’', '\'');
      if (!isWord(tokens.group())) {
        phrase.clear();
      } else if (!EMPTY_WORDS.contains(word)) {
        phrase.addLast(word.endsWith("'s") ? word.substring(0, word.length() - 2) : word);
        if (phrase.size() > LONGEST) {
          phrase.removeFirst();
        }
        addEndings(phrase, terms);
      }
    }
    return terms;
  }

  private static boolean isWord(String token) {
    return !token.startsWith("<") && token.chars().anyMatch(Character::isLetter);
  }

  /** The phrases that end with the newest word. */
  private static void addEndings(Deque<String> phrase, Set<String> terms) {
    String term = "";
    for (var words = phrase.descendingIterator(); words.hasNext(); ) {
      term = words.next() + (term.isEmpty() ? "" : " " + term);
      terms.add(term);
    }
  }

  private static Set<String> words(String resource) {
    try (var in = Terms.class.getResourceAsStream(resource)) {
      Set<String> words = new HashSet<>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          words.addAll(List.of(line.strip().split("\\s+")));
        }
      }
      return words;
    } catch (IOException e) {
      throw new Failed(resource + " could not be read from the jar. Build it again.", e);
    }
  }
}
