package io.groundswell.bronze;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Landing;
import io.groundswell.lakehouse.TestSession;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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

  @Test
  void readsTheReportOfLinkedin() {
    var line =
        "{'Start Date (in UTC)':'%s','Account Name':'Loomline','Currency':'EUR','Campaign Group "
            + "Name':'All','Campaign Name':'Brand','Campaign ID':'7','Campaign Status':'ACTIVE',"
            + "'Total Spent':'%s','Impressions':'1024'}";
    var read =
        Landed.records(line.formatted("6/7/2026", "21.5"), line.formatted("6/30/2026", "1,021.50"))
            .by(JOB);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("spend_date").stream().map(Object::toString))
        .containsExactly("2026-06-07", "2026-06-30");
    assertThat(read.column("spend_minor")).containsExactly(2150L, 102_150L);
    assertThat(read.column("currency")).containsExactly("eur", "eur");
    assertThat(read.column("campaign")).containsExactly("Brand", "Brand");
  }

  @Test
  void oneRowOfAFileMayTellTheOrderOfDayAndMonthForAll() {
    assertThat(days("6/7/2026", "6/30/2026")).containsExactly("2026-06-07", "2026-06-30");
    assertThat(days("07/06/2026", "30/06/2026")).containsExactly("2026-06-07", "2026-06-30");
    assertThat(days("07.06.2026", "1.12.2026")).containsExactly("2026-06-07", "2026-12-01");
    var untold = spendOn("6/7/2026", "8/7/2026").by(JOB);
    assertThat(untold.kept()).isEmpty();
    assertThat(untold.messages().get(0))
        .isEqualTo(
            "spend_date is to be a day, but is '6/7/2026', and nothing in its file tells whether"
                + " day or month comes first");
    assertThat(spendOn("30/6/2026", "6/30/2026").by(JOB).reasons())
        .containsExactly("wrong_type", "wrong_type");
  }

  @Test
  void whatIsNoDayInAnyOrderIsNotBlamedOnTheOrder() {
    var text = "x".repeat(100);
    assertThat(spendOn("2026-13-45", "2/30/2026", "13/13/2026", text).by(JOB).messages())
        .containsExactly(
            "spend_date is to be a day, but is '2026-13-45'",
            "spend_date is to be a day, but is '2/30/2026'",
            "spend_date is to be a day, but is '13/13/2026'",
            "spend_date is to be a day, but is '" + "x".repeat(60) + "'");
  }

  /** A table may be known of several days, and no day looks at another. */
  @Test
  void aRangeOfDaysIsReadAsDayByDay() {
    var records =
        TestSession.spark()
            .createDataFrame(
                List.of(known("2026-07-07", 1, "6/7/2026"), known("2026-07-31", 2, "7/30/2026")),
                Landing.RECORDS);
    var range = days(records);
    assertThat(range).containsExactly("1|null", "2|2026-07-30");
    assertThat(range)
        .isEqualTo(
            Stream.of("2026-07-07", "2026-07-31")
                .flatMap(day -> days(records.where(col("known_on").equalTo(day))).stream())
                .toList());
  }

  private static Row known(String day, long line, String spentOn) {
    var record = "{\"day\":\"%s\",\"campaign\":\"Boards\",\"spend\":\"1\"}".formatted(spentOn);
    return RowFactory.create(Date.valueOf(day), "spend.csv", line, record, Date.valueOf(day), null);
  }

  private static List<String> days(Dataset<Row> records) {
    return CampaignSpend.spend(records).orderBy("source_line").collectAsList().stream()
        .map(row -> row.getAs("source_line") + "|" + row.getAs("spend_date"))
        .toList();
  }

  @Test
  void theTotalBelowAReportIsTheSpendOfNoCampaign() {
    var read =
        Landed.records(
                "{'Day':'2026-01-01','Campaign':'Brand','Currency code':'CAD','Cost':'12.34'}",
                "{'Day':'Total: Account','Campaign':' --','Currency code':' --','Cost':'12.34'}",
                "{'Campaign status':'Total: Search','Campaign':' --','Day':' --','Cost':'12.34'}")
            .by(JOB);
    assertThat(read.column("campaign")).containsExactly("Brand");
    assertThat(read.reasons()).containsExactly("other_object", "other_object");
  }

  private static Landed spendOn(String... days) {
    return Landed.records(
        Arrays.stream(days)
            .map("{'day':'%s','campaign':'Boards','spend':'1','currency':'usd'}"::formatted)
            .toArray(String[]::new));
  }

  private static Stream<String> days(String... written) {
    return spendOn(written).by(JOB).column("spend_date").stream().map(Object::toString);
  }
}
