package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
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
 * The companies that the messenger knows, in Intercom's company objects.
 *
 * <p>One row per company as often as it came. The id that Intercom makes up for the company of a
 * lead is no account's, so it is left out.
 */
public final class IntercomCompanies implements Job {
  private static final Table LANDED = Tables.landing("intercom/companies");

  @Override
  public Table output() {
    return INTERCOM_COMPANIES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Intercom.WEBHOOKS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return companies(Log.news(in, LANDED, Intercom.WEBHOOKS));
  }

  static Dataset<Row> companies(Dataset<Row> landed) {
    return Wire.intercom(
            List.of("companies"),
            List.of("company_id", "intercom_company_id"),
            Intercom.types(INTERCOM_COMPANIES))
        .read(
            landed,
            key("intercom_company_id", "id"),
            text("company_id"),
            text("name"),
            text("plan_name", "plan.name"),
            text("industry", "industry", "custom_attributes.industry"),
            count("size"),
            count("user_count"),
            time("created_at"),
            time("updated_at"),
            flag("is_deleted", "deleted"),
            word("topic").ofEvent())
        .withColumn("company_id", when(not(isMadeUp()), col("company_id")))
        .withColumn("is_deleted", Intercom.isGone())
        .drop("topic");
  }

  private static Column isMadeUp() {
    return coalesce(col("company_id").endsWith("-qualification-company"), lit(false));
  }
}
