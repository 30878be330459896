package io.groundswell.silver;

import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Changes.CHANGES;
import static io.groundswell.silver.Changes.history;
import static io.groundswell.silver.Links.ANONYMOUS_ID;
import static io.groundswell.silver.Links.CONTACT_EMAIL;
import static io.groundswell.silver.Links.MERGE;
import static io.groundswell.silver.Links.SEEN_WITH;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which person or account every id belongs to.
 *
 * <p>One row per id and day on which that changed. An id that never changed hands and stands for
 * itself, as most user ids do, has no row.
 *
 * <p>The first link of an id stays, and one that names a user goes before one that names an
 * address, so links form trees and the person of an id is the root of its tree as of the day: a
 * contact belongs to its address, the address to the user it was first said of, the user to the
 * user it was merged into. A device that calls alone give to a user is nobody's from the day on
 * which several people were seen on it. What is refused is remembered and not asked again: see
 * {@link MergeWalk}.
 *
 * <p>Reads its own rows of earlier days, which hold every first link, and what the run's days said.
 * In all sightings it looks for devices that several people use and, only when user ids merge, for
 * the accounts they were named in.
 */
public final class Identities implements Job {
  private final Business business;

  public Identities(Business business) {
    this.business = business;
  }

  @Override
  public Table output() {
    return IDENTITIES;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Links.SOURCES.stream(), Stream.of(IDENTITIES)).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    var before = in.rows(IDENTITIES).drop("belongs_to", "outcome");
    var users =
        Merges.followed(
            merges(Links.merges(in).unionByName(before), Links.devices(in).unionByName(before)),
            accountsOfUsers(in),
            customers(Links.billing(in).unionByName(before)));
    var shared = SeenTogether.shared(in.rows(SIGHTINGS));
    var links = FirstLinks.of(Links.said(in, business).unionByName(before).unionByName(shared));
    return rooted(links, Changes.of(users))
        .withColumn("outcome", lit(MergeWalk.FOLLOWED))
        .unionByName(users)
        .where(run.covers(col(KNOWN_ON)))
        .select(
            col(KNOWN_ON),
            col("node"),
            col("belongs_to"),
            col("link"),
            col("linked_to"),
            col("outcome"),
            col("confidence"),
            col(OBSERVED_AT),
            col("source_file"),
            col("source_line"),
            col("item"));
  }

  /**
   * Of each user id the first merge, unless the id was known as a device's by then: many users may
   * sign up on one device, and are not the same.
   */
  private static Dataset<Row> merges(Dataset<Row> merges, Dataset<Row> seen) {
    var devices =
        seen.where(col("link").isin(ANONYMOUS_ID, SEEN_WITH))
            .groupBy(regexp_replace(col("node"), "^" + Ids.ANONYMOUS, Ids.USER).as("_device"))
            .agg(min(KNOWN_ON).as("_seen_on"));
    var isDevice =
        col("node").equalTo(col("_device")).and(col("_seen_on").leq(col("_first." + KNOWN_ON)));
    return merges
        .where(col("link").equalTo(MERGE))
        .groupBy(col("node"))
        .agg(min(FirstLinks.inOrder(lit(false))).as("_first"))
        .join(devices, isDevice, "left_anti")
        .select(col("node"), col("_first.*"))
        .drop("_later");
  }

  /** Since when each user id was named in each account. */
  private static Dataset<Row> accountsOfUsers(Inputs in) {
    return in.rows(SIGHTINGS)
        .where(col("user_id").isNotNull().and(col("account_id").isNotNull()))
        .groupBy(Ids.user(col("user_id")).as("node"), Ids.account(col("account_id")).as("account"))
        .agg(min(KNOWN_ON).as(KNOWN_ON));
  }

  /** Which account each billing customer pays for: the one that was named first. */
  private static Dataset<Row> customers(Dataset<Row> said) {
    return said.where(col("link").equalTo(Links.BILLING_METADATA))
        .groupBy(col("node").as("customer"))
        .agg(min(FirstLinks.inOrder(lit(false))).as("_first"))
        .select(
            col("customer"),
            col("_first.linked_to").as("account"),
            col("_first." + KNOWN_ON).as(KNOWN_ON));
  }

  /**
   * Each link on its day, and again on each later day on which what it leads to changed hands: a
   * user by merges, an address by its user.
   */
  private static Dataset<Row> rooted(Dataset<Row> links, Dataset<Row> users) {
    var isByAddress = col("link").equalTo(CONTACT_EMAIL);
    var address = when(isByAddress, col("linked_to")).otherwise(col("node"));
    var ofAddress =
        max(when(not(isByAddress), col("_of_user"))).over(Window.partitionBy(col("_address")));
    var joined =
        Changes.joined(links, users, "linked_to")
            .withColumn("_address", address)
            .withColumn("_of_user", withRoots(history(col(KNOWN_ON), col(CHANGES))))
            .withColumn("_of_address", ofAddress)
            .withColumn(
                "_history",
                when(isByAddress, withRoots(history(col(KNOWN_ON), col("_of_address"))))
                    .otherwise(col("_of_user")))
            .drop("_address", "_of_user", "_of_address");
    return Changes.onEachDay(joined, "belongs_to")
        .where(coalesce(col(KNOWN_ON).lt(col("_until")), lit(true)))
        .drop("_until");
  }

  /** What nobody has taken over belongs to what it is linked to. */
  private static Column withRoots(Column history) {
    return transform(
        history,
        entry ->
            struct(
                entry.getField("since").as("since"),
                coalesce(entry.getField("root"), col("linked_to")).as("root")));
  }
}
