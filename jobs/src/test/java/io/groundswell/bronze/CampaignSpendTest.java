package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What advertising cost, in our columns and in those of the platforms. */
class CampaignSpendTest {
  private static final CampaignSpend JOB = new CampaignSpend();

  @Test
  void spendIsCountedInMinorUnits() {
    var read =
        Landed.records(
                "{'day':'2026-01-14','channel':'Search','campaign':'Boards','spend':'120.55',"
                    + "'currency':'USD'}",
                "{'day':'2026-01-14','channel':'search','campaign':'Boards','spend':'0.005',"
                    + "'currency':'usd'}",
                "{'day':'2026-01-14','campaign':'Boards','spend':'1,200','currency':'usd'}",
                "{'channel':'search','campaign':'Boards','spend':'1'}")
            .by(new CampaignSpend());
    assertThat(read.column("spend_minor")).containsExactly(12055L, 1L);
    assertThat(read.column("channel")).containsExactly("search", "search");
    assertThat(read.reasons()).containsExactly("wrong_type", "missing_key");
  }

  @Test
  void readsTheReportsOfPlatforms() {
    var read =
        Landed.records(
                "{'Day':'2026-01-01','Campaign':'Brand','Currency code':'CAD','Cost':'1,012.34'}",
                "{'Reporting starts':'2026-01-01','Reporting ends':'2026-01-01','Campaign name':"
                    + "'Broad','Amount spent (JPY)':'1234','Impressions':'45012'}",
                "{'Day':'2026-01-01','Campaign name':'Broad','Amount spent (EUR)':'1,234.56'}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("campaign")).containsExactly("Brand", "Broad", "Broad");
    assertThat(read.column("spend_minor")).containsExactly(101_234L, 1234L, 123_456L);
    assertThat(read.column("currency")).containsExactly("cad", "jpy", "eur");
    assertThat(read.column("spend_date")).allMatch(day -> day.toString().equals("2026-01-01"));
  }

  @Test
  void readsTheAnswersOfTheirInterfaces() {
    var read =
        Landed.records(
                "{'data':[{'campaign_name':'Broad','spend':'12.34','date_start':'2026-01-01',"
                    + "'date_stop':'2026-01-01','account_currency':'USD'}]}",
                "{'segments':{'date':'2026-01-01'},'campaign':{'resourceName':'c/1','name':'Brand'},"
                    + "'metrics':{'costMicros':'12345600'},'customer':{'currencyCode':'USD'}}")
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("campaign")).containsExactly("Broad", "Brand");
    assertThat(read.column("spend_minor")).containsExactly(1234L, 1235L);
    assertThat(read.column("currency")).containsExactly("usd", "usd");
  }

  @Test
  void theSpendOfSeveralDaysIsThatOfNone() {
    var read =
        Landed.records(
                "{'Reporting starts':'2026-01-01','Reporting ends':'2026-01-31','Campaign name':"
                    + "'Broad','Amount spent (USD)':'99'}")
            .by(JOB);
    assertThat(read.reasons()).containsExactly("other_object");
  }
}
