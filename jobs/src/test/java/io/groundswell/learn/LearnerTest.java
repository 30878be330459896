package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.stats.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private static final Planted PLANTED = Planted.rows(6_000, 1);
  private static final GlassBox MODEL = Learner.standard().learn(PLANTED.examples()).model();

  @Test
  void findsTheCurvesThatWerePlanted() {
    var spend = curve(MODEL, "spend");
    var plan = curve(MODEL, "plan");
    assertThat(at(spend, 80) - at(spend, 10)).isEqualTo(1.5, within(0.25));
    assertThat(at(spend, 38) - at(spend, 5)).isEqualTo(0, within(0.3));
    assertThat(at(spend, Double.NaN) - at(spend, 10)).isEqualTo(-0.5, within(0.3));
    assertThat(at(plan, "firm") - at(plan, "free")).isEqualTo(1.6, within(0.25));
    assertThat(at(plan, "team") - at(plan, "free")).isEqualTo(0.8, within(0.25));
  }

  @Test
  void tellsNewRowsNearlyAsWellAsTheTruthWould() {
    var fresh = Planted.rows(6_000, 2);
    double[] truth = IntStream.range(0, 6_000).mapToDouble(fresh::logOdds).toArray();
    assertThat(Auc.of(MODEL.margins(fresh.examples()), fresh.labels))
        .isGreaterThan(Auc.of(truth, fresh.labels) - 0.01);
  }

  @Test
  void contributionsAndBaselineAreTheScoreInEveryRow() {
    var fresh = Planted.rows(500, 3).examples();
    double[][] points = MODEL.contributions(fresh);
    double[] margins = MODEL.margins(fresh);
    double[] probabilities = MODEL.probabilities(fresh);
    for (int row = 0; row < points.length; row++) {
      double sum = MODEL.baseline() + Arrays.stream(points[row]).sum();
      assertThat(sum).isEqualTo(margins[row], within(1e-9));
      assertThat(1 / (1 + Math.exp(-sum))).isEqualTo(probabilities[row], within(1e-12));
    }
  }

  @Test
  void pointsAreZeroOnAverageSoTheBaselineIsTheUsual() {
    var examples = PLANTED.examples();
    double[][] points = MODEL.contributions(examples);
    for (int part = 0; part < MODEL.parts().size(); part++) {
      int at = part;
      assertThat(Arrays.stream(points).mapToDouble(row -> row[at]).average().orElseThrow())
          .isEqualTo(0, within(1e-6));
    }
  }

  @Test
  void aValueThatWasNeverSeenSaysNothing() {
    var strange =
        Examples.of(
            List.of(
                Attribute.ofNumbers("spend", 50, 50),
                Attribute.ofWords("plan", "unheard of", null),
                Attribute.ofNumbers("noise", 0.5, 0.5)),
            true,
            false);
    int plan = MODEL.parts().indexOf("plan");
    assertThat(MODEL.contributions(strange)[0][plan]).isZero();
    assertThat(MODEL.contributions(strange)[1][plan]).isZero();
  }

  @Test
  void theOrderOfRowsAndTheNumberOfThreadsChangeNothing() throws Exception {
    var examples = Planted.rows(1_500, 4).examples();
    var shuffled = new ArrayList<>(IntStream.range(0, 1_500).boxed().toList());
    Collections.shuffle(shuffled, new Random(5));
    var other = examples.take(shuffled.stream().mapToInt(i -> i).toArray());

    var one = Learner.standard().learn(examples).model();

    assertThat(Learner.standard().learn(other).model()).isEqualTo(one);
    var alone = new ForkJoinPool(1);
    assertThat(alone.submit(() -> Learner.standard().learn(examples).model()).get()).isEqualTo(one);
    alone.shutdown();
  }

  @Test
  void aFeatureThatMayOnlyRiseNeverFalls() {
    var planted = Planted.rows(1_500, 6);
    var learner = new Learner(Map.of("noise", 1, "spend", -1), 0, 42);
    var model = learner.learn(planted.examples()).model();
    for (var curve : model.curves()) {
      int sign = curve.feature().name().equals("noise") ? 1 : -1;
      if (curve.feature().isNumber()) {
        for (int bin = 1; bin <= curve.feature().cuts().length; bin++) {
          assertThat(sign * (curve.points()[bin] - curve.points()[bin - 1]))
              .isGreaterThanOrEqualTo(-1e-9);
        }
      }
    }
    var free = new Learner(Map.of(), 0, 42).learn(planted.examples()).model();
    var noisy = curve(free, "spend").points();
    assertThat(IntStream.range(1, noisy.length - 1).anyMatch(i -> noisy[i] > noisy[i - 1]))
        .as("unconstrained it rises")
        .isTrue();
  }

  /** Whether two numbers are on the same side of the middle: neither says anything alone. */
  @Test
  void aPairIsFoundThatNeitherColumnTellsOf() {
    var dice = new SplittableRandom(7);
    double[] one = dice.doubles(4_000).toArray();
    double[] other = dice.doubles(4_000).toArray();
    boolean[] labels = new boolean[4_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = dice.nextDouble() < ((one[i] < 0.5) == (other[i] < 0.5) ? 0.8 : 0.2);
    }
    var examples =
        Examples.of(
            List.of(Attribute.ofNumbers("one", one), Attribute.ofNumbers("other", other)), labels);

    var model = Learner.standard().learn(examples).model();

    assertThat(model.surfaces()).hasSize(1);
    assertThat(Auc.of(model.margins(examples), labels)).isGreaterThan(0.78);
    for (var curve : model.curves()) {
      assertThat(Arrays.stream(curve.points()).map(Math::abs).max().orElse(0))
          .as("nothing of the pair is left in " + curve.feature().name())
          .isLessThan(0.4);
    }
    assertThat(new Learner(Map.of(), 0, 42).learn(examples).model().surfaces()).isEmpty();
  }

  /** Nine of ten negatives are left out; the weight of the others makes up for it. */
  @Test
  void weightsKeepProbabilitiesTrue() {
    var planted = Planted.rows(20_000, 8);
    var whole = planted.examples();
    int[] kept =
        IntStream.range(0, whole.size()).filter(i -> whole.labels()[i] || i % 10 == 0).toArray();
    var sample = whole.take(kept);
    double[] weights = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      weights[i] = sample.labels()[i] ? 1 : 10;
    }
    var weighted = new Examples(sample.attributes(), sample.labels(), weights, null, null);

    double[] said = Learner.standard().learn(weighted).model().probabilities(whole);

    assertThat(Arrays.stream(said).average().orElseThrow()).isEqualTo(whole.rate(), within(0.02));
    double[] unweighted = Learner.standard().learn(sample).model().probabilities(whole);
    assertThat(Arrays.stream(unweighted).average().orElseThrow()).isGreaterThan(0.7);
  }

  @Test
  void aModelComesBackFromItsRowsToTheBit() {
    var rows = new ArrayList<>(ModelRows.of(MODEL));
    Collections.shuffle(rows, new Random(9));
    var typed =
        rows.stream()
            .<org.apache.spark.sql.Row>map(
                row ->
                    new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
                        IntStream.range(0, row.size()).mapToObj(row::get).toArray(),
                        ModelRows.COLUMNS))
            .toList();
    assertThat(ModelRows.model(typed)).isEqualTo(MODEL);
  }

  private static GlassBox.Curve curve(GlassBox model, String feature) {
    return model.curves().stream()
        .filter(curve -> curve.feature().name().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  private static double at(GlassBox.Curve curve, double number) {
    return curve.points()[curve.feature().bin(number)];
  }

  private static double at(GlassBox.Curve curve, String word) {
    return curve.points()[curve.feature().bin(word)];
  }
}
