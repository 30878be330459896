package io.groundswell.text;

/**
 * What the sentence model makes of each word of a text, in its context: the mean over the pieces of
 * the word. A pass costs twenty times what the lists cost, so it reads only the stretches in which
 * something might be a name, and of a long text only so many.
 */
final class States {
  /** Words that are read together. */
  private static final int STRETCH = 64;

  /** A sentence may end a stretch from here on. */
  private static final int SHORTEST_STRETCH = 32;

  private static final int MOST_STRETCHES = 24;

  /** What is so long is a log or an attack: it may not cost what it likes. */
  static final int LONG_TEXT = 10_000;

  private static final int MOST_OF_LONG_TEXT = 6;

  private States() {}

  /** By word; null where the model did not read. */
  static float[][] of(Words words) {
    float[][] states = new float[words.count()][];
    int most = words.text().length() > LONG_TEXT ? MOST_OF_LONG_TEXT : MOST_STRETCHES;
    int start = 0;
    for (int read = 0; start < states.length && read < most; ) {
      int end = endOfStretch(words, start);
      if (hasSuspect(words, start, end)) {
        read(words, start, end, states);
        read++;
      }
      start = end;
    }
    return states;
  }

  private static int endOfStretch(Words words, int start) {
    int end = Math.min(words.count(), start + STRETCH);
    for (int i = end - 1; end < words.count() && i >= start + SHORTEST_STRETCH; i--) {
      if ("\n.!?".indexOf(words.text().charAt(words.starts()[i])) >= 0) {
        return i + 1;
      }
    }
    return end;
  }

  /** Whether anything in the stretch has a capital, a digit or an entry in a list. */
  private static boolean hasSuspect(Words words, int start, int end) {
    for (int i = start; i < end; i++) {
      char first = words.text().charAt(words.starts()[i]);
      String plain = words.plain().get(i);
      boolean isShort = words.ends()[i] - words.starts()[i] == 1;
      if (Character.isDigit(first)) {
        return true;
      }
      if (Character.isLetter(first) && !isShort && !WordClasses.isOrdinary(plain)) {
        if (Character.isUpperCase(first) || Gazetteer.shared().kindsOf(plain) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static void read(Words words, int start, int end, float[][] states) {
    int shift = words.starts()[start];
    String stretch = words.text().substring(shift, words.ends()[end - 1]);
    int[] pieces = new int[end - start];
    int first = start;
    for (Embedder.State piece : Embedder.shared().states(stretch)) {
      while (first < end && words.ends()[first] <= shift + piece.start()) {
        first++;
      }
      for (int i = first; i < end && words.starts()[i] < shift + piece.end(); i++) {
        add(piece.numbers(), i, states);
        pieces[i - start]++;
      }
    }
    for (int i = start; i < end; i++) {
      for (int k = 0; states[i] != null && k < states[i].length; k++) {
        states[i][k] /= pieces[i - start];
      }
    }
  }

  private static void add(float[] numbers, int word, float[][] states) {
    if (states[word] == null) {
      states[word] = new float[numbers.length];
    }
    for (int k = 0; k < numbers.length; k++) {
      states[word][k] += numbers[k];
    }
  }
}
