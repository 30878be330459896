package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostingTest {
  /** XGBoost adds floats; the tables are sums of the same numbers as doubles. */
  @Test
  void tablesSayWhatTheTreesSay() {
    var examples = Planted.rows(2_000, 11).examples().inOrder(1);
    var rows = BinnedRows.of(Binning.of(examples, 64), examples);
    var layout = new Layout(rows);
    double[] from = new double[examples.size()];
    Arrays.fill(from, -0.25);
    int[] learnt = IntStream.range(0, 1_500).toArray();
    int[] held = IntStream.range(1_500, 2_000).toArray();
    for (var settings : List.of(Learner.CURVES, Learner.PAIRS)) {
      var grown = new Boosting(layout, examples, settings, 1).grow(learnt, held, from, Map.of());
      var effects = new Effects(rows, rows);
      effects.addBaseline(-0.25);
      if (settings.depth() == 1) {
        effects.addCurves(grown.trees(), layout, 1);
      } else {
        effects.addPairs(grown.trees(), layout, 1);
      }
      double[] before = effects.glassBox(Platt.NONE).margins(examples);
      effects.purify(examples.weights());
      double[] after = effects.glassBox(Platt.NONE).margins(examples);

      assertThat(grown.trees()).isNotEmpty();
      for (int i = 0; i < held.length; i++) {
        assertThat(before[held[i]]).isEqualTo(grown.margins()[i], within(1e-5));
        assertThat(after[held[i]]).isEqualTo(before[held[i]], within(1e-9));
      }
    }
  }
}
