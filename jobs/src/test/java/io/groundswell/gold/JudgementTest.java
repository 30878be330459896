package io.groundswell.gold;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.learn.Foretold;
import io.groundswell.learn.LossFall;
import io.groundswell.learn.Quality;
import io.groundswell.learn.Quality.Measured;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final LossFall NO_BETTER = new LossFall(0.01, 0.01);

  @Test
  void whatIsBetterThanAllThatIsPlainerIsPublished() {
    assertThat(Judgement.of(good(), 0.6, Optional.of(0.65), NO_BETTER).isPublishable()).isTrue();
  }

  @Test
  void whatRecencyOrTheCardTellsAsWellIsNot() {
    assertThat(Judgement.of(good(), 0.95, Optional.empty(), NO_BETTER).words())
        .contains("What needs no model tells as much", "with 0.950");
    assertThat(Judgement.of(good(), 0.6, Optional.of(0.95), NO_BETTER).isPublishable()).isFalse();
  }

  @Test
  void norWhatALogisticRegressionTellsBetterBeyondNoise() {
    var judgement = Judgement.of(good(), 0.6, Optional.empty(), new LossFall(0.03, 0.01));
    assertThat(judgement.isPublishable()).isFalse();
    assertThat(judgement.words()).contains("lower by 0.0300, with a standard error of 0.0100");
  }

  /** Says yes more often where it comes true more often. */
  private static Measured good() {
    var dice = new Random(1);
    double[] said = dice.doubles(2000, 0.05, 0.95).toArray();
    var labels = new boolean[said.length];
    for (int row = 0; row < said.length; row++) {
      labels[row] = dice.nextDouble() < said[row];
    }
    double[] weights = new double[said.length];
    Arrays.fill(weights, 1);
    return Quality.measured(new Foretold(said, labels, weights, null));
  }
}
