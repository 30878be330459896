package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a folded text, its numbers, line breaks, signs and placeholders, in order.
 *
 * @param starts of each in the text
 * @param ends of each in the text
 * @param plain each in lower case without accents; a placeholder as it is
 */
record Words(String text, int[] starts, int[] ends, List<String> plain) {
  /** Nobody's name is longer, and a run of letters without end stays cheap. */
  private static final int LONGEST = 40;

  static Words of(String text) {
    List<int[]> found = new ArrayList<>();
    var placeholders = Placeholder.any().matcher(text);
    int placeholder = placeholders.find() ? placeholders.start() : text.length();
    int at = 0;
    while (at < text.length()) {
      int end;
      if (at == placeholder) {
        end = placeholders.end();
        placeholder = placeholders.find() ? placeholders.start() : text.length();
      } else {
        end = Math.min(endOfWord(text, at), Math.max(placeholder, at + 1));
      }
      char c = text.charAt(at);
      if (c == '\n' || !Character.isWhitespace(c)) {
        found.add(new int[] {at, end});
      }
      at = end;
    }
    int[] starts = found.stream().mapToInt(word -> word[0]).toArray();
    int[] ends = found.stream().mapToInt(word -> word[1]).toArray();
    return new Words(
        text,
        starts,
        ends,
        found.stream().map(word -> plain(text.substring(word[0], word[1]))).toList());
  }

  int count() {
    return starts.length;
  }

  String word(int i) {
    return text.substring(starts[i], ends[i]);
  }

  /** Whether nothing, not even a blank, stands before it. */
  boolean isGlued(int i) {
    return i > 0 && ends[i - 1] == starts[i];
  }

  boolean isPlaceholder(int i) {
    return text.charAt(starts[i]) == '<' && ends[i] - starts[i] > 1;
  }

  private static int endOfWord(String text, int start) {
    int limit = Math.min(text.length(), start + LONGEST);
    char first = text.charAt(start);
    int end = start + 1;
    if (Character.isLetter(first)) {
      while (end < limit && isInWord(text, end)) {
        end++;
      }
    } else if (Character.isDigit(first)) {
      while (end < limit && Character.isDigit(text.charAt(end))) {
        end++;
      }
    } else if (Character.isHighSurrogate(first) && end < limit) {
      end++;
    }
    return end;
  }

  /** An apostrophe is part of "O'Brien" and none of "Mara's". */
  private static boolean isInWord(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'') {
      boolean isInside = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
      boolean isPossessive =
          isInside
              && Character.toLowerCase(text.charAt(at + 1)) == 's'
              && (at + 2 == text.length() || !Character.isLetter(text.charAt(at + 2)));
      return isInside && !isPossessive;
    }
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static String plain(String word) {
    return word.charAt(0) == '<' ? word : Gazetteer.plain(word);
  }
}
