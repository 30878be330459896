package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.CONVERSION_SCORES;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.report.OneDay.DAY;
import static io.groundswell.report.OneDay.WEEK_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Business.Activation;
import org.junit.jupiter.api.Test;

class HowFreeBecomePayingTest {
  private static final Question PAYING = new HowFreeBecomePaying(new Activation("Board Shared", 7));

  @Test
  void everyStepIsCountedAmongThoseWhoHadTimeForIt() {
    var day = OneDay.nothing();
    account(day, "pays", 40, 20, true);
    account(day, "habit", 40, 16, false);
    account(day, "late", 40, 15, false);
    account(day, "young", 27, 20, true);
    account(day, "unheard", 60, 20, true);
    event(day, "first", 50, "Board Created", 0);
    event(day, "pays", 40, "Board Shared", 6);
    event(day, "habit", 40, "Board Shared", 7);
    event(day, "late", 40, "Board Shared", 8);
    var chapter = day.answer(PAYING);

    assertThat(chapter.finding())
        .isEqualTo(
            "Of 3 accounts that signed up from 11 May 2026 to 2 June 2026, 2 (67 %) activated, 2 (67 %) have a habit and 1 (33 %) pay.");
    var steps = ((Chart) chapter.shown().get(0)).figures();
    assertThat(steps.rows()).extracting(row -> row.get(1)).containsExactly(3L, 2L, 2L, 1L);
    assertThat((Double) steps.rows().get(3).get(3)).isBetween(0.05, 0.07);
    var byActivation = (Sheet) chapter.evidence().get(0).exhibits().get(0);
    assertThat(byActivation.rows().get(0)).startsWith("activated", 2L, 1L);
    assertThat(byActivation.rows().get(1)).startsWith("did not", 1L, 0L);
  }

  @Test
  void whileNoBillIsKnownNobodyPaysNothing() {
    var day = OneDay.nothing();
    account(day, "a", 40, 20, null);
    event(day, "a", 50, "Board Created", 0);

    assertThat(day.answer(PAYING).finding()).endsWith("and an unknown number pay.");
    assertThat(day.answer(PAYING).toString()).contains("[Pay, null, null, null, null]");
  }

  @Test
  void withoutTelemetryNothingIsKnown() {
    var day = OneDay.nothing();
    account(day, "a", 40, null, true);

    assertThat(day.answer(PAYING).finding()).startsWith("Unknown: ");
    assertThat(day.answer(PAYING).shown()).isEmpty();
  }

  @Test
  void whoBeganAndCeasedToPaySinceThen() {
    var day = OneDay.nothing();
    account(day, "began", 40, 1, true);
    account(day, "ceased", 40, 1, false);
    account(day, "came", 3, 1, false);
    day.rowOn(WEEK_BEFORE, ACCOUNT_FEATURES, "account_id", "began", "is_paying", false)
        .rowOn(WEEK_BEFORE, ACCOUNT_FEATURES, "account_id", "ceased", "is_paying", true);

    assertThat(day.answer(PAYING).news())
        .containsExactly("1 account signed up, 1 began to pay, 1 ceased to pay.");
  }

  @Test
  void aWrittenScoreIsNoProbability() {
    var card = OneDay.nothing().row(CONVERSION_SCORES, "score", 0.9, "method", "scorecard");
    var model =
        OneDay.nothing()
            .row(CONVERSION_SCORES, "score", 0.9, "method", "model", "learnt_on", DAY)
            .row(CONVERSION_SCORES, "score", 0.7, "method", "model", "learnt_on", DAY);

    assertThat(card.answer(PAYING).toString()).contains("is no probability");
    assertThat(model.answer(PAYING).toString())
        .contains("1.6 first payments are to be expected of 2 free accounts within 30 days");
  }

  private static void account(OneDay day, String id, int tenure, Integer activeDays, Boolean pays) {
    day.row(
            ACCOUNT_FEATURES,
            "account_id",
            id,
            "tenure_days",
            tenure,
            "active_days_28d",
            activeDays,
            "is_paying",
            pays)
        .rowOn(
            DAY.minusDays(tenure),
            ACCOUNTS,
            "account_id",
            id,
            "signed_up_at",
            DAY.minusDays(tenure) + "T09:00:00Z");
  }

  /** An event so many days after the account signed up. */
  private static void event(OneDay day, String id, int tenure, String event, int after) {
    var on = DAY.minusDays(tenure).plusDays(after);
    day.rowOn(
        on,
        EVENTS,
        "account_id",
        id,
        "event",
        event,
        "event_date",
        on,
        "occurred_at",
        on + "T09:00:00Z");
  }
}
