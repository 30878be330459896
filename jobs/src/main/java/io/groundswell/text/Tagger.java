package io.groundswell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Says of each word of a text whether it begins, continues or is no name: a linear-chain model over
 * {@link Traits}, learnt from generated sentences (the test class TaggerTraining does it again).
 *
 * @param weights by trait and label, label by label
 * @param steps from the label before (the first index) to the next
 * @param senses by label and number of the sentence model's state of the word (see {@link States})
 */
record Tagger(Gazetteer gazetteer, float[] weights, float[][] steps, float[] senses) {
  /** What the model tells apart; each has a label for its first word and one for the others. */
  static final List<Placeholder> KINDS =
      List.of(
          Placeholder.PERSON,
          Placeholder.LOCATION,
          Placeholder.ORGANIZATION,
          Placeholder.ADDRESS,
          Placeholder.DATE,
          Placeholder.AGE,
          Placeholder.GROUP,
          Placeholder.TITLE);

  static final int NOTHING = 0;
  static final int LABELS = 1 + 2 * KINDS.size();

  private static final float NEVER = -1e9f;

  /** Of an address there is more than numbers, but for a postcode. */
  private static final Pattern OF_ADDRESS =
      Pattern.compile("\\p{L}{2}|^\\d{5}(?:-\\d{4})?$|^\\p{L}\\d|^\\d{2}-\\d{3}$|^\\d{6}$");

  /** A day has a month's name or numbers divided as those of days; an age has a number in it. */
  private static final Pattern OF_DATE =
      Pattern.compile(
          "\\p{L}{3}|^(?!\\d{4}[-./]\\d{3}|(?!1[89]|20)\\d{4}).*\\d[-./ ]\\d|^(?:1[89]|20)\\d{2}$");

  /** A number alone is a postcode behind a place only, and never behind "code" or "returns". */
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9A-F-]{4,10}");

  private static final Pattern BEHIND_A_PLACE =
      Pattern.compile("(?:\\p{Lu}[\\p{L}.'-]{0,30}[),]{0,2}|>[),]{0,2})\\s{1,3}$");

  /** Neither a place nor a firm, and nobody's name; some months are. */
  private static final Pattern OF_CALENDAR =
      Pattern.compile(
          "(?i)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|july|september|october|november|december)");

  private static final Pattern OF_AGE = Pattern.compile("\\d|\\p{L}{3}");
  private static final Pattern OF_NAME = Pattern.compile("\\p{L}");

  static int first(int kind) {
    return 1 + 2 * kind;
  }

  static int next(int kind) {
    return 2 + 2 * kind;
  }

  /** Whether the label may stand behind the other: what goes on must have begun. */
  static boolean mayFollow(int before, int label) {
    boolean goesOn = label != NOTHING && label % 2 == 0;
    return !goesOn || before == label || before == label - 1;
  }

  /** The one that comes with the program; read at the first call. */
  static Tagger shared() {
    return TaggerFile.shared();
  }

  /** The names in a folded text, in order. */
  List<Span> spans(String text) {
    return spans(text, States::of);
  }

  /** The same with other states of the words, or with none. */
  List<Span> spans(String text, Function<Words, float[][]> states) {
    Words words = Words.of(text);
    return words.count() == 0 ? List.of() : spans(words, labels(words, states.apply(words)));
  }

  private int[] labels(Words words, float[][] states) {
    int[][] traits = Traits.of(words, gazetteer);
    int[][] from = new int[traits.length][LABELS];
    float[] best = new float[LABELS];
    for (int i = 0; i < traits.length; i++) {
      float[] scores = scores(traits[i], states[i]);
      if (words.isPlaceholder(i)) {
        Arrays.fill(scores, 1, LABELS, NEVER);
      }
      float[] now = new float[LABELS];
      for (int label = 0; label < LABELS; label++) {
        int source = NOTHING;
        float most = Float.NEGATIVE_INFINITY;
        for (int before = 0; before < LABELS; before++) {
          if (i == 0 ? before == NOTHING && mayFollow(NOTHING, label) : mayFollow(before, label)) {
            float score = best[before] + steps[before][label];
            if (score > most) {
              most = score;
              source = before;
            }
          }
        }
        now[label] = (most == Float.NEGATIVE_INFINITY ? NEVER : most) + scores[label];
        from[i][label] = source;
      }
      best = now;
    }
    int[] labels = new int[traits.length];
    int label = NOTHING;
    for (int other = 1; other < LABELS; other++) {
      label = best[other] > best[label] ? other : label;
    }
    for (int i = traits.length - 1; i >= 0; i--) {
      labels[i] = label;
      label = from[i][label];
    }
    return labels;
  }

  private float[] scores(int[] traits, float[] state) {
    float[] scores = new float[LABELS];
    for (int label = 0; state != null && label < LABELS; label++) {
      for (int i = 0; i < state.length; i++) {
        scores[label] += senses[label * Embedder.DIMENSIONS + i] * state[i];
      }
    }
    for (int trait : traits) {
      for (int label = 0; label < LABELS; label++) {
        scores[label] += weights[trait * LABELS + label];
      }
    }
    return scores;
  }

  private static List<Span> spans(Words words, int[] labels) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == NOTHING || labels[i] % 2 == 0) {
        continue;
      }
      int last = i;
      while (last + 1 < labels.length && labels[last + 1] == labels[i] + 1) {
        last++;
      }
      Placeholder kind = KINDS.get((labels[i] - 1) / 2);
      trimmed(words.text(), words.starts()[i], words.ends()[last], kind).ifPresent(spans::add);
    }
    return spans;
  }

  /**
   * Without the quotes and brackets around a name; nothing when it has not the form of its kind.
   */
  private static Optional<Span> trimmed(String text, int from, int to, Placeholder kind) {
    int start = from;
    while (start < to && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start
        && !Character.isLetterOrDigit(text.charAt(end - 1))
        && text.charAt(end - 1) != '.') {
      end--;
    }
    Pattern form =
        switch (kind) {
          case ADDRESS -> OF_ADDRESS;
          case DATE -> OF_DATE;
          case AGE -> OF_AGE;
          default -> OF_NAME;
        };
    boolean isOne =
        start < end
            && form.matcher(text.substring(start, end)).find()
            && (kind == Placeholder.DATE
                || !OF_CALENDAR.matcher(text.substring(start, end)).matches())
            && (kind != Placeholder.ADDRESS || isAddress(text, start, end));
    return isOne ? Optional.of(new Span(start, end, kind)) : Optional.empty();
  }

  private static boolean isAddress(String text, int start, int end) {
    return !BARE_NUMBER.matcher(text.substring(start, end)).matches()
        || BEHIND_A_PLACE.matcher(text.substring(Math.max(0, start - 36), start)).find();
  }
}
