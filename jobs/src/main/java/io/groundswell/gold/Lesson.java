package io.groundswell.gold;

import io.groundswell.lakehouse.Training.Card;
import io.groundswell.lakehouse.Training.Segment;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.learn.Challenger;
import io.groundswell.learn.Drift;
import io.groundswell.learn.Examples;
import io.groundswell.learn.Foretold;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.Learner;
import io.groundswell.learn.LearningTable;
import io.groundswell.learn.LossFall;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Quality.Measured;
import io.groundswell.learn.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was learnt from the cases of a goal, and how well it foretells what it was not taught.
 *
 * <p>It is judged by a {@link Split}; the published one is taught on all. Pairs of features stay
 * only where they foretell those later cases of others better, beyond noise.
 */
record Lesson(Optional<GlassBox> model, Card card) {
  /** A score from 0 to 1 that a written card gave the case. */
  static final String WRITTEN = "written";

  /** Columns of cases that the model is held against and does not learn from. */
  static final Set<String> BESIDE =
      Stream.concat(Stream.of(WRITTEN), Segments.NAMES.stream()).collect(Collectors.toSet());

  /** Enough for curves of this kind; more take longer and tell little more. */
  private static final int MOST_ROWS = 20_000;

  private static final int MOST_PAIRS = 5;
  private static final long SEED = 42;
  private static final int NAMED = 5;
  private static final double COIN = 0.5;

  static Lesson of(Cases cases, String because) {
    var labelled = cases.labelled();
    LearningTable table;
    try {
      var question = new Question("label", "known_on", "account_id", Set.of());
      table = LearningTable.of(labelled, question, MOST_ROWS);
    } catch (WrongUse e) {
      return refused(cases, because, e.getMessage(), 0, Map.of(), List.of());
    }
    var whole = table.examples().inOrder(SEED);
    var examples = whole.without(BESIDE);
    var split = Split.of(whole);
    if (!split.isEnough()) {
      var reason =
          "Of %d cases %d came true; to learn from them and to check it, at least %d of either kind are needed before the last quarter, and %d in it."
              .formatted(
                  examples.size(),
                  examples.positives(),
                  Split.LEAST_OF_EACH,
                  Split.LEAST_OF_EACH / 4);
      return refused(cases, because, reason, examples.size(), Map.of(), List.of());
    }
    var taught = split.taught().without(BESIDE);
    var asked = split.asked().without(BESIDE);
    var curves = new Learner(cases.goal().monotone(), 0, SEED);
    var withPairs = new Learner(cases.goal().monotone(), MOST_PAIRS, SEED);
    double[] byCurves = curves.learn(taught).model().probabilities(asked);
    double[] byPairs = withPairs.learn(taught).model().probabilities(asked);
    var fall = LossFall.of(byCurves, byPairs, asked);
    var learner = fall.isBeyondNoise() ? withPairs : curves;
    double[] said = fall.isBeyondNoise() ? byPairs : byCurves;
    var found = measured(said, asked);
    double recency = ofRecency(curves, taught, asked);
    var metrics = metrics(found, recency, examples, Drift.between(taught, asked).get(0).index());
    metrics.put("loss_fall_by_pairs", fall.mean());
    metrics.put("loss_fall_by_pairs_error", fall.error());
    var segments = Segments.of(split.asked(), said);
    var written = written(split.asked());
    written.ifPresent(auc -> metrics.put("auc_of_card", auc));
    double[] byChallenger = new Challenger(labelled.sparkSession()).learnt(taught).apply(asked);
    var challenged = LossFall.of(said, byChallenger, asked);
    metrics.put("auc_of_challenger", measured(byChallenger, asked).found().auc());
    metrics.put("loss_fall_by_challenger", challenged.mean());
    metrics.put("loss_fall_by_challenger_error", challenged.error());
    var judgement = Judgement.of(found, recency, written, challenged);
    if (!judgement.isPublishable()) {
      return refused(cases, because, judgement.words(), examples.size(), metrics, segments);
    }
    var model = learner.learn(examples).model();
    metrics.put("pairs", (double) model.surfaces().size());
    Learner.weights(model, examples).entrySet().stream()
        .limit(NAMED)
        .forEach(part -> metrics.put("moved_by_" + part.getKey(), part.getValue()));
    return new Lesson(
        Optional.of(model),
        new Card(
            cases.goal().name(),
            true,
            judgement.words(),
            because,
            cases.first(),
            cases.last(),
            examples.size(),
            metrics,
            segments));
  }

  private static Lesson refused(
      Cases cases,
      String because,
      String reason,
      long examples,
      Map<String, Double> metrics,
      List<Segment> segments) {
    return new Lesson(
        Optional.empty(),
        new Card(
            cases.goal().name(),
            false,
            reason,
            because,
            cases.first(),
            cases.last(),
            examples,
            metrics,
            segments));
  }

  private static Measured measured(double[] said, Examples asked) {
    return Quality.measured(new Foretold(said, asked.labels(), asked.weights(), asked.groups()));
  }

  /** The AUC of the written card, where there is one. */
  private static Optional<Double> written(Examples asked) {
    return asked.attributes().stream()
        .filter(attribute -> attribute.name().equals(WRITTEN))
        .map(card -> new Foretold(card.numbers(), asked.labels(), asked.weights(), asked.groups()))
        .map(foretold -> Quality.of(foretold).auc())
        .findFirst();
  }

  /** The AUC of a model that knows nothing else; a coin's where no telemetry tells it. */
  private static double ofRecency(Learner learner, Examples taught, Examples asked) {
    var known = only(taught);
    return known.attributes().isEmpty()
        ? COIN
        : measured(learner.learn(known).model().probabilities(only(asked)), asked).found().auc();
  }

  private static Examples only(Examples examples) {
    var others = new HashSet<String>();
    examples.attributes().forEach(attribute -> others.add(attribute.name()));
    Goal.RECENCY.forEach(others::remove);
    return examples.without(others);
  }

  private static Map<String, Double> metrics(
      Measured found, double recency, Examples examples, double drift) {
    var metrics = new TreeMap<String, Double>();
    metrics.put("auc", found.found().auc());
    metrics.put("auc_low", found.low().auc());
    metrics.put("auc_high", found.high().auc());
    metrics.put("auc_of_recency", recency);
    metrics.put("precision", found.found().precision());
    metrics.put("lift_at_10_percent", found.found().lift());
    metrics.put("brier", found.found().brier());
    metrics.put("brier_low", found.low().brier());
    metrics.put("brier_high", found.high().brier());
    metrics.put("ece", found.found().ece());
    metrics.put("ece_high", found.high().ece());
    metrics.put("rate", examples.rate());
    metrics.put("came_true", (double) examples.positives());
    metrics.put("most_drift", drift);
    return metrics;
  }
}
