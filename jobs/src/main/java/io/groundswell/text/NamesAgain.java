package io.groundswell.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that were found in the text already, wherever else it has them with a capital: who is told
 * apart in one sentence is hidden in all.
 *
 * @param parts of the names, plain
 */
record NamesAgain(Set<String> parts) implements Recogniser {
  private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'-]{2,40}");
  private static final int MOST_WORDS = 4;

  static NamesAgain of(String text, List<Span> found) {
    Set<String> parts = new HashSet<>();
    for (Span span : found) {
      if (span.placeholder() == Placeholder.PERSON) {
        var folded = FoldedText.of(text.substring(span.start(), span.end()));
        var words = WORD.matcher(folded.text()).results().map(w -> plain(w.group())).toList();
        if (words.size() <= MOST_WORDS) {
          words.stream().filter(NamesAgain::isOnlyAName).forEach(parts::add);
        }
      }
    }
    return new NamesAgain(parts);
  }

  @Override
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    if (!parts.isEmpty()) {
      var words = WORD.matcher(text);
      while (words.find()) {
        String word = words.group();
        int length = word.endsWith("'s") ? word.length() - 2 : word.length();
        if (parts.contains(plain(word.substring(0, length)))) {
          spans.add(new Span(words.start(), words.start() + length, Placeholder.PERSON));
        }
      }
    }
    return spans;
  }

  private static String plain(String word) {
    return Gazetteer.plain(word.endsWith("'s") ? word.substring(0, word.length() - 2) : word);
  }

  /** Neither an ordinary word nor the name of a place and of nobody. */
  private static boolean isOnlyAName(String part) {
    int kinds = Gazetteer.shared().kindsOf(part);
    int names = Gazetteer.FIRST_NAME | Gazetteer.FAMILY_NAME | Gazetteer.RARE_FAMILY_NAME;
    return !WordClasses.isOrdinary(part)
        && WordClasses.of(part) == 0
        && (kinds == 0 || (kinds & names) != 0);
  }
}
