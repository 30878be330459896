package io.groundswell.silver;

import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * That one id belongs to another, as some source said.
 *
 * <p>Ids are written with their kind, {@code user:42}, and are the nodes of the identity graph. A
 * link has a direction: its {@code node} belongs to its {@code linked_to}. Only a merge goes from
 * one user id to another; all other links attach an id that is nobody by itself, so that however
 * many users a device, an address or a contact is seen with, no two of them become one.
 *
 * <p>Mailboxes that several people read make no link.
 *
 * <p>Longer than other files, since every kind of link stands here beside the others.
 */
final class Links {
  /** Said in one call: this browser, this user. */
  static final String ANONYMOUS_ID = "anonymous_id";

  /** A call about something else carries both: this browser, this user. */
  static final String SEEN_WITH = "seen_with";

  /** Several people use this device: it stands for itself. */
  static final String SHARED_DEVICE = "shared_device";

  /** An alias call said so of an id of which nothing else is known. */
  static final String ALIAS = "alias";

  /** An alias call said so of a user id: two users become one. */
  static final String MERGE = "merge";

  /** A user has this address. */
  static final String EMAIL = "email";

  /** A support tool names the product's user id. */
  static final String EXTERNAL_ID = "external_id";

  /** A support tool names nothing but the address. */
  static final String CONTACT_EMAIL = "contact_email";

  /** A support tool names nobody: the contact stands for itself. */
  static final String CONTACT = "contact";

  /** A billing customer names the account in its metadata. */
  static final String BILLING_METADATA = "billing_metadata";

  /** An organisation or company of a support tool names the account. */
  static final String COMPANY_ID = "company_id";

  /** An address may be mistyped or handed on, an id not. */
  private static final double BY_ADDRESS = 0.95;

  /** Somebody else may sit there, and a server may write any device. */
  private static final double BY_CALL = 0.9;

  /** The tables that links are said in. */
  static final List<Table> SOURCES =
      List.of(SIGHTINGS, STRIPE_CUSTOMERS, ZENDESK_ORGANIZATIONS, INTERCOM_COMPANIES);

  private static final String SHARED = "_is_shared_mailbox";

  private Links() {}

  /**
   * Of the run's days all but merges: node, linked_to, link, confidence, {@link Versions#ORDER}.
   */
  static Dataset<Row> said(Inputs in, Business business) {
    var sightings =
        in.news(SIGHTINGS)
            .withColumn(SHARED, new Mailboxes(business).isSharedMailbox(col("email")));
    return links(sightings, ofDevice(), ofCall(), ofAlias(), ofAddress(), ofContact())
        .unionByName(billing(in))
        .unionByName(companies(in));
  }

  /** Of the same, that two users are one. */
  static Dataset<Row> merges(Inputs in) {
    return links(in.news(SIGHTINGS), ofMerge());
  }

  /** Of the same, which user is seen with which device. */
  static Dataset<Row> devices(Inputs in) {
    return links(in.news(SIGHTINGS), ofDevice(), ofCall());
  }

  /** Of sightings, which user stands beside which device in a call about something else. */
  static Dataset<Row> seen(Dataset<Row> sightings) {
    return links(sightings, ofCall());
  }

  /** Of the same, which customer pays for which account. */
  static Dataset<Row> billing(Inputs in) {
    return links(
        in.news(STRIPE_CUSTOMERS).withColumn(Sightings.FIRST_OBSERVED_AT, col(OBSERVED_AT)),
        link(
            BILLING_METADATA,
            concat(lit("stripe:"), col("customer_id")),
            Ids.account(Ids.named(col("account_id"))),
            1.0));
  }

  private static Dataset<Row> companies(Inputs in) {
    var organizations = in.news(ZENDESK_ORGANIZATIONS);
    var organization = concat(lit("zendesk_organization:"), col("organization_id"));
    var company = concat(lit("intercom_company:"), col("intercom_company_id"));
    return company(organizations, organization, "external_id")
        .unionByName(company(in.news(INTERCOM_COMPANIES), company, "company_id"));
  }

  private static Dataset<Row> company(Dataset<Row> companies, Column node, String accountId) {
    var changed = coalesce(col("updated_at"), col("created_at"));
    return links(
        companies.withColumn(Sightings.FIRST_OBSERVED_AT, changed),
        link(COMPANY_ID, node, Ids.account(Ids.named(col(accountId))), 1.0));
  }

  /** The device of an identify call, or of an alias call that names it as the id before. */
  private static Column ofDevice() {
    return when(isOfDevice(), device(ANONYMOUS_ID, 1.0));
  }

  /** The device of any other call; a server that writes the user's id for it names none. */
  private static Column ofCall() {
    var isOther = not(isOfDevice()).and(not(col("anonymous_id").equalTo(col("user_id"))));
    return when(isOther, device(SEEN_WITH, BY_CALL));
  }

  private static Column isOfDevice() {
    var isItsDevice = coalesce(col("previous_id").equalTo(col("anonymous_id")), lit(false));
    return col("type").equalTo("identify").or(col("type").equalTo("alias").and(isItsDevice));
  }

  private static Column device(String kind, double confidence) {
    return link(kind, Ids.anonymous(col("anonymous_id")), Ids.user(col("user_id")), confidence);
  }

  /** The id before may be that of a device. */
  private static Column ofAlias() {
    return when(
        isAlias(), link(ALIAS, Ids.anonymous(col("previous_id")), Ids.user(col("user_id")), 1.0));
  }

  /** The id before may as well be that of a user. */
  private static Column ofMerge() {
    return when(
        isAlias(), link(MERGE, Ids.user(col("previous_id")), Ids.user(col("user_id")), 1.0));
  }

  /** An id that is called its own alias, or that of its own device, says nothing of users. */
  private static Column isAlias() {
    var isItsDevice = coalesce(col("previous_id").equalTo(col("anonymous_id")), lit(false));
    return col("type")
        .equalTo("alias")
        .and(not(isItsDevice))
        .and(not(col("previous_id").equalTo(col("user_id"))));
  }

  private static Column ofAddress() {
    return when(
        col("type").isin("identify", "contact").and(isPersonal()),
        link(EMAIL, Ids.email(col("email")), Ids.user(col("user_id")), BY_ADDRESS));
  }

  private static Column ofContact() {
    var byId = link(EXTERNAL_ID, col("support_id"), Ids.user(col("user_id")), 1.0);
    var byAddress =
        when(
            isPersonal(),
            link(CONTACT_EMAIL, col("support_id"), Ids.email(col("email")), BY_ADDRESS));
    var itself = link(CONTACT, col("support_id"), col("support_id"), 1.0);
    return when(col("type").equalTo("contact"), coalesce(byId, byAddress, itself));
  }

  private static Column isPersonal() {
    return not(coalesce(col(SHARED), lit(true)));
  }

  /** Null where one of the two is not named. */
  private static Column link(String kind, Column node, Column linkedTo, double confidence) {
    return when(
        node.isNotNull().and(linkedTo.isNotNull()),
        struct(
            node.as("node"),
            linkedTo.as("linked_to"),
            lit(kind).as("link"),
            lit(confidence).as("confidence")));
  }

  private static Dataset<Row> links(Dataset<Row> rows, Column... links) {
    return rows.withColumn(OBSERVED_AT, col(Sightings.FIRST_OBSERVED_AT))
        .select(Versions.with(explode(array_compact(array(links))).as("_link")))
        .select(
            col(KNOWN_ON),
            col("_link.node"),
            col("_link.linked_to"),
            col("_link.link"),
            col("_link.confidence"),
            col(OBSERVED_AT),
            col("source_file"),
            col("source_line"),
            col("item"));
  }
}
