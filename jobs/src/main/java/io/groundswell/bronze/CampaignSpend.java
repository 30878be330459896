package io.groundswell.bronze;

import static io.groundswell.Tables.CAMPAIGN_SPEND_RECORDS;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.day;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.at;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What advertising cost: our own columns, or the reports of Google and Meta as they export them and
 * as their APIs answer.
 *
 * <p>One row per day, channel and campaign as often as it was exported.
 */
public final class CampaignSpend implements Job {
  private static final Table LANDED = Tables.landing("ads/campaign_spend");
  private static final String FIRST_DAY = "Reporting starts";
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
            day(
                    "spend_date",
                    "day",
                    "Day",
                    "date",
                    "Date",
                    FIRST_DAY,
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
            amount("spend", "spend", "Spend", "cost", "Cost"),
            whole("millionths", "metrics.costMicros", "cost_micros"),
            whole("spend_minor"),
            word(
                "currency",
                "Currency code",
                "Currency",
                "currency_code",
                "account_currency",
                "customer.currencyCode"))
        .withColumn("currency", coalesce(col("currency"), lower(headed(1))))
        .withColumn("spend", coalesce(col("spend"), headedSpend(), inWholes()))
        .withColumn(
            "spend_minor", coalesce(col("spend_minor"), Money.minor(col("spend"), col("currency"))))
        .drop("spend", "millionths");
  }

  /** A line may be of several days, which nobody can divide. */
  private static Wire wire() {
    return Wire.plain("data")
        .ofKind(
            line -> {
              var first = coalesce(at(line, FIRST_DAY), at(line, "date_start"));
              var last = coalesce(at(line, "Reporting ends"), at(line, "date_stop"));
              return when(not(first.equalTo(last)), lit("spend of several days"));
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
