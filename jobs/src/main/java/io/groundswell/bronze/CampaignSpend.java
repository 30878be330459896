package io.groundswell.bronze;

import static io.groundswell.Tables.CAMPAIGN_SPEND_RECORDS;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.at;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What advertising cost: our own columns, or the reports of Google, Meta and LinkedIn as they
 * export them and as the interfaces of the first two answer.
 *
 * <p>One row per day, channel and campaign as often as it was exported. The total below a report is
 * the spend of no campaign, and a reject.
 */
public final class CampaignSpend implements Job {
  private static final Table LANDED = Tables.landing("ads/campaign_spend");
  private static final String FIRST_DAY = "Reporting starts";
  private static final String DAY_OF_LINKEDIN = "Start Date (in UTC)";
  private static final String SAID = "spend_date";
  private static final String DAY = "_day";
  private static final List<String> TOTALS = List.of("Day", "Campaign", "Campaign status");
  private static final String IN_A_CURRENCY =
      "\"Amount spent \\(([A-Z]{3})\\)\"\\s{0,9}:\\s{0,9}\"([0-9.,]{1,30})\"";

  @Override
  public Table output() {
    return CAMPAIGN_SPEND_RECORDS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return spend(in.news(LANDED));
  }

  static Dataset<Row> spend(Dataset<Row> landed) {
    return wire()
        .read(
            landed,
            text(
                    SAID,
                    "day",
                    "Day",
                    "date",
                    "Date",
                    FIRST_DAY,
                    DAY_OF_LINKEDIN,
                    "By Day",
                    "Gregorian date",
                    "TimePeriod",
                    "date_start",
                    "date_day",
                    "segments.date")
                .required(),
            word("channel", "channel", "Channel", "platform"),
            text(
                    "campaign",
                    "Campaign",
                    "Campaign name",
                    "Campaign Name",
                    "campaign_name",
                    "campaign.name")
                .required(),
            amount("spend", "spend", "Spend", "cost", "Cost", "Total Spent"),
            whole("millionths", "metrics.costMicros", "metrics.cost_micros", "cost_micros"),
            whole("spend_minor"),
            word(
                "currency",
                "Currency code",
                "Currency",
                "currency_code",
                "account_currency",
                "customer.currencyCode",
                "customer.currency_code"),
            text("day_of_linkedin", DAY_OF_LINKEDIN))
        .withColumn(DAY, WrittenDays.in(col(SAID), col("day_of_linkedin").isNotNull()))
        .withColumn(Rejects.COLUMN, coalesce(col(Rejects.COLUMN), noDay()))
        .withColumn("currency", coalesce(col("currency"), lower(headed(1))))
        .withColumn("spend", coalesce(col("spend"), headedSpend(), inWholes()))
        .withColumn(
            "spend_minor", coalesce(col("spend_minor"), Money.minor(col("spend"), col("currency"))))
        .drop("spend", "millionths", SAID, "day_of_linkedin")
        .withColumnRenamed(DAY, SAID);
  }

  private static Column noDay() {
    var untold = lit(", and nothing in its file tells whether day or month comes first");
    var why =
        concat(
            lit("spend_date is to be a day, but is '"),
            substring(col(SAID), 1, Field.SHOWN_CHARACTERS),
            lit("'"),
            when(WrittenDays.isOneInSomeOrder(col(SAID)), untold).otherwise(""));
    return when(
        col(DAY).isNull(),
        Rejects.because("wrong_type", why, col("source_file"), col("source_line"), col("record")));
  }

  /** A line may be of several days, which nobody can divide, or of all campaigns. */
  private static Wire wire() {
    return Wire.plain("data")
        .ofKind(
            line -> {
              var first =
                  coalesce(at(line, FIRST_DAY), at(line, "date_start"), at(line, DAY_OF_LINKEDIN));
              var last =
                  coalesce(
                      at(line, "Reporting ends"),
                      at(line, "date_stop"),
                      at(line, "End Date (in UTC)"));
              var isTotal =
                  TOTALS.stream()
                      .map(name -> coalesce(at(line, name).startsWith("Total: "), lit(false)))
                      .reduce(Column::or)
                      .orElseThrow();
              return when(not(first.equalTo(last)), lit("spend of several days"))
                  .when(isTotal, lit("a total"));
            },
            "spend of a day");
  }

  private static Column headedSpend() {
    return Typed.amount(headed(2));
  }

  /** Meta writes the currency into the name of the column. */
  private static Column headed(int part) {
    var found = regexp_extract(col("record"), IN_A_CURRENCY, part);
    return when(found.notEqual(""), found);
  }

  private static Column inWholes() {
    return col("millionths").cast("decimal(28,6)").divide(1_000_000);
  }
}
