package io.groundswell.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.lakehouse.Failed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** A word that counts: plain, and where it stands. */
  private record Word(String plain, int start, int end) {}

  /** Each term once, in order of appearance. */
  static Set<String> of(String text) {
    return asWritten(text, false).keySet();
  }

  /**
   * Each term with the stretch of the text in which it first stands, words that were left out
   * included: "cancel subscription" is written "cancel my subscription".
   *
   * @param withEmptyWords whether words of grammar and courtesy count, too
   */
  static Map<String, String> asWritten(String text, boolean withEmptyWords) {
    Map<String, String> terms = new LinkedHashMap<>();
    Deque<Word> phrase = new ArrayDeque<>();
    String read = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    var tokens = TOKEN.matcher(read);
    while (tokens.find()) {
      String word = plain(tokens.group());
      if (!isWord(tokens.group())) {
        phrase.clear();
      } else if (withEmptyWords || !EMPTY_WORDS.contains(word)) {
        String counted = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        phrase.addLast(new Word(counted, tokens.start(), tokens.end()));
        if (phrase.size() > LONGEST) {
          phrase.removeFirst();
        }
        addEndings(phrase, read, terms);
      }
    }
    return terms;
  }

  /** Whether it is a word of English grammar or courtesy. */
  static boolean isEmptyWord(String word) {
    return EMPTY_WORDS.contains(plain(word));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  private static boolean isWord(String token) {
    return !token.startsWith("<") && token.chars().anyMatch(Character::isLetter);
  }

  /** The phrases that end with the newest word. */
  private static void addEndings(Deque<Word> phrase, String text, Map<String, String> terms) {
    String term = "";
    for (var words = phrase.descendingIterator(); words.hasNext(); ) {
      Word first = words.next();
      term = first.plain() + (term.isEmpty() ? "" : " " + term);
      String written = text.substring(first.start(), phrase.getLast().end());
      terms.putIfAbsent(term, plain(written).replaceAll("\\s+", " "));
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
