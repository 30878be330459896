package io.groundswell.silver;

import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.IDENTITY_CONFLICTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Links.ALIAS;
import static io.groundswell.silver.Links.ANONYMOUS_ID;
import static io.groundswell.silver.Links.BILLING_METADATA;
import static io.groundswell.silver.Links.COMPANY_ID;
import static io.groundswell.silver.Links.CONTACT;
import static io.groundswell.silver.Links.CONTACT_EMAIL;
import static io.groundswell.silver.Links.EMAIL;
import static io.groundswell.silver.Links.EXTERNAL_ID;
import static io.groundswell.silver.Links.MERGE;
import static io.groundswell.silver.Links.SEEN_WITH;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Links between ids that some source said and that were not followed, for a person to look at.
 *
 * <p>One row per id and reason, on the day on which it was first seen. A second user on a device,
 * an address or a contact is no reason to make two people one: the first stays, and here it says
 * whom else it was seen with. A merge of two users for whom different customers pay is quarantined.
 *
 * <p>Reads what the run's days said, its own rows, and whom each id belongs to.
 */
public final class IdentityConflicts implements Job {
  private final Business business;
  private final Pseudonyms pseudonyms;

  public IdentityConflicts(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return IDENTITY_CONFLICTS;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Links.SOURCES.stream(), Stream.of(IDENTITIES, IDENTITY_CONFLICTS))
        .toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var roots = Changes.of(in.rows(IDENTITIES));
    var said = Links.said(in, business).unionByName(Links.merges(in));
    var against =
        firsts(disputed(said, roots))
            .join(
                in.rows(IDENTITY_CONFLICTS).select("node_id", "reason"),
                new String[] {"node_id", "reason"},
                "left_anti");
    return against
        .unionByName(described(refused(in.news(IDENTITIES))))
        .where(run.covers(col(KNOWN_ON)));
  }

  /** What was said of an id that belongs to somebody else. */
  private static Dataset<Row> disputed(Dataset<Row> said, Dataset<Row> roots) {
    // An alias is also said as a merge, and a contact says more by its user id than by its address.
    var firm = said.where(not(col("link").isin(ALIAS, CONTACT, CONTACT_EMAIL)));
    var held = Changes.asOf(firm, roots, "node", "kept");
    return Changes.asOf(held, roots, "linked_to", "refused")
        .withColumn("refused", coalesce(col("refused"), col("linked_to")))
        .withColumn("reason", reason())
        .where(not(col("kept").equalTo(col("refused"))));
  }

  private static Column reason() {
    return when(col("link").isin(ANONYMOUS_ID, SEEN_WITH), "device_of_several_users")
        .when(col("link").equalTo(EMAIL), "address_of_several_users")
        .when(col("link").equalTo(EXTERNAL_ID), "contact_of_several_users")
        .when(col("link").equalTo(MERGE), "alias_of_several_users")
        .when(col("link").equalTo(BILLING_METADATA), "customer_of_several_accounts")
        .when(col("link").equalTo(COMPANY_ID), "company_of_several_accounts");
  }

  /** Merges that were looked at and not followed. */
  private static Dataset<Row> refused(Dataset<Row> identities) {
    var isRefused = col("outcome").isin(MergeWalk.BILLING_CUSTOMERS_DIFFER, MergeWalk.TOO_MANY_IDS);
    return identities
        .where(isRefused)
        .withColumn("kept", col("node"))
        .withColumn("refused", col("linked_to"))
        .withColumn("reason", col("outcome"));
  }

  private Dataset<Row> firsts(Dataset<Row> disputed) {
    var first =
        struct(
            col(KNOWN_ON),
            col(OBSERVED_AT),
            col("source_file"),
            col("source_line"),
            col("item"),
            col("link"),
            col("kept"),
            col("refused"));
    return described(
        disputed
            .groupBy("node", "reason")
            .agg(min(first).as("_first"))
            .select(col("node"), col("reason"), col("_first.*")));
  }

  /** Accounts are named by their ids, people by their pseudonyms. */
  private Dataset<Row> described(Dataset<Row> conflicts) {
    return conflicts
        .withColumn("kind", substring_index(col("node"), ":", 1))
        .withColumn("node_id", pseudonyms.of(Ids.person(col("node"))))
        .withColumn("kept_id", named(col("kept")))
        .withColumn("refused_id", named(col("refused")))
        .select(
            col(KNOWN_ON),
            col("node_id"),
            col("kind"),
            col("link"),
            col("reason"),
            col("kept_id"),
            col("refused_id"),
            col("source_file"),
            col("source_line"),
            col("item"));
  }

  private Column named(Column id) {
    return when(id.startsWith(Ids.ACCOUNT), regexp_replace(id, "^" + Ids.ACCOUNT, ""))
        .otherwise(pseudonyms.of(Ids.person(id)));
  }
}
