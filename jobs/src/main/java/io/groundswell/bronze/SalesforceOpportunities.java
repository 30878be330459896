package io.groundswell.bronze;

import static io.groundswell.Tables.SALESFORCE_OPPORTUNITIES;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.day;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.texts;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.elementsAt;
import static io.groundswell.bronze.Salesforce.fields;
import static io.groundswell.bronze.Salesforce.lookedUp;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What sales hopes to close, has closed and has lost, in Salesforce's opportunity records: pages of
 * a query, the CSV of a bulk export, or change events.
 *
 * <p>One row per opportunity as often as it was exported, so the stages of a deal follow each
 * other. Custom fields are read under the names that most companies give them.
 */
public final class SalesforceOpportunities implements Job {
  private static final Table LANDED = Tables.landing("salesforce/opportunities");

  private static final String CHANGED = Salesforce.CHANGE + ".recordIds";
  private static final String HISTORY = "OpportunityHistories.records";
  private static final Field[] STAGE = {
    text("stage", "StageName"), time("changed_at", "CreatedDate")
  };

  @Override
  public Table output() {
    return SALESFORCE_OPPORTUNITIES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return opportunities(in.news(LANDED));
  }

  static Dataset<Row> opportunities(Dataset<Row> landed) {
    var read =
        Salesforce.wire("Opportunity")
            .read(
                landed,
                key("opportunity_id", ids()),
                text("account_id", accounts()),
                text("name", and(fields("Name"), "Opportunity Name")),
                text("stage", fields("StageName")),
                amount("amount", fields("Amount")),
                whole("amount_minor"),
                word("currency", and(fields("CurrencyIsoCode"), "Amount Currency")),
                flag("is_closed", and(fields("IsClosed"), "Closed")),
                flag("is_won", and(fields("IsWon"), "Won")),
                text(
                    "loss_reason", fields("Loss_Reason__c", "LossReason", "Closed_Lost_Reason__c")),
                text("notes", fields("Description", "Loss_Notes__c", "Notes__c")),
                time("created_at", fields("CreatedDate")),
                day("close_date", fields("CloseDate")),
                time(
                    "stage_changed_at",
                    fields("LastStageChangeDate", "SystemModstamp", "LastModifiedDate")),
                time(
                    "updated_at",
                    fields("SystemModstamp", "LastModifiedDate", "LastStageChangeDate")),
                flag("is_deleted", fields("IsDeleted")),
                flag("is_gone", "_fivetran_deleted"),
                word("change", Salesforce.CHANGE + ".changeType"),
                time("told_at", Salesforce.CHANGE + ".commitTimestamp"),
                texts("changed", ",", CHANGED),
                list("stages", opportunity -> elementsAt(opportunity, HISTORY), STAGE)
                    .from(HISTORY),
                text("owner_id", fields("OwnerId")));
    return changed(read)
        .withColumn(
            "amount_minor",
            coalesce(col("amount_minor"), Money.minor(col("amount"), col("currency"))))
        .drop("amount", "is_gone");
  }

  /**
   * One change may be of several deals; it tells them the fields that it changed, and no others.
   */
  private static Dataset<Row> changed(Dataset<Row> read) {
    var isChange = col("change").isNotNull();
    var deals = when(col(Rejects.COLUMN).isNull(), col("changed"));
    var isDeleted =
        when(col("change").endsWith("undelete"), false)
            .when(col("change").endsWith("delete").or(col("is_gone")), true)
            .otherwise(col("is_deleted"));
    var sinceWhen = coalesce(col("stage_changed_at"), col("told_at"));
    return read.select(col("*"), posexplode_outer(deals).as(new String[] {"_position", "_deal"}))
        .withColumn("item", coalesce(col("_position").plus(1), col("item")))
        .withColumn("opportunity_id", coalesce(col("_deal"), col("opportunity_id")))
        .withColumn("is_deleted", isDeleted)
        .withColumn("stage_changed_at", when(not(isChange).or(col("stage").isNotNull()), sinceWhen))
        .withColumn("updated_at", coalesce(col("updated_at"), col("told_at")))
        .drop("change", "told_at", "changed", "_position", "_deal");
  }

  private static String[] ids() {
    return and(fields("Id"), CHANGED + "[0]");
  }

  /** Further names, such as headings of reports. */
  private static String[] and(String[] paths, String... more) {
    return Stream.concat(Stream.of(paths), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] accounts() {
    return Stream.of(
            fields("Workspace_Id__c", "Account_Id__c"),
            lookedUp("Account", "Workspace_Id__c"),
            fields("AccountId"))
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }
}
