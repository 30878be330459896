package io.groundswell.silver;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.IDENTITY_CONFLICTS;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.all;
import static io.groundswell.silver.Versions.Field.largest;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The companies that use the product.
 *
 * <p>One row per account and day on which something about it changed. Each field is the newest
 * value that some source gave: the product's own group calls first, Zendesk where the product is
 * silent; Stripe says who pays.
 *
 * <p>Reads every sighting, billing customer and organisation up to the last day, since a name said
 * once stays true. These are few: they grow with accounts, not with use.
 */
public final class Accounts implements Job {
  /** An id of ours that an agent or an import wrote into the support tool. */
  private static final double TYPED_BY_AGENTS = 0.9;

  private final Business business;

  public Accounts(Business business) {
    this.business = business;
  }

  @Override
  public Table output() {
    return ACCOUNTS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(SIGHTINGS, STRIPE_CUSTOMERS, ZENDESK_ORGANIZATIONS, IDENTITY_CONFLICTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var observations =
        saidByProduct(in.rows(SIGHTINGS))
            .unionByName(saidByBilling(in.rows(STRIPE_CUSTOMERS)), true)
            .unionByName(saidBySupport(in.rows(ZENDESK_ORGANIZATIONS)), true)
            .unionByName(saidByPeople(in.rows(SIGHTINGS)), true)
            .where(col("account_id").isNotNull());
    var versions =
        Versions.of(
            observations,
            List.of("account_id"),
            newest("name"),
            newest("domain"),
            newest("industry"),
            newest("country"),
            newest("employees"),
            newest("plan"),
            newest("plan_seats"),
            newest("signed_up_at"),
            newest("stripe_customer_id"),
            newest("support_name"),
            newest("support_domain"),
            all("evidence"),
            all("people_domain"),
            largest("confidence"));
    var isNamed = size(col("evidence")).gt(0);
    var described = described(versions.where(run.covers(col(KNOWN_ON)).and(isNamed)));
    return AsOf.join(
            described, Conflicts.soFar(in.rows(IDENTITY_CONFLICTS), "account_id"), "account_id")
        .withColumn("conflicts", coalesce(col("conflicts"), lit(0)));
  }

  private Dataset<Row> described(Dataset<Row> versions) {
    var domain = coalesce(col("domain"), col("support_domain"));
    // Nobody is an account because of a domain; people who write from it bear out the others.
    var isBorneOut = coalesce(array_contains(col("people_domain"), domain), lit(false));
    var evidence =
        when(isBorneOut, concat(col("evidence"), array(lit("email_domain"))))
            .otherwise(col("evidence"));
    return versions.select(
        col(KNOWN_ON),
        col("account_id"),
        coalesce(col("name"), col("support_name")).as("name"),
        domain.as("domain"),
        col("industry"),
        col("country"),
        col("employees"),
        Words.plan(business, col("plan")).as("plan"),
        col("plan_seats"),
        col("signed_up_at"),
        col("stripe_customer_id"),
        new Mailboxes(business).isInternal(domain).as("is_internal"),
        col("confidence"),
        evidence.as("evidence"));
  }

  private static Dataset<Row> saidByProduct(Dataset<Row> sightings) {
    return sightings
        .where(col("type").equalTo("group"))
        .select(
            Versions.with(
                col("account_id"),
                lit("group_call").as("evidence"),
                lit(1.0).as("confidence"),
                col("name"),
                col("domain"),
                col("industry"),
                col("country"),
                col("employees"),
                col("plan"),
                col("plan_seats"),
                col("signed_up_at")));
  }

  private Dataset<Row> saidByPeople(Dataset<Row> sightings) {
    var domain = Mailboxes.domain(col("email"));
    return sightings
        .where(col("type").equalTo("identify").and(col("email").isNotNull()))
        .where(not(new Mailboxes(business).isFreeMail(domain)))
        .select(Versions.with(col("account_id"), domain.as("people_domain")));
  }

  private static Dataset<Row> saidByBilling(Dataset<Row> customers) {
    return customers
        .where(not(coalesce(col("is_deleted"), lit(false))))
        .select(
            Versions.with(
                col("account_id"),
                lit(Links.BILLING_METADATA).as("evidence"),
                lit(1.0).as("confidence"),
                col("customer_id").as("stripe_customer_id")));
  }

  private static Dataset<Row> saidBySupport(Dataset<Row> organizations) {
    return organizations
        .withColumn(OBSERVED_AT, coalesce(col("updated_at"), col("created_at")))
        .select(
            Versions.with(
                col("external_id").as("account_id"),
                lit("organization_external_id").as("evidence"),
                lit(TYPED_BY_AGENTS).as("confidence"),
                Json.filled(col("name")).as("support_name"),
                Mailboxes.host(get(col("domain_names"), lit(0))).as("support_domain")));
  }
}
