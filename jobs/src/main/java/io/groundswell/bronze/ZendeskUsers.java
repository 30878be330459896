package io.groundswell.bronze;

import static io.groundswell.Tables.ZENDESK_USERS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who writes to support and who answers, in Zendesk's user objects.
 *
 * <p>One row per user as often as it was exported.
 */
public final class ZendeskUsers implements Job {
  private static final Table LANDED = Tables.landing("zendesk/users");

  @Override
  public Table output() {
    return ZENDESK_USERS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return users(in.news(LANDED));
  }

  static Dataset<Row> users(Dataset<Row> landed) {
    return Wire.zendesk("user", "users")
        .read(
            landed,
            key("zendesk_user_id", "id"),
            text("external_id"),
            text("email"),
            text("name"),
            text("phone"),
            word("role"),
            text("organization_id").without("0"),
            time("created_at"),
            time("updated_at"));
  }
}
