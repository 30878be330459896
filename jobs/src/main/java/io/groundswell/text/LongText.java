package io.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a long text speaks of: passages, so that a letter with three problems is heard three times
 * and none of them through greetings.
 *
 * <p>Sentences that say nothing but courtesies are dropped. Of the others neighbours are one
 * passage while they are alike, or while the next begins as if it goes on ("It also ..."). A text
 * of up to {@value #SHORT} characters is never cut: nearly all of them speak of one thing, and a
 * vector of all its words says more than that of any sentence.
 */
public final class LongText {
  /** Some thirty words. */
  static final int SHORT = 160;

  /** What lies beyond, in a pasted log or a whole thread, is not read. */
  private static final int MOST_READ = 20_000;

  private static final int MOST_PASSAGES = 12;

  /** Some 100 pieces of words, so that the sentence model reads all of a passage. */
  private static final int LONGEST_PASSAGE = 400;

  /** Fewer words than this belong to the sentence behind them. */
  private static final int FEWEST_WORDS = 3;

  /**
   * The least cosine of neighbours that speak of one thing, of vectors of the shipped model; chosen
   * on messages of other intents than docs/topics.md measures it by.
   */
  private static final double ALIKE = 0.72;

  private static final Pattern END_OF_SENTENCE =
      Pattern.compile("[.!?…。！？]{1,9}[\"')\\]”’]{0,3}(?:\\s+|$)|\\s*\\R\\s*");
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?:^|.*[\\s(])(?:e\\.g|i\\.e|etc|vs|approx|no|nr|mr|mrs|ms|dr|incl|\\p{L}|\\d{1,2})\\.",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("<[A-Z_]{2,30}>|[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");

  /** Words that say only that somebody writes, besides those of {@link Terms}. */
  private static final Set<String> OF_LETTERS =
      Set.of(
          "writing",
          "reach",
          "reaching",
          "contacting",
          "bother",
          "bothering",
          "disturb",
          "apology",
          "apologise",
          "apologize",
          "inconvenience",
          "patience",
          "patient",
          "late",
          "weekend",
          "hearing",
          "touch",
          "advise",
          "asap",
          "attention",
          "behalf",
          "busy",
          "wonderful",
          "lovely");

  /** How a sentence begins that goes on with what was said before it. */
  private static final Set<String> GOES_ON =
      Set.of(
          "it",
          "it's",
          "its",
          "this",
          "that",
          "that's",
          "these",
          "those",
          "they",
          "them",
          "which",
          "and",
          "so",
          "because",
          "then",
          "otherwise",
          "same",
          "he",
          "she",
          "therefore");

  private LongText() {}

  /** A stretch of a text, in UTF-16 units. */
  public record Passage(int start, int end) {
    String of(String text) {
      return text.substring(start, end);
    }

    int length() {
      return end - start;
    }
  }

  /**
   * By text its passages; none for a text that is best taken as a whole. The shipped model tells
   * what is alike, whichever one makes the vectors, so that all know the same passages.
   */
  static CutTexts cut(List<String> texts) {
    var sentences = texts.stream().map(LongText::sayingSomething).toList();
    var words = new ArrayList<String>();
    for (int i = 0; i < texts.size(); i++) {
      for (var sentence : sentences.get(i)) {
        words.add(sentence.of(texts.get(i)));
      }
    }
    var vectors = Embedder.shared().vectors(words);
    var cut = new ArrayList<List<Passage>>();
    int from = 0;
    for (int i = 0; i < texts.size(); i++) {
      int to = from + sentences.get(i).size();
      cut.add(joined(texts.get(i), sentences.get(i), vectors.subList(from, to)));
      from = to;
    }
    return new CutTexts(cut, KnownVectors.of(words, vectors));
  }

  /** The sentences of a long text without its courtesies; none of a short one. */
  private static List<Passage> sayingSomething(String text) {
    return text.length() <= SHORT
        ? List.of()
        : sentences(text).stream().filter(sentence -> !isCourtesy(sentence.of(text))).toList();
  }

  private static List<Passage> joined(String text, List<Passage> sentences, List<float[]> vectors) {
    var passages = new ArrayList<Passage>();
    float[] sum = null;
    for (int i = 0; i < sentences.size(); i++) {
      var next = sentences.get(i);
      var last = passages.isEmpty() ? null : passages.get(passages.size() - 1);
      boolean isBehind = last != null && text.substring(last.end(), next.start()).isBlank();
      if (isBehind
          && next.end() - last.start() <= LONGEST_PASSAGE
          && (goesOn(next.of(text))
              || Vectors.dot(Vectors.normalised(sum), vectors.get(i)) >= ALIKE)) {
        passages.set(passages.size() - 1, new Passage(last.start(), next.end()));
        Vectors.add(sum, vectors.get(i), 1);
      } else {
        passages.add(next);
        sum = vectors.get(i).clone();
      }
    }
    boolean isWhole = passages.size() == 1 && passages.get(0).of(text).equals(text.strip());
    return isWhole ? List.of() : passages.subList(0, Math.min(passages.size(), MOST_PASSAGES));
  }

  /** Every sentence, without the blanks around it; one of very few words with the next. */
  static List<Passage> sentences(String text) {
    String read = text.substring(0, Math.min(text.length(), MOST_READ));
    var sentences = new ArrayList<Passage>();
    var ends = END_OF_SENTENCE.matcher(read);
    int from = 0;
    while (ends.find()) {
      boolean isLine = ends.group().isBlank();
      if (isLine || !ABBREVIATION.matcher(read.substring(from, ends.start() + 1)).matches()) {
        from = add(sentences, read, from, ends.end());
      }
    }
    add(sentences, read, from, read.length());
    return sentences;
  }

  /** Where the next sentence begins: here too, when this one is too short to stand alone. */
  private static int add(List<Passage> sentences, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    String sentence = text.substring(from, to);
    boolean isLast = end == text.length();
    if (!isLast && words(sentence).size() < FEWEST_WORDS && !isCourtesy(sentence)) {
      return from;
    }
    while (to - from > LONGEST_PASSAGE) {
      int blank = text.lastIndexOf(' ', from + LONGEST_PASSAGE);
      int cut = blank > from ? blank : text.offsetByCodePoints(from, LONGEST_PASSAGE / 2);
      sentences.add(new Passage(from, cut));
      from = cut + (blank > from ? 1 : 0);
    }
    if (to > from) {
      sentences.add(new Passage(from, to));
    }
    return end;
  }

  /** Whether it says nothing but that somebody writes, greets, thanks or waits. */
  static boolean isCourtesy(String sentence) {
    return words(sentence).stream()
        .allMatch(
            word -> word.startsWith("<") || Terms.isEmptyWord(word) || OF_LETTERS.contains(word));
  }

  private static boolean goesOn(String sentence) {
    var words = words(sentence);
    return !words.isEmpty() && GOES_ON.contains(words.get(0));
  }

  private static List<String> words(String sentence) {
    return WORD.matcher(sentence)
        .results()
        .map(word -> word.group().replace('’', '\''))
        .map(word -> word.startsWith("<") ? word : word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
