package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.TestSession;
import org.junit.jupiter.api.Test;

class ChallengerTest {
  /** What was planted is a sum of steps, so both can find it. */
  @Test
  void foretellsTheSameFifthsAndIsNotFarBehind() {
    var examples = Planted.rows(2_000, 61).examples();
    var ours = new Backtest(Learner.standard()).folds(examples);
    var theirs = new Challenger(TestSession.spark()).folds(examples, Learner.standard().seed());

    assertThat(theirs.labels()).isEqualTo(ours.labels());
    assertThat(Quality.of(theirs).auc()).isBetween(0.7, Quality.of(ours).auc() + 0.01);
    assertThat(Quality.of(theirs).ece()).isLessThan(0.06);
  }
}
