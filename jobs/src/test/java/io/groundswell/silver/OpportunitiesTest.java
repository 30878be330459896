package io.groundswell.silver;

import static io.groundswell.Tables.HUBSPOT_DEALS;
import static io.groundswell.Tables.SALESFORCE_OPPORTUNITIES;
import static io.groundswell.Tables.SALESFORCE_OPPORTUNITY_HISTORY;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpportunitiesTest {
  private final Opportunities job = new Opportunities();
  private final Story story = new Story();

  @Test
  void aDealGoesFromStageToStageAndIsLostForAReason() {
    record(1, "1 09:00", "Prospecting", false, false, null);
    record(2, "1 09:00", "Prospecting", false, false, null);
    record(4, "4 09:00", "Lost for good", true, false, "Ask bob@customer.example why");
    assertThat(
            columns(
                story.days(job, 1, 5),
                "known_on",
                "opportunity_id",
                "source",
                "account_id",
                "stage",
                "amount",
                "currency",
                "is_closed",
                "is_won",
                "reason"))
        .containsExactly(
            "1|d1|salesforce|a1|Prospecting|500|eur|false|false|null",
            "4|d1|salesforce|a1|Lost for good|500|eur|true|false|Ask <EMAIL> why");
  }

  @Test
  void theStageEnteredLastCountsInWhateverOrderItIsTold() {
    record(2, "2 09:00", "Negotiation", false, false, null);
    history(3, "Prospecting", "1 09:00");
    history(3, "Closed Won", "3 09:00");
    record(5, "4 09:00", "Negotiation", false, false, null);
    assertThat(columns(story.days(job, 1, 6), "known_on", "stage", "is_closed", "is_won"))
        .containsExactly(
            "2|Negotiation|false|false", "3|Closed Won|true|true", "5|Negotiation|false|false");
  }

  @Test
  void theHistoryThatADealBringsAlongIsTheSourcesOwn() {
    story.row(
        1,
        HUBSPOT_DEALS,
        "deal_id",
        "7",
        "stage",
        "contractsent",
        "is_closed",
        false,
        "updated_at",
        "1 12:00",
        "stages",
        new Object[] {stage("qualifiedtobuy", "1 09:00"), stage("contractsent", "1 11:00")},
        "stage_changed_at",
        "1 11:00");
    webhook(2, "closedwon", "2 09:00");
    webhook(3, "contractsent", "1 10:00");
    assertThat(
            columns(
                story.days(job, 1, 4),
                "known_on",
                "opportunity_id",
                "source",
                "stage",
                "stage_changed_at",
                "is_won"))
        .containsExactly(
            "1|hubspot-7|hubspot|contractsent|2026-01-01 11:00:00.0|false",
            "2|hubspot-7|hubspot|closedwon|2026-01-02 09:00:00.0|true");
  }

  @Test
  void whatWasSaidOfAnEarlierStageIsTrueNoMore() {
    story.row(
        1,
        HUBSPOT_DEALS,
        "deal_id",
        "7",
        "stage",
        "x1",
        "is_closed",
        true,
        "is_won",
        true,
        "updated_at",
        "1 12:00",
        "stage_changed_at",
        "1 12:00");
    webhook(2, "x2", "2 09:00");
    story.row(2, HUBSPOT_DEALS, "deal_id", "8", "updated_at", "2 09:00", "is_deleted", true);
    assertThat(
            columns(story.days(job, 1, 2), "known_on", "opportunity_id", "is_closed", "is_deleted"))
        .containsExactlyInAnyOrder(
            "1|hubspot-7|true|false", "2|hubspot-7|false|false", "2|hubspot-8|false|true");
  }

  private void record(
      int day, String at, String stage, boolean closed, boolean won, String reason) {
    story.row(
        day,
        SALESFORCE_OPPORTUNITIES,
        "opportunity_id",
        "d1",
        "account_id",
        "a1",
        "stage",
        stage,
        "amount_minor",
        500,
        "currency",
        "eur",
        "is_closed",
        closed,
        "is_won",
        won,
        "loss_reason",
        reason,
        "stage_changed_at",
        at,
        "updated_at",
        at);
  }

  private void history(int day, String stage, String at) {
    story.row(
        day,
        SALESFORCE_OPPORTUNITY_HISTORY,
        "opportunity_id",
        "d1",
        "stage",
        stage,
        "changed_at",
        at);
  }

  private void webhook(int day, String stage, String at) {
    story.row(
        day,
        HUBSPOT_DEALS,
        "deal_id",
        "7",
        "stage",
        stage,
        "updated_at",
        at,
        "stage_changed_at",
        at);
  }

  private static Object stage(String name, String at) {
    return org.apache.spark.sql.RowFactory.create(
        name, java.sql.Timestamp.valueOf("2026-01-0" + at + ":00"));
  }
}
