package io.groundswell.bronze;

import static io.groundswell.Tables.SALESFORCE_OPPORTUNITIES;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.day;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.elementsAt;
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
 * What sales hopes to close, has closed and has lost, in Salesforce's opportunity records: pages of
 * a query, or the CSV of a bulk export.
 *
 * <p>One row per opportunity as often as it was exported, so the stages of a deal follow each
 * other. Custom fields are read under the names that most companies give them.
 */
public final class SalesforceOpportunities implements Job {
  private static final Table LANDED = Tables.landing("salesforce/opportunities");

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
    return Wire.plain("records")
        .ofKind("attributes.type", "Opportunity")
        .read(
            landed,
            key("opportunity_id", "Id"),
            text(
                "account_id",
                "Workspace_Id__c",
                "Account_Id__c",
                "Account.Workspace_Id__c",
                "AccountId"),
            text("name", "Name"),
            text("stage", "StageName"),
            amount("amount", "Amount"),
            whole("amount_minor"),
            word("currency", "CurrencyIsoCode"),
            flag("is_closed", "IsClosed"),
            flag("is_won", "IsWon"),
            text("loss_reason", "Loss_Reason__c", "LossReason", "Closed_Lost_Reason__c"),
            text("notes", "Description", "Loss_Notes__c", "Notes__c"),
            time("created_at", "CreatedDate"),
            day("close_date", "CloseDate"),
            time("stage_changed_at", "LastStageChangeDate", "SystemModstamp", "LastModifiedDate"),
            time("updated_at", "SystemModstamp", "LastModifiedDate", "LastStageChangeDate"),
            flag("is_deleted", "IsDeleted"),
            list("stages", opportunity -> elementsAt(opportunity, HISTORY), STAGE).from(HISTORY),
            text("owner_id", "OwnerId"))
        .withColumn(
            "amount_minor",
            coalesce(col("amount_minor"), Money.minor(col("amount"), col("currency"))))
        .drop("amount");
  }
}
