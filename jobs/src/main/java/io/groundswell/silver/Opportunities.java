package io.groundswell.silver;

import static io.groundswell.Tables.HUBSPOT_DEALS;
import static io.groundswell.Tables.OPPORTUNITIES;
import static io.groundswell.Tables.SALESFORCE_OPPORTUNITIES;
import static io.groundswell.Tables.SALESFORCE_OPPORTUNITY_HISTORY;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Redactor;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What sales hopes to close, has closed and has lost, in Salesforce and HubSpot.
 *
 * <p>One row per opportunity and day on which it changed. The stage of a day is the one entered
 * last by the source's own time, whether a record, its history or a webhook told it, in whatever
 * order they arrived. It is closed when the source says so of that stage or later; where it says
 * nothing, when the stage is called closed, won or lost.
 *
 * <p>Reads all records of deals up to the last day: people make them, so they are few.
 */
public final class Opportunities implements Job {
  private static final List<String> KEY = List.of("opportunity_id");
  private static final String AT = "at";

  @Override
  public Table output() {
    return OPPORTUNITIES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(SALESFORCE_OPPORTUNITIES, SALESFORCE_OPPORTUNITY_HISTORY, HUBSPOT_DEALS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var salesforce = ofSalesforce(in.rows(SALESFORCE_OPPORTUNITIES));
    var hubspot = ofHubspot(in.rows(HUBSPOT_DEALS));
    var observations =
        records(salesforce)
            .unionByName(records(hubspot))
            .unionByName(stages(salesforce), true)
            .unionByName(stages(hubspot), true)
            .unionByName(history(in.rows(SALESFORCE_OPPORTUNITY_HISTORY)), true);
    var versions =
        Versions.of(
            observations,
            KEY,
            newest("source"),
            newest("account_id"),
            newest("stage"),
            newest("closed"),
            newest("worth"),
            newest("reason"),
            newest("created_at"),
            newest("close_date"),
            newest("is_deleted"));
    // Not every version is one of the result: of what is told, some changes nothing.
    return Versions.changed(described(versions), KEY).where(run.covers(col(KNOWN_ON)));
  }

  private static Dataset<Row> described(Dataset<Row> versions) {
    var isLost = col("is_closed").and(not(col("is_won")));
    var nobody = lit(null).cast("array<string>");
    return versions
        .withColumn("is_closed", isClosed())
        .withColumn("is_won", isWon())
        .select(
            col(KNOWN_ON),
            col("opportunity_id"),
            col("source"),
            col("account_id"),
            col("stage.name").as("stage"),
            col("stage.entered_at").as("stage_changed_at"),
            col("worth.amount"),
            col("worth.currency"),
            col("is_closed"),
            col("is_won"),
            when(isLost, Redactor.column(col("reason"), nobody)).as("reason"),
            col("created_at"),
            col("close_date"),
            coalesce(col("is_deleted"), lit(false)).as("is_deleted"));
  }

  private static Column isClosed() {
    var said = coalesce(col("closed.is_closed"), col("closed.is_won"));
    return coalesce(when(isSaidOfStage(), said), name().rlike("^(closed)?(won|lost)$"), lit(false));
  }

  private static Column isWon() {
    var said = coalesce(col("closed.is_won"), when(not(col("closed.is_closed")), false));
    return coalesce(when(isSaidOfStage(), said), name().rlike("^(closed)?won$"), lit(false));
  }

  /** What was said of a deal before it came to its stage is true no more. */
  private static Column isSaidOfStage() {
    return coalesce(col("closed." + AT).geq(col("stage." + AT)), col("closed").isNotNull());
  }

  private static Column name() {
    return regexp_replace(lower(col("stage.name")), "[^a-z]", "");
  }

  private static Dataset<Row> ofSalesforce(Dataset<Row> records) {
    return records
        .withColumn("source", lit("salesforce"))
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("stage_changed_at")));
  }

  private static Dataset<Row> ofHubspot(Dataset<Row> deals) {
    return deals
        .withColumn("source", lit("hubspot"))
        .withColumn("opportunity_id", concat(lit("hubspot-"), col("deal_id")))
        .withColumn("close_date", to_date(col("closed_at")))
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")));
  }

  private static Dataset<Row> records(Dataset<Row> told) {
    var at = Versions.notAhead(col(OBSERVED_AT));
    var isJudged = col("is_closed").isNotNull().or(col("is_won").isNotNull());
    return told.select(
        Versions.with(
            col("opportunity_id"),
            col("source"),
            Json.filled(col("account_id")).as("account_id"),
            stage(col("stage"), col("stage_changed_at")).as("stage"),
            when(isJudged, struct(col("is_closed"), col("is_won"), at.as(AT))).as("closed"),
            when(
                    col("amount_minor").isNotNull(),
                    struct(col("amount_minor").as("amount"), lower(col("currency")).as("currency")))
                .as("worth"),
            Json.filled(col("loss_reason")).as("reason"),
            col("created_at"),
            col("close_date"),
            col("is_deleted")));
  }

  /** The stages so far, which a record may bring along. */
  private static Dataset<Row> stages(Dataset<Row> told) {
    return entered(
        told.withColumn("_entered", explode(col("stages"))),
        col("_entered.stage"),
        col("_entered.changed_at"));
  }

  private static Dataset<Row> history(Dataset<Row> changes) {
    return entered(
        changes.withColumn("source", lit("salesforce")), col("stage"), col("changed_at"));
  }

  private static Dataset<Row> entered(Dataset<Row> told, Column stage, Column at) {
    return told.withColumn("_stage", stage)
        .withColumn(OBSERVED_AT, at)
        .where(col("_stage").isNotNull().and(col(OBSERVED_AT).isNotNull()))
        .select(
            Versions.with(
                col("opportunity_id"),
                col("source"),
                stage(col("_stage"), col(OBSERVED_AT)).as("stage")));
  }

  private static Column stage(Column name, Column enteredAt) {
    var at = Versions.notAhead(col(OBSERVED_AT));
    return when(name.isNotNull(), struct(name.as("name"), enteredAt.as("entered_at"), at.as(AT)));
  }
}
