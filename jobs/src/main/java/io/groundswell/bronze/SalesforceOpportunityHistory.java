package io.groundswell.bronze;

import static io.groundswell.Tables.SALESFORCE_OPPORTUNITY_HISTORY;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Salesforce.fields;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How deals went from stage to stage, in Salesforce's OpportunityHistory (one record per stage) and
 * OpportunityFieldHistory (one per changed field).
 *
 * <p>One row per record as often as it was exported.
 */
public final class SalesforceOpportunityHistory implements Job {
  private static final Table LANDED = Tables.landing("salesforce/opportunity_history");
  private static final String STAGE = "stagename";

  @Override
  public Table output() {
    return SALESFORCE_OPPORTUNITY_HISTORY;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return history(in.news(LANDED));
  }

  static Dataset<Row> history(Dataset<Row> landed) {
    return Wire.plain("records")
        .ofKind("attributes.type", "OpportunityHistory", "OpportunityFieldHistory")
        .read(
            landed,
            key("opportunity_id", fields("OpportunityId")),
            text("history_id", fields("Id")),
            word("field", fields("Field")),
            text("stage", fields("StageName")),
            text("new_value", fields("NewValue")),
            time("changed_at", fields("CreatedDate")))
        .withColumn("field", coalesce(col("field"), lit(STAGE)))
        .withColumn(
            "stage", coalesce(col("stage"), when(col("field").equalTo(STAGE), col("new_value"))))
        .drop("new_value");
  }
}
