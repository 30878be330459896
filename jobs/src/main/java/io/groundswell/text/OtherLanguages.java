package io.groundswell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to believe of the model in a sentence that is not English. It has learnt English sentences
 * only: to it every German noun is a name by its capital, and every French word by its strangeness.
 * So there a name is one that a list knows, and words of which sentences are made belong to none.
 */
final class OtherLanguages {
  /** How far around a find its sentence is read. */
  private static final int NEAR = 100;

  private static final int FEWEST = 2;

  /** "La" and "De" begin sentences and are family names, too. */
  private static final int SHORTEST_NAME = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("\\d");
  private static final Pattern FIRM =
      Pattern.compile(
          "(?<!\\p{L})(?:GmbH|AG|KG|SE|SA|SARL|SAS|SL|SpA|Srl|BV|NV|Ltda|\\p{Lu}{3,8})(?!\\p{L})");
  private static final Pattern YEARS =
      Pattern.compile("^[ -]?(?:jahre|jährig|ans|años|anni|jaar|anos)");

  private static final Set<String> ENGLISH = words(0);
  private static final Set<String> OTHERS = words(1);

  private OtherLanguages() {}

  /** The find itself where the sentence is English; else those parts of it that are certain. */
  static List<Span> certain(String text, Span find) {
    if (find.placeholder() == Placeholder.DATE || isEnglish(text, find)) {
      return List.of(find);
    }
    return switch (find.placeholder()) {
      case AGE ->
          YEARS.matcher(text.substring(find.end(), Math.min(text.length(), find.end() + 8))).find()
              ? List.of(find)
              : List.of();
      default ->
          parts(text, find).stream()
              .filter(part -> isCertain(text.substring(part.start(), part.end()), part))
              .toList();
    };
  }

  private static boolean isEnglish(String text, Span find) {
    int near = Math.max(0, find.start() - NEAR);
    int from = near + text.substring(near, find.start()).lastIndexOf('\n') + 1;
    int far = Math.min(find.end() + NEAR, text.length());
    int lineEnd = text.substring(find.end(), far).indexOf('\n');
    int to = lineEnd < 0 ? far : find.end() + lineEnd;
    Set<String> others = new HashSet<>();
    int english = 0;
    var words = WORD.matcher(text).region(from, to);
    while (words.find()) {
      String word = Gazetteer.plain(words.group());
      english += ENGLISH.contains(word) ? 1 : 0;
      if (OTHERS.contains(word)) {
        others.add(word);
      }
    }
    return others.size() < FEWEST || others.size() <= english;
  }

  /** What stands between the words of which sentences are made. */
  private static List<Span> parts(String text, Span find) {
    List<Span> parts = new ArrayList<>();
    var words = WORD.matcher(text).region(find.start(), find.end());
    int start = find.start();
    while (words.find()) {
      if (OTHERS.contains(Gazetteer.plain(words.group()))) {
        addTrimmed(parts, text, start, words.start(), find.placeholder());
        start = words.end();
      }
    }
    addTrimmed(parts, text, start, find.end(), find.placeholder());
    return parts;
  }

  private static void addTrimmed(
      List<Span> parts, String text, int from, int to, Placeholder kind) {
    int start = from;
    int end = to;
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      parts.add(new Span(start, end, kind));
    }
  }

  private static boolean isCertain(String part, Span span) {
    if (span.placeholder() == Placeholder.ADDRESS && !NUMBER.matcher(part).find()) {
      return false;
    }
    boolean isFirm = span.placeholder() == Placeholder.ORGANIZATION && FIRM.matcher(part).find();
    return isFirm || WORD.matcher(part).results().anyMatch(word -> isName(word.group()));
  }

  private static boolean isName(String word) {
    int kinds = Gazetteer.shared().kindsOf(Gazetteer.plain(word));
    return word.length() >= SHORTEST_NAME
        && Character.isUpperCase(word.charAt(0))
        && (kinds & ~Gazetteer.RARE_FAMILY_NAME) != 0;
  }

  private static Set<String> words(int skipped) {
    var words = new HashSet<String>();
    Gazetteer.lines("languages.txt")
        .skip(skipped)
        .limit(skipped == 0 ? 1 : Long.MAX_VALUE)
        .forEach(
            line -> words.addAll(Arrays.stream(line.split(" ")).map(Gazetteer::plain).toList()));
    return Set.copyOf(words);
  }
}
