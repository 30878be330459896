package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.gold.AdvocacyScoresTest.columnsToFix;
import static io.groundswell.gold.AdvocacyScoresTest.strings;
import static io.groundswell.gold.AdvocacyScoresTest.values;
import static io.groundswell.gold.Given.DAY;
import static io.groundswell.gold.Given.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.lakehouse.Check;
import io.groundswell.lakehouse.Run;
import org.junit.jupiter.api.Test;

class AssistScoresTest {
  private static final AssistScores JOB = new AssistScores(Given.business());

  @Test
  void wantingAndNotBeingAbleAreTwoAnswers() {
    var stuck = score("checkout_started_28d", 2, "checkout_failed_28d", 2, "pricing_views_28d", 4);
    var able = score("checkout_started_28d", 2, "checkout_failed_28d", 0, "pricing_views_28d", 4);

    assertThat(stuck.get("wants")).isEqualTo(able.get("wants"));
    assertThat((double) stuck.get("cannot_alone")).isGreaterThan(0.6);
    assertThat((double) able.get("cannot_alone")).isLessThan(0.15);
    assertThat(strings(stuck.get("reasons")))
        .containsExactly("2 checkouts failed", "2 checkouts started", "4 views of pricing");
  }

  @Test
  void whatIsMissingGivesNothingAndSaysSo() {
    var unknown = score();

    assertThat((double) unknown.get("wants")).isEqualTo(1 / (1 + Math.exp(2.1)), within(1e-12));
    assertThat(values(unknown)).containsEntry("pricing_views_28d", "not known");
    assertThat(strings(unknown.get("reasons"))).isEmpty();
  }

  @Test
  void theTopPlanHasNothingLeftToBuy() {
    var given =
        Given.nothing().row(ACCOUNT_FEATURES, 0, "account_id", "acme", "plan", "enterprise");

    assertThat(given.yields(JOB, Run.of(DAY, "r")).isEmpty()).isTrue();
  }

  @Test
  void everyContractRuleHoldsOnRandomRows() {
    var run = new Run(day(0), day(2), "r");
    var scores = Given.chance(JOB, run, 3, 150).yields(JOB, run);

    assertThat(scores.isEmpty()).isFalse();
    for (var check : Given.contract(JOB.output()).checks()) {
      if (check instanceof Check.Holds || check instanceof Check.Between) {
        assertThat(scores.where(check.failures()).isEmpty()).as(check.rule()).isTrue();
      }
    }
  }

  @Test
  void noColumnToldToGetSomethingFixedIsRead() {
    var run = Run.of(DAY, "r");
    var given = Given.chance(JOB, run, 3, 100);

    assertThat(Given.said(given.yields(JOB, run, t -> t.drop(columnsToFix()))))
        .isEqualTo(Given.said(given.yields(JOB, run)));
  }

  private static java.util.Map<String, Object> score(Object... features) {
    var all = new Object[features.length + 4];
    System.arraycopy(features, 0, all, 4, features.length);
    all[0] = "account_id";
    all[1] = "acme";
    all[2] = "plan";
    all[3] = "free";
    return Given.nothing().row(ACCOUNT_FEATURES, 0, all).theRow(JOB, "account_id", "acme");
  }
}
