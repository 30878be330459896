package io.groundswell.silver;

import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who a record speaks of.
 *
 * <p>A person is the product's own user id. Where a record has only an e-mail, the person is the
 * user that some source has linked to that address by then; until then the address itself, written
 * {@code email:...}. The first link stays. Raw ids leave this package only as pseudonyms.
 *
 * <p>Reads all sightings up to the last day: a link said once holds, and they grow with people, not
 * with use.
 */
final class People {
  /** The tables that say who is who; a job that asks for people lists them among its inputs. */
  static final List<Table> SOURCES = List.of(SIGHTINGS);

  /** The raw key of a person. */
  static final String PERSON = "person";

  /** The product's user id of a record, null when it has none. */
  static final String RAW_ID = "raw_id";

  /** The normal e-mail address of a record, null when it has none. */
  static final String EMAIL = "email";

  /** The account of a user as {@link #accounts} names it. */
  static final String ACCOUNT_OF_USER = "account_of_user";

  private static final String PRODUCT_ID = "_product_id";

  private People() {}

  /**
   * Each time a source spoke of a person who is not one of our agents: person, account_id, email,
   * name, phone, role, signed_up_at and {@link Versions#ORDER}. Once more when a later link told
   * who it was.
   */
  static Dataset<Row> sightings(Inputs in) {
    return identified(spokenOf(in), links(in));
  }

  /** From each e-mail to the product user that it was first linked to, and since when. */
  static Dataset<Row> links(Inputs in) {
    var said =
        spokenOf(in)
            .withColumn(PRODUCT_ID, col(RAW_ID))
            .withColumn(OBSERVED_AT, col(Sightings.FIRST_OBSERVED_AT));
    return FirstKnown.of(said, EMAIL, PRODUCT_ID);
  }

  /**
   * Adds {@link #PERSON} to rows that have {@link #RAW_ID} and {@link #EMAIL}; a row known only by
   * its e-mail comes once more on the day when that e-mail was linked to a user.
   */
  static Dataset<Row> identified(Dataset<Row> rows, Dataset<Row> links) {
    var asked = rows.withColumn("_asked", when(col(RAW_ID).isNull(), col(EMAIL)));
    var facts = links.withColumnRenamed(EMAIL, "_asked");
    return FirstKnown.byThenOrLater(asked, facts, "_asked", PRODUCT_ID)
        .withColumn(PERSON, coalesce(col(RAW_ID), col(PRODUCT_ID), byEmail(col(EMAIL))))
        .drop("_asked", PRODUCT_ID);
  }

  /**
   * Adds {@link #PERSON} to rows whose {@code requester} is the id of a Zendesk user or Intercom
   * contact (see {@link Support}); once more on the day when a later record told who that is.
   */
  static Dataset<Row> withRequester(Dataset<Row> rows, Inputs in) {
    var requesters =
        identified(Support.people(in).where(col("role").equalTo("customer")), links(in));
    var isByEmail = col(PERSON).startsWith("email:");
    var users = persons(requesters.where(not(isByEmail)), "_user");
    var addresses = persons(requesters.where(isByEmail), "_address");
    var byUser = FirstKnown.byThenOrLater(rows, users, "requester", "_user");
    return FirstKnown.byThenOrLater(byUser, addresses, "requester", "_address")
        .withColumn(PERSON, coalesce(col("_user"), col("_address")))
        .drop("_user", "_address");
  }

  private static Dataset<Row> persons(Dataset<Row> requesters, String name) {
    return FirstKnown.of(requesters.withColumnRenamed(PERSON, name), Support.SUPPORT_ID, name)
        .withColumnRenamed(Support.SUPPORT_ID, "requester");
  }

  /** The versions of users with nothing but their account, to be put beside records of that day. */
  static Dataset<Row> accounts(Dataset<Row> users) {
    return users.select(
        col(Slices.KNOWN_ON), col("user_id"), col("account_id").as(ACCOUNT_OF_USER));
  }

  /** The key of a person of whom nothing but the address is known. */
  static Column byEmail(Column email) {
    return concat(lit("email:"), email);
  }

  private static Dataset<Row> spokenOf(Inputs in) {
    // What a group call says of the account is not said of the person who made it.
    var isOwn = not(col("type").equalTo("group"));
    return in.rows(SIGHTINGS)
        .where(col("type").isin("identify", "group", "contact"))
        .where(col("user_id").isNotNull().or(col(EMAIL).isNotNull()))
        .select(
            Versions.with(
                col("user_id").as(RAW_ID),
                col("account_id"),
                col(EMAIL),
                when(isOwn, col("name")).as("name"),
                col("phone"),
                col("role"),
                when(isOwn, col("signed_up_at")).as("signed_up_at"),
                col(Sightings.FIRST_OBSERVED_AT)));
  }
}
