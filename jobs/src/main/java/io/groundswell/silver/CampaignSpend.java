package io.groundswell.silver;

import static io.groundswell.Tables.CAMPAIGN_SPEND;
import static io.groundswell.Tables.CAMPAIGN_SPEND_RECORDS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

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
 * <p>One row per day of spend, channel and campaign, and day on which it changed. Channels correct
 * their figures for weeks, so the newest export replaces the ones before; where one names a
 * campaign twice, its last line does.
 *
 * <p>Reads all spend up to the last day: a row per campaign and day, since a correction has no
 * limit.
 */
public final class CampaignSpend implements Job {
  private static final List<String> KEY = List.of("spend_date", "channel", "campaign");

  @Override
  public Table output() {
    return CAMPAIGN_SPEND;
  }

  @Override
  public List<Table> inputs() {
    return List.of(CAMPAIGN_SPEND_RECORDS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Versions.of(read(in.rows(CAMPAIGN_SPEND_RECORDS)), KEY, newest("cost"))
        .where(run.covers(col(KNOWN_ON)))
        .select(
            col(KNOWN_ON),
            col("spend_date"),
            col("channel"),
            col("campaign"),
            col("cost.spend"),
            col("cost.currency"));
  }

  private static Dataset<Row> read(Dataset<Row> records) {
    return records
        .where(col("spend_minor").isNotNull())
        // An export does not say when its figures were true, so they are in the order of arrival.
        .withColumn(OBSERVED_AT, lit(null).cast("timestamp"))
        .select(
            Versions.with(
                col("spend_date"),
                coalesce(Json.filled(col("channel")), lit("unknown")).as("channel"),
                col("campaign"),
                struct(col("spend_minor").as("spend"), col("currency")).as("cost")));
  }
}
