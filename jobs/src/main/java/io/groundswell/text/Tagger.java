package io.groundswell.text;

import io.groundswell.lakehouse.Failed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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

  private static final String MODEL = "/text/names/tagger.bin.gz";
  private static final float NEVER = -1e9f;

  /** Weights are kept as bytes: so many steps up and so many down. */
  private static final int STEPS = 127;

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
    return Loaded.TAGGER;
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

  /** Without the quotes and brackets around a name; nothing when there is no letter in it. */
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
    return start < end ? Optional.of(new Span(start, end, kind)) : Optional.empty();
  }

  void write(OutputStream out) throws IOException {
    try (var file = new DataOutputStream(new GZIPOutputStream(out))) {
      for (float[] row : steps) {
        for (float step : row) {
          file.writeFloat(step);
        }
      }
      for (float sense : senses) {
        file.writeFloat(sense);
      }
      float most = 0;
      for (float weight : weights) {
        most = Math.max(most, Math.abs(weight));
      }
      file.writeFloat(most);
      for (float weight : weights) {
        file.writeByte(Math.round(weight / most * STEPS));
      }
    }
  }

  static Tagger read(InputStream in, Gazetteer gazetteer) throws IOException {
    try (var file = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
      float[][] steps = new float[LABELS][];
      for (int i = 0; i < LABELS; i++) {
        steps[i] = floats(file, LABELS);
      }
      float[] senses = floats(file, LABELS * Embedder.DIMENSIONS);
      float most = file.readFloat();
      byte[] bytes = new byte[Traits.BUCKETS * LABELS];
      file.readFully(bytes);
      float[] weights = new float[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        weights[i] = bytes[i] * most / STEPS;
      }
      return new Tagger(gazetteer, weights, steps, senses);
    }
  }

  private static float[] floats(DataInputStream file, int count) throws IOException {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = file.readFloat();
    }
    return floats;
  }

  /** Loads when first touched, once, whichever thread comes first. */
  private static final class Loaded {
    static final Tagger TAGGER = load();

    private static Tagger load() {
      try (var in = Tagger.class.getResourceAsStream(MODEL)) {
        if (in == null) {
          throw new IOException(MODEL + " is on no jar of the classpath");
        }
        return read(in, Gazetteer.shared());
      } catch (IOException e) {
        throw new Failed(
            "The model of names could not be read: " + e.getMessage() + ". Build again.", e);
      }
    }
  }
}
