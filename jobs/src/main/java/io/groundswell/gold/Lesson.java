package io.groundswell.gold;

import io.groundswell.lakehouse.Training.Card;
import io.groundswell.lakehouse.WrongUse;
import io.groundswell.learn.Drift;
import io.groundswell.learn.Examples;
import io.groundswell.learn.Foretold;
import io.groundswell.learn.GlassBox;
import io.groundswell.learn.Learner;
import io.groundswell.learn.LearningTable;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Quality.Measured;
import io.groundswell.learn.Question;
import io.groundswell.learn.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What was learnt from the cases of a goal, and how well it foretells what it was not taught.
 *
 * <p>It is judged on the latest quarter of the cases, of a third of the accounts, by a model taught
 * on earlier cases of the other accounts; the published one is taught on all.
 */
record Lesson(Optional<GlassBox> model, Card card) {
  /** Enough for curves of this kind; more take longer and tell little more. */
  private static final int MOST_ROWS = 20_000;

  private static final int LEAST_OF_EACH = 40;
  private static final double LATEST = 0.25;
  private static final int THIRDS = 3;
  private static final long SEED = 42;
  private static final int NAMED = 5;

  /** A score from 0 to 1 that a written card gave the case. */
  static final String WRITTEN = "written";

  /** Columns of cases that are held against the model and not learnt from. */
  static final Set<String> BESIDE = Set.of(WRITTEN);

  static Lesson of(Cases cases) {
    LearningTable table;
    try {
      var question = new Question("label", "known_on", "account_id", Set.of());
      table = LearningTable.of(cases.labelled(), question, MOST_ROWS);
    } catch (WrongUse e) {
      return new Lesson(Optional.empty(), card(cases, false, e.getMessage(), 0, Map.of()));
    }
    var whole = table.examples().inOrder(SEED);
    var examples = whole.without(BESIDE);
    double cut = cut(examples.times());
    var taught = part(examples, row -> examples.times()[row] < cut && !isHeld(examples, row));
    IntPredicate isAsked = row -> examples.times()[row] >= cut && isHeld(examples, row);
    var asked = part(examples, isAsked);
    if (taught.rarer() < LEAST_OF_EACH || asked.rarer() < LEAST_OF_EACH / 4) {
      var reason =
          "Of %d cases %d came true; to learn from them and to check it, at least %d of either kind are needed before the last quarter, and %d in it."
              .formatted(examples.size(), examples.positives(), LEAST_OF_EACH, LEAST_OF_EACH / 4);
      return new Lesson(Optional.empty(), card(cases, false, reason, examples.size(), Map.of()));
    }
    var learner = new Learner(cases.goal().monotone(), 0, SEED);
    var found = judged(learner, taught, asked);
    var recency = judged(learner, only(taught), only(asked));
    double written = written(part(whole, isAsked));
    var metrics = metrics(found, recency, examples, Drift.between(taught, asked).get(0).index());
    if (!Double.isNaN(written)) {
      metrics.put("auc_of_card", written);
    }
    var verdict = Verdict.of(found);
    double auc = found.found().auc();
    boolean isBetter = auc > recency.found().auc() && !(auc <= written);
    boolean published = verdict.isPublishable && isBetter;
    var beside =
        "how recently accounts were there, with %.3f".formatted(recency.found().auc())
            + (Double.isNaN(written) ? "" : "; the written card, with %.3f".formatted(written));
    var reason =
        !verdict.isPublishable
            ? verdict.words
            : isBetter
                ? "It foretells what it was not taught with an AUC of %.3f; %s."
                    .formatted(auc, beside)
                : "What needs no model tells as much: %s; this, with %.3f.".formatted(beside, auc);
    if (!published) {
      return new Lesson(Optional.empty(), card(cases, false, reason, examples.size(), metrics));
    }
    var model = learner.learn(examples).model();
    Learner.weights(model, examples).entrySet().stream()
        .limit(NAMED)
        .forEach(part -> metrics.put("moved_by_" + part.getKey(), part.getValue()));
    return new Lesson(Optional.of(model), card(cases, true, reason, examples.size(), metrics));
  }

  private static Card card(
      Cases cases, boolean published, String reason, long examples, Map<String, Double> metrics) {
    return new Card(
        cases.goal().name(), published, reason, cases.first(), cases.last(), examples, metrics);
  }

  private static Measured judged(Learner learner, Examples taught, Examples asked) {
    double[] said = learner.learn(taught).model().probabilities(asked);
    return Quality.measured(new Foretold(said, asked.labels(), asked.weights(), asked.groups()));
  }

  /** The AUC of the written card; not a number where there is none. */
  private static double written(Examples asked) {
    return asked.attributes().stream()
        .filter(attribute -> attribute.name().equals(WRITTEN))
        .mapToDouble(
            card ->
                Quality.of(
                        new Foretold(
                            card.numbers(), asked.labels(), asked.weights(), asked.groups()))
                    .auc())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Examples only(Examples examples) {
    var others = new HashSet<String>();
    examples.attributes().forEach(attribute -> others.add(attribute.name()));
    Goal.RECENCY.forEach(others::remove);
    return examples.without(others);
  }

  private static Map<String, Double> metrics(
      Measured found, Measured recency, Examples examples, double drift) {
    var metrics = new TreeMap<String, Double>();
    metrics.put("auc", found.found().auc());
    metrics.put("auc_low", found.low().auc());
    metrics.put("auc_high", found.high().auc());
    metrics.put("auc_of_recency", recency.found().auc());
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

  private static Examples part(Examples examples, IntPredicate isWanted) {
    return examples.take(IntStream.range(0, examples.size()).filter(isWanted).toArray());
  }

  private static boolean isHeld(Examples examples, int row) {
    return new SplittableRandom(examples.groups()[row].hashCode()).nextInt(THIRDS) == 0;
  }

  private static double cut(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) ((1 - LATEST) * sorted.length)];
  }
}
