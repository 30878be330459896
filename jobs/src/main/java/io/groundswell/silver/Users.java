package io.groundswell.silver;

import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.IDENTITY_CONFLICTS;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.USERS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.all;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.Field.smallest;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The people who use the product or wrote to us.
 *
 * <p>One row per person and day on which something about them changed. The account is the group
 * that the product named last for them, in an identify or group call; ordinary events are not
 * asked, so that the history read here grows with people and not with use. A user that was merged
 * into another keeps the rows it had, and has one more that says into whom.
 */
public final class Users implements Job {
  /** Who writes from the domain of an account may be a guest, or work for its parent. */
  private static final double BY_DOMAIN = 0.5;

  private final Business business;
  private final Pseudonyms pseudonyms;

  public Users(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return USERS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(SIGHTINGS, IDENTITIES, IDENTITY_CONFLICTS);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var identities = in.rows(IDENTITIES).where(col("belongs_to").isNotNull());
    var isOurWord = col("role").isin("owner", "admin", "member");
    var seen =
        People.sightings(in)
            .withColumn("role", when(isOurWord, col("role")))
            .unionByName(evidence(identities), true)
            .unionByName(mergers(identities), true);
    var versions =
        Versions.of(
            seen,
            List.of(People.PERSON),
            newest("account_id"),
            newest("role"),
            newest(People.EMAIL),
            newest("signed_up_at"),
            smallest("confidence"),
            all("evidence"),
            newest("merged_into"));
    var described =
        withLikelyAccount(described(versions.where(run.covers(col(KNOWN_ON)))), in.rows(SIGHTINGS));
    return AsOf.join(described, Conflicts.soFar(in.rows(IDENTITY_CONFLICTS), "user_id"), "user_id")
        .withColumn("conflicts", coalesce(col("conflicts"), lit(0)));
  }

  /**
   * Adds the account whose domain is the person's, where the product named none and exactly one
   * account has that domain as of the day.
   */
  private Dataset<Row> withLikelyAccount(Dataset<Row> users, Dataset<Row> sightings) {
    var addresses = new Mailboxes(business);
    var isTelling =
        not(addresses.isFreeMail(col("domain"))).and(not(addresses.isInternal(col("domain"))));
    var firstTwo =
        sightings
            .where(col("account_id").isNotNull().and(isTelling))
            .groupBy(col("domain"), col("account_id"))
            .agg(min(KNOWN_ON).as("_since"))
            .groupBy(col("domain").as("email_domain"))
            .agg(
                slice(array_sort(collect_list(struct(col("_since"), col("account_id")))), 1, 2)
                    .as("_accounts"));
    var known = filter(col("_accounts"), account -> account.getField("_since").leq(col(KNOWN_ON)));
    var isLikely = col("account_id").isNull().and(size(known).equalTo(1));
    return users
        .join(firstTwo, new String[] {"email_domain"}, "left")
        .withColumn("likely_account_id", when(isLikely, get(known, lit(0)).getField("account_id")))
        .withColumn(
            "account_confidence",
            when(col("account_id").isNotNull(), 1.0)
                .when(col("likely_account_id").isNotNull(), BY_DOMAIN))
        .drop("_accounts");
  }

  /** What made records of other ids those of a person. */
  private static Dataset<Row> evidence(Dataset<Row> identities) {
    return identities
        .where(not(col("belongs_to").startsWith(Ids.ACCOUNT)))
        .where(not(col("link").equalTo(Links.SHARED_DEVICE)))
        .select(
            col(KNOWN_ON),
            Ids.person(col("belongs_to")).as(People.PERSON),
            col("link").as("evidence"),
            col("confidence"));
  }

  /** Users that are another from some day on. */
  private static Dataset<Row> mergers(Dataset<Row> identities) {
    return identities
        .where(col("link").equalTo(Links.MERGE))
        .select(
            Versions.with(
                Ids.person(col("node")).as(People.PERSON),
                Ids.person(col("belongs_to")).as("merged_into")));
  }

  private Dataset<Row> described(Dataset<Row> versions) {
    var addresses = new Mailboxes(business);
    var domain = Mailboxes.domain(col(People.EMAIL));
    return versions.select(
        col(KNOWN_ON),
        pseudonyms.of(col(People.PERSON)).as("user_id"),
        col("account_id"),
        col("role"),
        domain.as("email_domain"),
        addresses.isFreeMail(domain).as("is_free_mail"),
        addresses.isSharedMailbox(col(People.EMAIL)).as("is_shared_mailbox"),
        addresses.isInternal(domain).as("is_internal"),
        col("signed_up_at"),
        coalesce(col("confidence"), lit(1.0)).as("confidence"),
        col("evidence"),
        pseudonyms.of(col("merged_into")).as("merged_into"));
  }
}
