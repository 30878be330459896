package io.groundswell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Learns a {@link Tagger}: a conditional random field, by stochastic gradient with a step per
 * weight (AdaGrad), on texts of {@link Templates}.
 *
 * <p>The model is not to lean on its lists, nor on the sentence model, nor to find anything in what
 * is redacted already: some list entries are forgotten, some texts have no states, and some labels
 * are placeholders.
 *
 * <p>Longer than other files: the gradient is one piece.
 */
final class TaggerTraining {
  private static final int LABELS = Tagger.LABELS;
  private static final float RATE = 0.12f;
  private static final float SENSE_RATE = 0.03f;

  /** Strangers' sentences are stranger than ours: what is found has to be that much surer. */
  private static final float DOUBT = 0.5f;

  private static final int LOOK_EVERY = 1_000;
  private static final float DECAY = 2e-6f;

  /** Of ten traits of a word so many are hidden at a time, so that no single one decides. */
  private static final int HIDDEN_OF_TEN = 2;

  private final float[] weights = new float[Traits.BUCKETS * LABELS];
  private final float[] squares = new float[weights.length];
  private final float[][] steps = new float[LABELS][LABELS];
  private final float[][] stepSquares = new float[LABELS][LABELS];

  private final float[] senses = new float[LABELS * Embedder.DIMENSIONS];
  private final float[] senseSquares = new float[senses.length];

  /**
   * What is learnt last weighs too much: the model is the mean of what was known in the second
   * half.
   */
  private static final class Mean {
    private final float[] weights = new float[Traits.BUCKETS * LABELS];
    private final float[][] steps = new float[LABELS][LABELS];
    private final float[] senses = new float[LABELS * Embedder.DIMENSIONS];
    private int count;

    void add(TaggerTraining training) {
      count++;
      add(weights, training.weights);
      add(senses, training.senses);
      for (int i = 0; i < LABELS; i++) {
        add(steps[i], training.steps[i]);
      }
    }

    private void add(float[] mean, float[] now) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (now[i] - mean[i]) / count;
      }
    }

    Tagger tagger() {
      weights[Traits.ALWAYS * LABELS + Tagger.NOTHING] += DOUBT;
      return new Tagger(Gazetteer.shared(), weights, steps, senses);
    }
  }

  private record Example(int[][] traits, float[][] states, int[] labels) {
    Example withoutSome(Random dice) {
      int[][] some = new int[traits.length][];
      for (int i = 0; i < traits.length; i++) {
        some[i] = Arrays.stream(traits[i]).filter(t -> dice.nextInt(10) >= HIDDEN_OF_TEN).toArray();
      }
      return new Example(some, states, labels);
    }
  }

  static Tagger learn(
      List<Labelled> texts, int rounds, long seed, Function<Words, float[][]> states) {
    var dice = new Random(seed);
    var training = new TaggerTraining();
    var mean = new Mean();
    List<Example> examples = new ArrayList<>();
    for (Labelled text : texts) {
      Predicate<String> forgotten =
          entry -> Math.floorMod(entry.hashCode() * 31 + text.text().hashCode(), 3) == 0;
      examples.add(example(text, forgotten, dice, states));
    }
    for (int round = 0; round < rounds; round++) {
      java.util.Collections.shuffle(examples, dice);
      for (int i = 0; i < examples.size(); i++) {
        training.step(examples.get(i).withoutSome(dice));
        if (round >= rounds / 2 && i % LOOK_EVERY == 0) {
          mean.add(training);
        }
      }
    }
    return mean.tagger();
  }

  private static Example example(
      Labelled text, Predicate<String> forgotten, Random dice, Function<Words, float[][]> states) {
    Labelled seen = prepared(text, dice);
    Words words = Words.of(FoldedText.of(seen.text()).text());
    return new Example(
        Traits.of(words, Gazetteer.shared(), forgotten),
        dice.nextInt(8) == 0 ? new float[words.count()][] : states.apply(words),
        labels(seen, words));
  }

  /** What rules find is a placeholder before the model looks; of its own finds, some. */
  static Labelled prepared(Labelled text, Random dice) {
    List<Span> hidden = new ArrayList<>();
    boolean isLater = dice.nextInt(5) == 0;
    for (Span span : text.spans()) {
      boolean isRules = !Tagger.KINDS.contains(span.placeholder());
      if (isRules ? dice.nextInt(20) > 0 : isLater && dice.nextInt(2) == 0) {
        hidden.add(span);
      }
    }
    var redaction = Redaction.of(text.text(), hidden);
    List<Span> left = new ArrayList<>();
    int shift = 0;
    for (Span span : text.spans()) {
      if (hidden.contains(span)) {
        shift += span.placeholder().inText().length() - (span.end() - span.start());
      } else {
        left.add(new Span(span.start() + shift, span.end() + shift, span.placeholder()));
      }
    }
    return new Labelled(text.template(), redaction.redacted(), left);
  }

  private static int[] labels(Labelled text, Words words) {
    int[] labels = new int[words.count()];
    for (Span span : text.spans()) {
      int kind = Tagger.KINDS.indexOf(span.placeholder());
      boolean isFirst = true;
      for (int i = 0; kind >= 0 && i < labels.length; i++) {
        if (words.starts()[i] < span.end() && words.ends()[i] > span.start()) {
          labels[i] = isFirst ? Tagger.first(kind) : Tagger.next(kind);
          isFirst = false;
        }
      }
    }
    return labels;
  }

  private void step(Example example) {
    int length = example.labels().length;
    if (length == 0) {
      return;
    }
    double[][] scores = new double[length][LABELS];
    for (int i = 0; i < length; i++) {
      float[] state = example.states()[i];
      for (int label = 0; state != null && label < LABELS; label++) {
        for (int k = 0; k < state.length; k++) {
          scores[i][label] += senses[label * state.length + k] * state[k];
        }
      }
      for (int trait : example.traits()[i]) {
        for (int label = 0; label < LABELS; label++) {
          scores[i][label] += weights[trait * LABELS + label];
        }
      }
    }
    double[][] forward = new double[length][LABELS];
    double[][] backward = new double[length][LABELS];
    for (int i = 0; i < length; i++) {
      for (int label = 0; label < LABELS; label++) {
        double[] paths = new double[LABELS];
        for (int before = 0; before < LABELS; before++) {
          boolean isOpen = (i > 0 || before == 0) && Tagger.mayFollow(before, label);
          paths[before] =
              isOpen
                  ? (i == 0 ? 0 : forward[i - 1][before]) + steps[before][label]
                  : Double.NEGATIVE_INFINITY;
        }
        forward[i][label] = logSum(paths) + scores[i][label];
      }
    }
    for (int i = length - 2; i >= 0; i--) {
      for (int label = 0; label < LABELS; label++) {
        double[] paths = new double[LABELS];
        for (int next = 0; next < LABELS; next++) {
          paths[next] =
              Tagger.mayFollow(label, next)
                  ? backward[i + 1][next] + scores[i + 1][next] + steps[label][next]
                  : Double.NEGATIVE_INFINITY;
        }
        backward[i][label] = logSum(paths);
      }
    }
    double all = logSum(forward[length - 1]);
    for (int i = 0; i < length; i++) {
      for (int label = 0; label < LABELS; label++) {
        double expected = Math.exp(forward[i][label] + backward[i][label] - all);
        double gradient = (example.labels()[i] == label ? 1 : 0) - expected;
        if (Math.abs(gradient) > 1e-4) {
          for (int trait : example.traits()[i]) {
            raise(trait * LABELS + label, (float) gradient);
          }
          float[] state = example.states()[i];
          for (int k = 0; state != null && k < state.length; k++) {
            float g = (float) gradient * state[k];
            int sense = label * state.length + k;
            senseSquares[sense] += g * g;
            senses[sense] += SENSE_RATE * g / (float) Math.sqrt(1 + senseSquares[sense]);
          }
        }
      }
    }
    for (int i = 0; i < length; i++) {
      for (int before = 0; before < LABELS; before++) {
        for (int label = 0; label < LABELS; label++) {
          boolean isOpen = (i > 0 || before == 0) && Tagger.mayFollow(before, label);
          double path =
              isOpen
                  ? Math.exp(
                      (i == 0 ? 0 : forward[i - 1][before])
                          + steps[before][label]
                          + scores[i][label]
                          + backward[i][label]
                          - all)
                  : 0;
          boolean isTrue =
              example.labels()[i] == label && before == (i == 0 ? 0 : example.labels()[i - 1]);
          float gradient = (float) ((isTrue ? 1 : 0) - path);
          if (Math.abs(gradient) > 1e-4) {
            stepSquares[before][label] += gradient * gradient;
            steps[before][label] +=
                RATE * gradient / (float) Math.sqrt(1 + stepSquares[before][label]);
          }
        }
      }
    }
  }

  private void raise(int weight, float gradient) {
    squares[weight] += gradient * gradient;
    weights[weight] =
        weights[weight] * (1 - DECAY * 100)
            + RATE * gradient / (float) Math.sqrt(1 + squares[weight]);
  }

  private static double logSum(double[] values) {
    double most = Arrays.stream(values).max().orElseThrow();
    if (most == Double.NEGATIVE_INFINITY) {
      return most;
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - most);
    }
    return most + Math.log(sum);
  }
}
