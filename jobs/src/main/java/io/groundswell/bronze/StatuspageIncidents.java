package io.groundswell.bronze;

import static io.groundswell.Tables.STATUSPAGE_INCIDENTS;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.texts;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
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
 * What broke, when, and what customers were told, in Statuspage's incident objects, of which its
 * maintenances are some.
 *
 * <p>One row per incident as often as it came.
 */
public final class StatuspageIncidents implements Job {
  private static final Table LANDED = Tables.landing("statuspage/incidents");
  private static final String UPDATES =
      "array<struct<affected_components: array<struct<name: string>>>>";

  @Override
  public Table output() {
    return STATUSPAGE_INCIDENTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return incidents(in.news(LANDED));
  }

  static Dataset<Row> incidents(Dataset<Row> landed) {
    return Wire.paged("incident", "incidents", "scheduled_maintenances")
        // A page's webhooks tell of its components too.
        .ofKind("component_update.component_id", "an incident")
        .read(
            landed,
            key("incident_id", "id"),
            text("name"),
            word("impact"),
            word("status"),
            texts("components", "\\s*[,;]\\s*"),
            time("started_at", "scheduled_for", "started_at", "created_at"),
            time("resolved_at"),
            time("updated_at"),
            json("updates", "incident_updates"))
        .withColumn("components", transform(col("components"), component -> nameOf(component)))
        .withColumn(
            "components", when(size(affected()).gt(0), affected()).otherwise(col("components")));
  }

  /** Those that the updates name, where the incident itself names none. */
  private static Column affected() {
    var each = from_json(col("updates"), lit(UPDATES)).getField("affected_components");
    var named = flatten(filter(each, components -> components.isNotNull()));
    var names = array_distinct(named.getField("name"));
    return when(coalesce(size(col("components")), lit(0)).leq(0), names);
  }

  /** A component comes as an object, or in a table as its name. */
  private static Column nameOf(Column component) {
    return coalesce(
        when(component.startsWith("{"), get_json_object(component, "$.name")), component);
  }
}
