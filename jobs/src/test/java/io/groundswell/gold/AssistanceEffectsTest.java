package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static io.groundswell.Tables.TOUCHES;
import static io.groundswell.gold.Given.DAY;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customer Success turns to those who are there least, and keeps one in five who would leave. */
class AssistanceEffectsTest {
  private static final AssistanceEffects JOB = new AssistanceEffects();
  private static final double GAIN = 0.2;

  private static Given given;

  @BeforeAll
  static void plant() {
    var dice = new Random(4);
    given = Given.nothing();
    for (int account = 0; account < 900; account++) {
      var id = "a" + account;
      boolean isHeldBack = account % 10 == 0;
      int activeDays = dice.nextInt(28);
      boolean isTouched = !isHeldBack && dice.nextDouble() < (activeDays < 14 ? 0.8 : 0.2);
      double stays = 0.1 + 0.6 * activeDays / 28 + (isTouched ? GAIN : 0);
      given
          .row(SUCCESS_QUEUE, -100, "account_id", id, "is_held_back", isHeldBack)
          .row(SUCCESS_QUEUE, -99, "account_id", id, "is_held_back", isHeldBack)
          .row(ACCOUNT_FEATURES, -100, "account_id", id, "active_days_28d", activeDays)
          .row(ACCOUNT_FEATURES, -10, "account_id", id, "is_paying", dice.nextDouble() < stays);
      if (isTouched) {
        given.row(TOUCHES, -95, "touch_id", id, "account_id", id, "kind", "success");
      }
    }
  }

  @Test
  void theHoldBackShowsWhatOfferingDoes() {
    var row = row("success", "hold_back");

    // Every second one whom it was offered to was turned to.
    assertThat(row.<Long>getAs("treated")).isEqualTo(810);
    assertThat(row.<Long>getAs("others")).isEqualTo(90);
    assertThat(GAIN / 2).isBetween(row.<Double>getAs("effect_from"), row.getAs("effect_to"));
  }

  @Test
  void whoWasChosenIsTakenIntoAccountAndThePlainDifferenceIsWrong() {
    var row = row("success", "observational");
    double plain = row.<Double>getAs("treated_share") - row.<Double>getAs("others_share");

    assertThat(GAIN).isBetween(row.<Double>getAs("effect_from"), row.getAs("effect_to"));
    assertThat(plain).isLessThan(row.<Double>getAs("effect_from"));
  }

  @Test
  void tooFewSayNothing() {
    assertThat(row("assist", "hold_back").<Object>getAs("effect")).isNull();
    assertThat(row("assist", "observational").<Long>getAs("treated")).isZero();
  }

  @Test
  void otherDaysThanTheFirstOfAMonthHaveNone() {
    assertThat(given.yields(JOB, Run.of(DAY.plusDays(1), "r")).isEmpty()).isTrue();
  }

  private static Row row(String program, String basis) {
    return given
        .yields(JOB, Run.of(DAY, "r"))
        .where(col("program").equalTo(program).and(col("basis").equalTo(basis)))
        .head();
  }
}
