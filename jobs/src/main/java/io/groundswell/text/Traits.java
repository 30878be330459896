package io.groundswell.text;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What can be seen of each word of a text: the word and its neighbours, their shapes, what lists
 * know of them. Each trait is a number below {@link #BUCKETS}; two may share one.
 */
final class Traits {
  static final int BUCKETS = 1 << 17;

  /** The trait that every word has. */
  static final int ALWAYS = number(1, 0);

  private static final int NEAR = 2;
  private static final int MOST = 80;
  private static final int[] KINDS = {
    Gazetteer.FIRST_NAME,
    Gazetteer.FAMILY_NAME,
    Gazetteer.RARE_FAMILY_NAME,
    Gazetteer.PLACE,
    Gazetteer.GROUP,
    Gazetteer.ORGANISATION
  };

  private final Words words;
  private final int[] hashes;
  private final int[] shapes;
  private final int[] kinds;
  private final int[] phrases;
  private final int[] classes;
  private final boolean[] isOrdinary;
  private final int style;
  private final int[] found = new int[MOST];
  private int count;

  private Traits(Words words, Gazetteer gazetteer, Predicate<String> forgotten) {
    this.words = words;
    int length = words.count();
    hashes = new int[length];
    shapes = new int[length];
    kinds = new int[length];
    phrases = new int[length];
    classes = new int[length];
    isOrdinary = new boolean[length];
    int capitals = 0;
    int smalls = 0;
    for (int i = 0; i < length; i++) {
      String plain = words.plain().get(i);
      hashes[i] = plain.hashCode();
      shapes[i] = shape(words.word(i));
      kinds[i] = forgotten.test(plain) ? 0 : gazetteer.kindsOf(plain);
      classes[i] = WordClasses.of(plain);
      isOrdinary[i] = WordClasses.isOrdinary(plain);
      boolean isWord = Character.isLetter(words.text().charAt(words.starts()[i]));
      capitals += isWord && Character.isUpperCase(words.text().charAt(words.starts()[i])) ? 1 : 0;
      smalls += isWord && shapes[i] == 'x' ? 1 : 0;
    }
    style = capitals == 0 ? 1 : smalls == 0 ? 2 : 3;
    markPhrases(gazetteer, forgotten);
  }

  /** The traits of every word of the text. */
  static int[][] of(Words words, Gazetteer gazetteer) {
    return of(words, gazetteer, entry -> false);
  }

  /**
   * The same while some entries of the lists are forgotten: what is learnt must not hang on them.
   */
  static int[][] of(Words words, Gazetteer gazetteer, Predicate<String> forgotten) {
    var traits = new Traits(words, gazetteer, forgotten);
    int[][] all = new int[words.count()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = traits.at(i);
    }
    return all;
  }

  private int[] at(int i) {
    count = 0;
    found[count++] = ALWAYS;
    for (int d = -NEAR; d <= NEAR; d++) {
      add(10 + d, hash(i + d));
      add(20 + d, value(shapes, i + d));
      add(30 + d, value(classes, i + d));
      int known = value(kinds, i + d);
      for (int kind : KINDS) {
        if ((known & kind) != 0) {
          add(40 + d, kind);
        }
      }
      add(50 + d, value(phrases, i + d));
    }
    int shape = shapes[i];
    int kind = kinds[i];
    add(60, kind, shape, style);
    add(61, kind, value(kinds, i + 1), value(shapes, i + 1));
    add(62, kind, value(kinds, i - 1), value(shapes, i - 1));
    add(63, hash(i - 1), shape);
    add(64, hash(i + 1), shape);
    add(65, hash(i - 2), hash(i - 1), shape);
    add(66, hash(i + 1), hash(i + 2), shape);
    add(67, value(classes, i - 1), shape, kind);
    add(68, value(classes, i + 1), shape, kind);
    add(69, value(classes, i - 2), value(classes, i - 1), shape);
    add(70, value(classes, i + 1), value(classes, i + 2), shape);
    add(71, value(shapes, i - 1), shape, value(shapes, i + 1));
    add(72, value(shapes, i - 2), value(shapes, i - 1), shape);
    add(73, shape, value(shapes, i + 1), value(shapes, i + 2));
    add(74, shape, style);
    add(79, shape, isOrdinary[i] ? 1 : 0, startsSentence(i) ? 1 : 0, kind);
    add(75, value(classes, i - 3), value(classes, i - 2), shape);
    add(76, value(classes, i + 2), value(classes, i + 3), shape);
    add(77, words.isGlued(i) ? 1 : 0, i + 1 < words.count() && words.isGlued(i + 1) ? 1 : 0, shape);
    add(78, classes[i], value(classes, i - 1), value(classes, i + 1));
    addLetters(words.plain().get(i), shape);
    return Arrays.copyOf(found, count);
  }

  /** How a word begins and ends says much of where a name nobody listed comes from. */
  private void addLetters(String plain, int shape) {
    int length = plain.length();
    if (length < 3 || !Character.isLetter(plain.charAt(0))) {
      return;
    }
    for (int size = 2; size <= 4 && size < length; size++) {
      add(80 + size, plain.substring(length - size).hashCode(), shape);
    }
    for (int size = 2; size <= 3 && size < length; size++) {
      add(90 + size, plain.substring(0, size).hashCode(), shape);
    }
  }

  private boolean startsSentence(int i) {
    return i == 0 || "\n.!?:>-\"".indexOf(words.text().charAt(words.starts()[i - 1])) >= 0;
  }

  private void add(int template, int... values) {
    found[count++] = number(template, values);
  }

  private static int number(int template, int... values) {
    int mixed = template * 0x9e3779b1;
    for (int value : values) {
      mixed = (mixed ^ value) * 0x85ebca6b;
      mixed ^= mixed >>> 15;
    }
    return (mixed * 0xc2b2ae35 ^ (mixed * 0xc2b2ae35 >>> 16)) & (BUCKETS - 1);
  }

  private int hash(int i) {
    return value(hashes, i);
  }

  /** Beyond the ends of the text stands nothing, which is also a trait. */
  private static int value(int[] values, int i) {
    return i < 0 ? -1 : i >= values.length ? -2 : values[i];
  }

  /** Where a known name of two to four words begins and goes on. */
  private void markPhrases(Gazetteer gazetteer, Predicate<String> forgotten) {
    for (int i = 0; i < phrases.length; i++) {
      var phrase = new StringBuilder(words.plain().get(i));
      for (int next = i + 1;
          next < Math.min(phrases.length, i + Gazetteer.LONGEST_PHRASE);
          next++) {
        phrase.append(words.isGlued(next) ? "" : " ").append(words.plain().get(next));
        int kind = gazetteer.kindsOf(phrase.toString());
        if (kind != 0 && !forgotten.test(phrase.toString())) {
          phrases[i] |= kind;
          for (int inside = i + 1; inside <= next; inside++) {
            phrases[inside] |= kind << 8;
          }
        }
      }
    }
  }

  /** Capitals, letters, digits: "Xx" for Mara, "XX" for NASA, "X" for J, "d4" for 1984. */
  private static int shape(String word) {
    char first = word.charAt(0);
    if (Character.isDigit(first)) {
      return 1000 + Math.min(word.length(), 9);
    }
    if (!Character.isLetter(first)) {
      return first == '<' && word.length() > 1 ? word.hashCode() : first;
    }
    if (!Character.isUpperCase(first)) {
      return 'x';
    }
    if (word.length() == 1) {
      return 'X';
    }
    boolean isAllUpper = word.chars().noneMatch(Character::isLowerCase);
    boolean hasMore = word.chars().skip(1).anyMatch(Character::isUpperCase);
    return isAllUpper ? (word.length() == 2 ? 'W' : 'U') : hasMore ? 'M' : 'N';
  }
}
