package io.groundswell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A column that knows the future is named, and one that is merely good is not. */
class LeaksTest {
  private static final Planted PLANTED = Planted.rows(3_000, 21);

  @Test
  void nothingIsSaidOfHonestColumns() {
    assertThat(suspects(PLANTED.examples(), List.of())).isEmpty();
  }

  @Test
  void aColumnOfTheFutureIsNamedAndTheModelRefused() {
    var dice = new SplittableRandom(1);
    double[] refund = new double[3_000];
    for (int i = 0; i < refund.length; i++) {
      refund[i] = (PLANTED.labels[i] ? 10 : 0) + 3 * dice.nextDouble();
    }
    var examples = PLANTED.with(Attribute.ofNumbers("refund", refund));
    var foretold = new Backtest(Learner.standard()).folds(examples);

    assertThat(suspects(examples, List.of())).containsExactly("refund");
    assertThat(Verdict.of(Quality.measured(foretold))).isEqualTo(Verdict.TOO_GOOD);
    assertThat(Verdict.TOO_GOOD.isPublishable).isFalse();
  }

  /** As the seconds of a call: not sure by itself, yet all others together tell far less. */
  @Test
  void aColumnWithoutWhichAllIsOrdinaryIsNamed() {
    var dice = new SplittableRandom(2);
    double[] seconds = new double[3_000];
    for (int i = 0; i < seconds.length; i++) {
      double noise = dice.nextDouble() + dice.nextDouble() + dice.nextDouble() - 1.5;
      seconds[i] = (PLANTED.labels[i] ? 0.85 : 0) + noise;
    }
    assertThat(suspects(PLANTED.with(Attribute.ofNumbers("seconds", seconds)), List.of()))
        .containsExactly("seconds");
  }

  @Test
  void aReasonThatOnlyThoseWhoLeftHaveIsNamed() {
    var dice = new SplittableRandom(3);
    String[] reason = new String[3_000];
    for (int i = 0; i < reason.length; i++) {
      boolean isAsked = PLANTED.labels[i] && dice.nextDouble() < 0.5;
      reason[i] = isAsked ? List.of("price", "support", "other").get(dice.nextInt(3)) : null;
    }
    assertThat(suspects(PLANTED.with(Attribute.ofWords("reason", reason)), List.of()))
        .containsExactly("reason");
  }

  @Test
  void anIdThatTellsIsNamedThoughItIsNotLearntFrom() {
    double[] sorted = new double[3_000];
    String[] ofTwoTables = new String[3_000];
    double[] honest = new double[3_000];
    int yes = 0;
    int no = 0;
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = PLANTED.labels[i] ? yes++ : 10_000 + no++;
      ofTwoTables[i] = (PLANTED.labels[i] ? "W-" : "L-") + i;
      honest[i] = i;
    }
    var left =
        List.of(
            Attribute.ofNumbers("row_id", sorted),
            Attribute.ofWords("key", ofTwoTables),
            Attribute.ofNumbers("account_id", honest));
    assertThat(left).allMatch(column -> Usefulness.against(column) != null);
    assertThat(suspects(PLANTED.examples(), left)).containsExactlyInAnyOrder("row_id", "key");
  }

  private static List<String> suspects(Examples examples, List<Attribute> leftOut) {
    var table =
        new LearningTable(
            examples,
            "yes",
            leftOut.stream().map(c -> new LearningTable.LeftOut(c.name(), "an id", c)).toList(),
            examples.size(),
            0);
    return Leaks.of(table, "label", 42).stream().map(Suspect::column).toList();
  }
}
