package io.groundswell.learn;

import io.groundswell.lakehouse.Failed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows small trees one after the other, each on what those before it have left (Friedman 2001),
 * and stops where rows that were held out gain nothing more.
 *
 * <p>One thread a call: the same rows then give the same trees on every machine.
 */
record Boosting(Layout layout, Examples examples, Settings settings, long seed) {

  /**
   * How trees are grown.
   *
   * @param depth 1 for curves, 2 for pairs
   * @param rate how much of a tree's answer is taken
   * @param rounds at most so many trees
   * @param patience so many trees without any gain end it
   */
  record Settings(
      int depth,
      double rate,
      int rounds,
      int patience,
      double leastWeight,
      double lambda,
      double rowShare) {}

  /**
   * What was grown.
   *
   * @param margins of the rows that were held out, in log-odds
   */
  record Grown(List<Tree> trees, float[] margins) {}

  /**
   * Grows on some rows and stops by others.
   *
   * @param from by row of all examples, the log-odds to begin with
   * @param more XGBoost's own settings beside those of this class
   */
  Grown grow(int[] rows, int[] held, double[] from, Map<String, Object> more) {
    DMatrix train = null;
    DMatrix watch = null;
    Booster booster = null;
    try {
      train = matrix(rows, from);
      watch = matrix(held, from);
      booster =
          XGBoost.train(
              train, parameters(more), 0, Map.of("held", watch, "train", train), null, null);
      double least = loss(booster, watch, 0);
      int best = 0;
      for (int round = 1; round <= settings.rounds && round - best <= settings.patience; round++) {
        booster.update(train, round - 1);
        double loss = loss(booster, watch, round);
        if (loss < least) {
          least = loss;
          best = round;
        }
      }
      var trees = best == 0 ? List.<Tree>of() : Tree.read(booster.toByteArray("json"));
      return new Grown(
          List.copyOf(trees.subList(0, best)), margins(booster, watch, held, from, best));
    } catch (XGBoostError e) {
      throw new Failed("XGBoost could not learn: " + e.getMessage(), e);
    } finally {
      dispose(train, watch, booster);
    }
  }

  private static float[] margins(
      Booster booster, DMatrix watch, int[] held, double[] from, int best) throws XGBoostError {
    float[] margins = new float[held.length];
    float[][] said = best == 0 ? null : booster.predict(watch, true, best);
    for (int i = 0; i < margins.length; i++) {
      margins[i] = said == null ? (float) from[held[i]] : said[i][0];
    }
    return margins;
  }

  /** Grows a number of trees on all rows. */
  List<Tree> grow(int[] rows, double[] from, int rounds, Map<String, Object> more) {
    DMatrix train = null;
    Booster booster = null;
    try {
      train = matrix(rows, from);
      booster = XGBoost.train(train, parameters(more), rounds, Map.of(), null, null);
      return Tree.read(booster.toByteArray("json"));
    } catch (XGBoostError e) {
      throw new Failed("XGBoost could not learn: " + e.getMessage(), e);
    } finally {
      dispose(train, null, booster);
    }
  }

  private Map<String, Object> parameters(Map<String, Object> more) {
    Map<String, Object> parameters =
        new TreeMap<>(
            Map.of(
                "objective", "binary:logistic",
                "tree_method", "hist",
                "max_bin", 1024,
                "max_depth", settings.depth,
                "eta", settings.rate,
                "min_child_weight", settings.leastWeight,
                "lambda", settings.lambda,
                "subsample", settings.rowShare,
                "base_score", 0.5));
    parameters.putAll(Map.of("nthread", 1, "seed", seed, "verbosity", 0, "eval_metric", "logloss"));
    parameters.putAll(more);
    return parameters;
  }

  private static double loss(Booster booster, DMatrix watch, int round) throws XGBoostError {
    String told = booster.evalSet(new DMatrix[] {watch}, new String[] {"held"}, round);
    return Double.parseDouble(told.substring(told.lastIndexOf(':') + 1).strip());
  }

  private DMatrix matrix(int[] rows, double[] from) throws XGBoostError {
    var matrix = new DMatrix(layout.dense(rows), rows.length, layout.columns(), Float.NaN);
    float[] labels = new float[rows.length];
    float[] weights = new float[rows.length];
    float[] margins = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = examples.labels()[rows[i]] ? 1 : 0;
      weights[i] = (float) examples.weights()[rows[i]];
      margins[i] = (float) from[rows[i]];
    }
    matrix.setLabel(labels);
    matrix.setWeight(weights);
    matrix.setBaseMargin(margins);
    return matrix;
  }

  private static void dispose(DMatrix train, DMatrix watch, Booster booster) {
    if (booster != null) {
      booster.dispose();
    }
    for (var matrix : new DMatrix[] {train, watch}) {
      if (matrix != null) {
        matrix.dispose();
      }
    }
  }
}
