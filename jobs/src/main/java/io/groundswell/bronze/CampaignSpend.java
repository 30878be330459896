package io.groundswell.bronze;

import static io.groundswell.Tables.CAMPAIGN_SPEND_RECORDS;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.day;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What advertising cost.
 *
 * <p>One row per day, channel and campaign as often as it was exported.
 */
public final class CampaignSpend implements Job {
  private static final Table LANDED = Tables.landing("ads/campaign_spend");

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
    return Wire.plain("data")
        .read(
            landed,
            day("spend_date", "day", "date").required(),
            word("channel"),
            text("campaign").required(),
            amount("spend", "spend", "cost"),
            whole("spend_minor"),
            word("currency"))
        .withColumn(
            "spend_minor", coalesce(col("spend_minor"), Money.minor(col("spend"), col("currency"))))
        .drop("spend");
  }
}
