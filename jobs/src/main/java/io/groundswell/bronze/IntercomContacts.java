package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_CONTACTS;
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
 * Who writes in the messenger, in Intercom's contact objects.
 *
 * <p>One row per contact as often as it came. The external id of a lead is made up by Intercom and
 * is no user's, so it is left out.
 */
public final class IntercomContacts implements Job {
  private static final Table LANDED = Tables.landing("intercom/contacts");

  @Override
  public Table output() {
    return INTERCOM_CONTACTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED, Intercom.WEBHOOKS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return contacts(Log.news(in, LANDED, Intercom.WEBHOOKS));
  }

  static Dataset<Row> contacts(Dataset<Row> landed) {
    return Wire.intercom(
            List.of("contacts", "users", "leads"),
            List.of("role", "email", "external_id"),
            Intercom.types(INTERCOM_CONTACTS))
        .read(
            landed,
            key("contact_id", "id"),
            text("external_id", "external_id", "user_id"),
            text("email"),
            text("name"),
            text("phone"),
            word("role", "role", "type").without("contact"),
            time("created_at"),
            time("updated_at"),
            flag("is_deleted", "deleted"),
            word("topic").ofEvent())
        .withColumn("external_id", when(not(isLead()), col("external_id")))
        .withColumn("is_deleted", Intercom.isGone())
        .drop("topic");
  }

  private static Column isLead() {
    return coalesce(col("role").equalTo("lead"), lit(false));
  }
}
