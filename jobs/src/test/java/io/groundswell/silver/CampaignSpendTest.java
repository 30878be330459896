package io.groundswell.silver;

import static io.groundswell.Tables.CAMPAIGN_SPEND_RECORDS;
import static io.groundswell.silver.Story.columns;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CampaignSpendTest {
  private final CampaignSpend job = new CampaignSpend();
  private final Story story = new Story();

  @Test
  void aCorrectionReplacesWhatWasKnownAndIsNotAddedToIt() {
    spend(2, 1, "search", 500);
    spend(2, 1, null, 90);
    spend(3, 1, "search", 500);
    spend(3, 2, "search", 700);
    spend(4, 1, "search", 450);
    assertThat(
            columns(
                story.days(job, 2, 5), "known_on", "spend_date", "channel", "campaign", "spend"))
        .containsExactlyInAnyOrder(
            "2|1|search|boards|500",
            "2|1|unknown|boards|90",
            "3|2|search|boards|700",
            "4|1|search|boards|450");
  }

  private void spend(int day, int spentOn, String channel, int amount) {
    story.row(
        day,
        CAMPAIGN_SPEND_RECORDS,
        "spend_date",
        spentOn,
        "channel",
        channel,
        "campaign",
        "boards",
        "spend_minor",
        amount,
        "currency",
        "usd");
  }
}
