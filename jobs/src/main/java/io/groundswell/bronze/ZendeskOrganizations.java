package io.groundswell.bronze;

import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.texts;
import static io.groundswell.bronze.Field.time;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The companies that support knows, in Zendesk's organization objects.
 *
 * <p>One row per organization as often as it was exported.
 */
public final class ZendeskOrganizations implements Job {
  private static final Table LANDED = Tables.landing("zendesk/organizations");

  @Override
  public Table output() {
    return ZENDESK_ORGANIZATIONS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return organizations(in.news(LANDED));
  }

  static Dataset<Row> organizations(Dataset<Row> landed) {
    return Wire.zendesk("organization", "organizations")
        .read(
            landed,
            key("organization_id", "id"),
            text("external_id"),
            text("name"),
            texts("domain_names", "[,;\\s]+"),
            time("created_at"),
            time("updated_at"));
  }
}
