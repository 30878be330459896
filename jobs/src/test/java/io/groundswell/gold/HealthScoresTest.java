package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.INVOICES;
import static io.groundswell.gold.Given.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Run;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HealthScoresTest {
  private static final HealthScores JOB = new HealthScores();

  @Test
  void useThatFellSilentlyIsQuiet() {
    assertThat(said(paying("trend", -0.5, "tickets_90d", 0))).containsEntry("is_quiet", true);
    assertThat(said(paying("trend", -0.5, "tickets_90d", 1))).containsEntry("is_quiet", false);
    assertThat(said(paying("trend", -0.2, "tickets_90d", 0))).containsEntry("is_quiet", false);
    assertThat(said(paying("trend", -0.5, "touches_success_30d", 1)))
        .containsEntry("is_quiet", false);
  }

  @Test
  void withoutTelemetryItAbstains() {
    assertThat(said(paying("usage_known", false)))
        .containsEntry("abstains", true)
        .containsEntry("score", null)
        .containsEntry("contributions", null);
  }

  @Test
  void theCardSaysWhyAnAccountMayLeave() {
    var calm = said(paying("trend", 0.2, "active_days_28d", 20));
    var row = said(paying("trend", -0.8, "active_days_28d", 0, "failed_payments_90d", 1));

    assertThat((Double) row.get("score")).isGreaterThan(3 * (Double) calm.get("score"));
    assertThat(row).containsEntry("method", "scorecard");
    assertThat(AdvocacyScoresTest.strings(row.get("reasons")))
        .containsExactly(
            "Uses the product less than the month before",
            "Was there on 0 days of 28",
            "1 failed payment");
  }

  @Test
  void whoDoesNotPayHasNoHealth() {
    var given = Given.nothing().row(ACCOUNT_FEATURES, 0, "account_id", "acme", "is_paying", false);
    assertThat(given.yields(JOB, Run.of(DAY, "r")).isEmpty()).isTrue();
  }

  /** 300 paying accounts; a third of them are there on few days and leave sooner. */
  @Test
  void departuresAreLearntFrom() {
    var dice = new Random(3);
    var given = Given.nothing();
    for (int account = 0; account < 300; account++) {
      for (int snapshot = 18; snapshot >= 0; snapshot--) {
        int on = -90 - 14 * snapshot;
        int days = account % 3 == 0 ? dice.nextInt(6) : 10 + dice.nextInt(18);
        given.row(ACCOUNT_FEATURES, on, account(account, true, days));
        if (dice.nextDouble() < (account % 3 == 0 ? 0.06 : 0.005)) {
          given.row(ACCOUNT_FEATURES, on + 7, account(account, false, 0));
          break;
        }
      }
    }
    var run = Run.of(DAY, "r");
    given.row(INVOICES, -400, "invoice_id", "i", "amount_paid", 1);
    var curves = new ScoreCurves(Given.business());
    var card = curves.walk(given.inputs(curves, run, rows -> rows), run).cards().get(DAY).get(1);

    assertThat(card.name()).isEqualTo("churn");
    assertThat(card.metrics().get("auc")).as(card.reason()).isGreaterThan(0.6);
  }

  private static Map<String, Object> said(Object... paying) {
    var given = Given.nothing().row(ACCOUNT_FEATURES, 0, paying);
    return given.theRow(JOB, "account_id", "acme");
  }

  private static Object[] paying(Object... more) {
    var fixed = new Object[] {"account_id", "acme", "is_paying", true};
    var known = new Object[] {"usage_known", true};
    boolean says = java.util.Arrays.asList(more).contains("usage_known");
    return java.util.stream.Stream.of(fixed, says ? new Object[0] : known, more)
        .flatMap(java.util.Arrays::stream)
        .toArray();
  }

  private static Object[] account(int account, boolean isPaying, int activeDays) {
    return new Object[] {
      "account_id",
      "a" + account,
      "is_paying",
      isPaying,
      "is_free",
      !isPaying,
      "usage_known",
      true,
      "active_days_28d",
      activeDays,
      "employees",
      account % 17
    };
  }
}
