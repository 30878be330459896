package io.groundswell.report;

import static io.groundswell.lakehouse.Ledger.FIELDS;
import static io.groundswell.lakehouse.Ledger.FILES;
import static io.groundswell.lakehouse.Ledger.MODELS;
import static io.groundswell.lakehouse.Ledger.REJECTS;
import static io.groundswell.lakehouse.Ledger.RUNS;
import static io.groundswell.report.OneDay.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class MayItBeTrustedTest {
  private static final Question TRUST = new MayItBeTrusted();

  @Test
  void whatWasReadAndRejectedIsCountedOncePerDayAndTable() {
    var day = OneDay.nothing();
    run(day, "r1", "bronze.zendesk_tickets", DAY.minusDays(1), 80, 8);
    run(day, "r2", "bronze.zendesk_tickets", DAY, 100, 40);
    run(day, "r3", "bronze.zendesk_tickets", DAY, 120, 2);
    run(day, "r3", "bronze.stripe_invoices", DAY, 800, 0);
    run(day, "r0", "bronze.stripe_invoices", DAY.minusDays(28), 9_999, 9_999);
    day.row(FILES, "read_by", "bronze.zendesk_tickets", "arrived_for", DAY)
        .row(FILES, "read_by", "bronze.stripe_invoices", "arrived_for", DAY.minusDays(9))
        .row(FIELDS, "table_name", "bronze.zendesk_tickets", "field", "mood", "is_new", true)
        .row(REJECTS, "table_name", "bronze.zendesk_tickets", "error_type", "no_key");
    var chapter = day.answer(TRUST);

    assertThat(chapter.finding())
        .isEqualTo(
            "Of 1,000 records read since 29 June 2026, 10 (1.0 %) were rejected, each with its reason. 1 of 2 sources brought nothing in the last 7 days: stripe invoices.");
    assertThat(chapter.news())
        .containsExactly("Sources that changed their format: zendesk tickets.");
    assertThat(((Sheet) chapter.shown().get(0)).rows().get(0))
        .endsWith(200L, 10L, 0.05, List.of("mood"));
    assertThat(chapter.evidence())
        .extracting(Chapter.Folded::title)
        .containsExactly("Records that were rejected, and why");
  }

  @Test
  void aHouseThatNothingCameIntoIsUnknown() {
    assertThat(OneDay.nothing().answer(TRUST).finding())
        .isEqualTo("Unknown: no run is known that read any source.");
  }

  @Test
  void runsThatFailedAndTablesBehindAreShown() {
    var day = OneDay.nothing();
    run(day, "r1", "gold.advocates", DAY.minusDays(2), 0, 0);
    day.row(
        RUNS,
        "table_name",
        "gold.advocates",
        "status",
        "refused",
        "to_day",
        DAY,
        "message",
        "too many <b>rejects</b>");

    assertThat(day.answer(TRUST).evidence())
        .extracting(Chapter.Folded::title)
        .containsExactly("Tables that lie behind", "Runs that did not end well");
  }

  @Test
  void aModelHasACard() {
    var chapter =
        OneDay.nothing()
            .rowOn(DAY.minusDays(40), MODELS, "model", "conversion", "reason", "older")
            .rowOn(
                DAY.minusDays(29),
                MODELS,
                "model",
                "conversion",
                "published",
                true,
                "reason",
                "beats chance",
                "metrics",
                Map.of("auc", 0.81234),
                "segments",
                List.of(
                    RowFactory.create("size", "one person", 30L, 3L, 2.5, null, null, null, "few"),
                    RowFactory.create("pays", "free", 90L, 20L, 21.0, 0.8, 0.7, 0.9, null)))
            .answer(TRUST);

    assertThat(chapter.finding()).endsWith(" 1 of 1 model passed the check and is in use.");
    var card = ((Sheet) chapter.evidence().get(0).exhibits().get(0)).rows().get(0);
    assertThat(card).contains("conversion", "yes", "beats chance", List.of("auc 0.8123"));
    var parts = ((Sheet) chapter.evidence().get(0).exhibits().get(1)).rows();
    assertThat(parts)
        .containsExactly(
            Arrays.asList("conversion", "pays", "free", 90L, 20L, 21.0, 0.8, 0.7, 0.9, null),
            Arrays.asList(
                "conversion", "size", "one person", 30L, 3L, 2.5, null, null, null, "few"));
  }

  private static void run(
      OneDay day, String id, String table, LocalDate of, long read, long rejected) {
    day.rowOn(
        of,
        RUNS,
        "run_id",
        id,
        "stage",
        table.startsWith("bronze") ? "land" : "publish",
        "table_name",
        table,
        "from_day",
        of,
        "to_day",
        of,
        "status",
        "done",
        "rows_read",
        read,
        "rows_rejected",
        rejected,
        "ended_at",
        of + "T0" + id.charAt(1) + ":00:00Z");
  }
}
