package io.groundswell.silver;

import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.SIGHTINGS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who a record speaks of.
 *
 * <p>A person is the product's own user id, and after a merge the user id that it was merged into.
 * Where a record has only an e-mail, the person is the user that some source has linked to that
 * address by then; until then the address itself, written {@code email:...}. A contact of a support
 * tool of whom nothing else is known is itself. Raw ids leave this package only as pseudonyms.
 *
 * <p>Reads {@code restricted.identities}, which grows with people, not with use.
 */
final class People {
  /** The tables that say who is who; a job that asks for people lists them among its inputs. */
  static final List<Table> SOURCES = List.of(SIGHTINGS, IDENTITIES);

  /** The raw key of a person. */
  static final String PERSON = "person";

  /** The product's user id of a record, null when it has none. */
  static final String RAW_ID = "raw_id";

  /** The normal e-mail address of a record, null when it has none. */
  static final String EMAIL = "email";

  /** The account of a user as {@link #accounts} names it. */
  static final String ACCOUNT_OF_USER = "account_of_user";

  private static final String ASKED = "_asked";

  private People() {}

  /**
   * Each time a source spoke of a person who is not one of our agents: person, account_id, email,
   * name, phone, role, signed_up_at and {@link Versions#ORDER}. Once more when it became known
   * later who it was.
   */
  static Dataset<Row> sightings(Inputs in) {
    return persons(spokenOf(in), links(in)).drop(ASKED);
  }

  /** Whom each id belonged to and since when. */
  static Dataset<Row> links(Inputs in) {
    return Changes.of(in.rows(IDENTITIES));
  }

  /**
   * Adds {@link #PERSON} to rows that have {@link #RAW_ID} and {@link #EMAIL}; a row comes once
   * more on each later day on which its id or e-mail turned out to be somebody else's.
   */
  static Dataset<Row> identified(Dataset<Row> rows, Dataset<Row> links) {
    return persons(
            rows.withColumn(ASKED, coalesce(Ids.user(col(RAW_ID)), Ids.email(col(EMAIL)))), links)
        .drop(ASKED);
  }

  /**
   * Adds {@link #PERSON} to rows whose {@code requester} is the id of a Zendesk user or Intercom
   * contact (see {@link Support}); once more on the day when a later record told who that is.
   */
  static Dataset<Row> withRequester(Dataset<Row> rows, Inputs in) {
    return Changes.thenAndLater(rows, links(in), "requester", PERSON)
        .withColumn(PERSON, Ids.person(col(PERSON)));
  }

  /** The versions of users with nothing but their account, to be put beside records of that day. */
  static Dataset<Row> accounts(Dataset<Row> users) {
    return users.select(
        col(Slices.KNOWN_ON), col("user_id"), col("account_id").as(ACCOUNT_OF_USER));
  }

  private static Dataset<Row> persons(Dataset<Row> rows, Dataset<Row> links) {
    return Changes.thenAndLater(rows, links, ASKED, PERSON)
        .withColumn(PERSON, Ids.person(coalesce(col(PERSON), col(ASKED))));
  }

  private static Dataset<Row> spokenOf(Inputs in) {
    // What a group call says of the account is not said of the person who made it.
    var isOwn = not(col("type").equalTo("group"));
    var asked = coalesce(Ids.user(col("user_id")), col("support_id"), Ids.email(col(EMAIL)));
    return in.rows(SIGHTINGS)
        .where(col("type").isin("identify", "group", "contact"))
        .select(
            Versions.with(
                asked.as(ASKED),
                col("account_id"),
                col(EMAIL),
                when(isOwn, col("name")).as("name"),
                col("phone"),
                col("role"),
                when(isOwn, col("signed_up_at")).as("signed_up_at")))
        .where(col(ASKED).isNotNull());
  }
}
