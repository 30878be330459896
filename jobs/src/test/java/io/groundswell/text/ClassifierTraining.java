package io.groundswell.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns a {@link TextClassifier}: the least mean log loss plus half of the weights' squares times
 * {@code decay}, by accelerated gradient descent (Nesterov 1983) over all texts at each step, so
 * that the same texts in the same order give the same weights.
 *
 * <p>Then all scores are divided by one temperature (Guo et al. 2017): the one with the least log
 * loss on texts that the model of their fold has not seen.
 *
 * @param labels all there are
 * @param vectors of length one, by text
 * @param truth by text, the index of its label
 */
record ClassifierTraining(List<String> labels, float[][] vectors, int[] truth) {
  private static final int FOLDS = 5;
  private static final int STEPS = 600;

  /** No steeper than half of the largest variance of vectors of length one. */
  private static final double STEEPEST = 0.5;

  /** A model whose probabilities mean what they say. */
  TextClassifier calibrated(double decay, long seed) {
    return learnt(all(), decay, temperature(unseen(decay, seed)));
  }

  /** The probabilities of each text by a calibrated model of the folds that it is not in. */
  double[][] unseenProbabilities(double decay, long seed) {
    double[][] scores = unseen(decay, seed);
    return probabilities(scores, temperature(scores));
  }

  /** Of the decays the one with the least log loss on texts not seen. */
  double bestDecay(List<Double> decays, long seed) {
    double best = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    for (double decay : decays) {
      double loss = logLoss(unseenProbabilities(decay, seed), truth);
      System.out.printf("  decay %-8s log loss on texts not seen %.4f%n", decay, loss);
      if (loss < least) {
        least = loss;
        best = decay;
      }
    }
    return best;
  }

  private static double logLoss(double[][] probabilities, int[] truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum -= Math.log(Math.max(1e-12, probabilities[i][truth[i]]));
    }
    return sum / truth.length;
  }

  /** Logarithms of the probabilities, from models that have not seen the text. */
  private double[][] unseen(double decay, long seed) {
    int[] folds = folds(seed);
    double[][] scores = new double[truth.length][];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(
            fold -> {
              var model = learnt(all().stream().filter(i -> folds[i] != fold).toList(), decay, 1);
              for (int i = 0; i < truth.length; i++) {
                if (folds[i] == fold) {
                  scores[i] = model.probabilities(vectors[i]);
                  for (int label = 0; label < labels.size(); label++) {
                    scores[i][label] = Math.log(Math.max(1e-12, scores[i][label]));
                  }
                }
              }
            });
    return scores;
  }

  /** Each label is spread over the folds evenly. */
  private int[] folds(long seed) {
    int[] folds = new int[truth.length];
    var dice = new Random(seed);
    int next = 0;
    for (int label = 0; label < labels.size(); label++) {
      int wanted = label;
      List<Integer> texts =
          new ArrayList<>(all().stream().filter(i -> truth[i] == wanted).toList());
      Collections.shuffle(texts, dice);
      for (int text : texts) {
        folds[text] = next++ % FOLDS;
      }
    }
    return folds;
  }

  private double temperature(double[][] scores) {
    double best = 1;
    for (double temperature = 0.2; temperature < 3; temperature += 0.01) {
      if (logLoss(probabilities(scores, temperature), truth)
          < logLoss(probabilities(scores, best), truth)) {
        best = temperature;
      }
    }
    return best;
  }

  private static double[][] probabilities(double[][] scores, double temperature) {
    double[][] probabilities = new double[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      probabilities[i] = new double[scores[i].length];
      for (int label = 0; label < scores[i].length; label++) {
        probabilities[i][label] = Math.exp(scores[i][label] / temperature);
        sum += probabilities[i][label];
      }
      for (int label = 0; label < scores[i].length; label++) {
        probabilities[i][label] /= sum;
      }
    }
    return probabilities;
  }

  private TextClassifier learnt(List<Integer> texts, double decay, double temperature) {
    float[] mean = new float[vectors[0].length];
    for (int text : texts) {
      Vectors.add(mean, vectors[text], 1.0 / texts.size());
    }
    float[][] centred = new float[texts.size()][];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = vectors[texts.get(i)].clone();
      Vectors.add(centred[i], mean, -1);
    }
    var model = zero();
    var ahead = zero();
    for (int step = 0; step < STEPS; step++) {
      var next = step(ahead, centred, texts, decay);
      double momentum = step / (step + 3.0);
      ahead = blend(next, model, momentum);
      model = next;
    }
    var warm = zero();
    for (int label = 0; label < labels.size(); label++) {
      Vectors.add(warm.weights[label], model.weights[label], 1 / temperature);
      double bias = model.biases[label] - Vectors.dot(model.weights[label], mean);
      warm.biases[label] = (float) (bias / temperature);
    }
    return new TextClassifier(labels, warm.weights, warm.biases);
  }

  private record Model(float[][] weights, float[] biases) {}

  private Model zero() {
    return new Model(new float[labels.size()][vectors[0].length], new float[labels.size()]);
  }

  private Model step(Model at, float[][] centred, List<Integer> texts, double decay) {
    var here = new TextClassifier(labels, at.weights, at.biases);
    double rate = 1 / (STEEPEST + decay);
    var next = zero();
    for (int label = 0; label < labels.size(); label++) {
      Vectors.add(next.weights[label], at.weights[label], 1 - rate * decay);
      next.biases[label] = at.biases[label];
    }
    for (int i = 0; i < centred.length; i++) {
      double[] probabilities = here.probabilities(centred[i]);
      for (int label = 0; label < labels.size(); label++) {
        double miss = (truth[texts.get(i)] == label ? 1 : 0) - probabilities[label];
        double share = rate * miss / centred.length;
        Vectors.add(next.weights[label], centred[i], share);
        next.biases[label] += (float) share;
      }
    }
    return next;
  }

  private Model blend(Model next, Model before, double momentum) {
    var ahead = zero();
    for (int label = 0; label < labels.size(); label++) {
      Vectors.add(ahead.weights[label], next.weights[label], 1 + momentum);
      Vectors.add(ahead.weights[label], before.weights[label], -momentum);
      ahead.biases[label] =
          (float) ((1 + momentum) * next.biases[label] - momentum * before.biases[label]);
    }
    return ahead;
  }

  private List<Integer> all() {
    return IntStream.range(0, truth.length).boxed().toList();
  }
}
