package io.groundswell.bronze;

import static io.groundswell.Tables.HUBSPOT_DEALS;
import static io.groundswell.bronze.Field.amount;
import static io.groundswell.bronze.Field.flag;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.at;
import static io.groundswell.bronze.Place.elementsAt;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What sales hopes to close, has closed and has lost, in HubSpot's deals: objects of the CRM API
 * with or without history, those of its first version, an export's CSV, and webhooks.
 *
 * <p>One row per deal as often as it was exported. A webhook tells one changed property, and
 * nothing of the others. A stage is the internal id that HubSpot gives it.
 */
public final class HubspotDeals implements Job {
  private static final Table LANDED = Tables.landing("hubspot/deals");
  private static final String ID_OF_DEALS = "0-3";
  private static final String HISTORY = "propertiesWithHistory.dealstage";
  private static final String VERSIONS = "properties.dealstage.versions";
  private static final Field[] STAGE = {
    text("stage", "value"), time("changed_at", "timestamp"),
  };

  @Override
  public Table output() {
    return HUBSPOT_DEALS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return deals(in.news(LANDED));
  }

  static Dataset<Row> deals(Dataset<Row> landed) {
    var read =
        wire()
            .read(
                landed,
                key(
                    "deal_id",
                    and(property("hs_object_id"), "id", "dealId", "objectId", "Record ID")),
                text("account_id", accounts()),
                text("name", and(property("dealname"), "Deal Name")),
                text("stage", and(property("dealstage"), "Deal Stage", "deal_pipeline_stage_id")),
                text("pipeline", and(property("pipeline"), "Pipeline", "deal_pipeline_id")),
                amount("amount", and(property("amount"), "Amount")),
                whole("amount_minor"),
                word("currency", and(property("deal_currency_code"), "Currency")),
                flag("is_closed", and(property("hs_is_closed"), "Is Deal Closed?")),
                flag("is_won", and(property("hs_is_closed_won"), "Is Closed Won")),
                text("loss_reason", and(property("closed_lost_reason"), "Closed Lost Reason")),
                text("notes", and(property("description"), "Deal Description")),
                time("created_at", and(property("createdate"), "createdAt", "Create Date")),
                time("closed_at", and(property("closedate"), "Close Date")),
                time(
                    "stage_changed_at",
                    and(
                        property("hs_v2_date_entered_current_stage"),
                        "properties.dealstage.timestamp",
                        "property_dealstage.timestamp")),
                time(
                    "updated_at",
                    and(
                        property("hs_lastmodifieddate"),
                        "updatedAt",
                        "occurredAt",
                        "Last Modified Date")),
                list("stages", deal -> stages(deal), STAGE).from(HISTORY, VERSIONS),
                flag("is_deleted", "archived", "isDeleted", "_fivetran_deleted"),
                text("owner_id", property("hubspot_owner_id")),
                text("told", "subscriptionType"),
                text("property", "propertyName"),
                text("value", "propertyValue"));
    return changed(read)
        // An export lists all companies of a deal in one cell; the first is the primary one.
        .withColumn("account_id", substring_index(col("account_id"), ";", 1))
        .withColumn("currency", lower(col("currency")))
        .withColumn(
            "amount_minor",
            coalesce(col("amount_minor"), Money.minor(col("amount"), col("currency"))))
        .withColumn("stage_changed_at", coalesce(col("stage_changed_at"), lastEntered()))
        .drop("amount", "told", "property", "value");
  }

  /** Webhooks of every kind of object come to one address; those of deals are ours. */
  private static Wire wire() {
    return Wire.plain("results", "deals")
        .ofKind(
            item -> {
              var type = at(item, "objectTypeId");
              var told = at(item, "subscriptionType");
              return coalesce(
                  when(type.notEqual(ID_OF_DEALS), concat(lit("an object of type "), type)),
                  when(told.endsWith(".associationChange").or(told.endsWith(".merge")), told),
                  substring_index(told, ".", 1));
            },
            "deal",
            "object");
  }

  /** What one webhook says, in the columns of a deal. */
  private static Dataset<Row> changed(Dataset<Row> read) {
    return read.withColumn("name", or("name", told("dealname")))
        .withColumn("stage", or("stage", told("dealstage")))
        .withColumn("stage_changed_at", or("stage_changed_at", stageToldAt()))
        .withColumn("pipeline", or("pipeline", told("pipeline")))
        .withColumn("amount", or("amount", told("amount").try_cast("decimal(28,6)")))
        .withColumn("currency", or("currency", told("deal_currency_code")))
        .withColumn("is_closed", or("is_closed", told("hs_is_closed").try_cast("boolean")))
        .withColumn("is_won", or("is_won", told("hs_is_closed_won").try_cast("boolean")))
        .withColumn("loss_reason", or("loss_reason", told("closed_lost_reason")))
        .withColumn("notes", or("notes", told("description")))
        .withColumn("closed_at", or("closed_at", Typed.instant(told("closedate"))))
        .withColumn("is_deleted", or("is_deleted", isToldDeleted()));
  }

  private static Column or(String column, Column told) {
    return coalesce(col(column), told);
  }

  private static Column told(String property) {
    return when(col("property").equalTo(property).and(col("value").notEqual("")), col("value"));
  }

  private static Column stageToldAt() {
    return when(col("property").equalTo("dealstage"), col("updated_at"));
  }

  private static Column isToldDeleted() {
    return when(col("told").rlike("\\.(deletion|privacyDeletion)$"), true)
        .when(col("told").isin("deal.restore", "object.restore"), false);
  }

  private static Column stages(Column deal) {
    return coalesce(elementsAt(deal, HISTORY), elementsAt(deal, VERSIONS));
  }

  private static Column lastEntered() {
    return array_max(transform(col("stages"), stage -> stage.getField("changed_at")));
  }

  private static String[] accounts() {
    var own = Stream.concat(Stream.of(property("workspace_id")), Stream.of(property("account_id")));
    var companies =
        Stream.of(
            "associations.companies.results[0].id",
            "associations.companies[0].id",
            "associations.associatedCompanyIds[0]",
            "companies[0]",
            "Associated Company IDs");
    return Stream.concat(own, companies).toArray(String[]::new);
  }

  /** Where a property stands: in the first version of the API, in the third, and in tables. */
  private static String[] property(String name) {
    return Stream.of("properties.", "property_", "properties_", "")
        .flatMap(within -> Stream.of(within + name + ".value", within + name))
        .toArray(String[]::new);
  }

  private static String[] and(String[] paths, String... more) {
    return Stream.concat(Stream.of(paths), Stream.of(more)).toArray(String[]::new);
  }
}
