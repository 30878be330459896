package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;

/**
 * Which user ids became another's.
 *
 * <p>Of each user id the first merge that was ever said counts, so that merges form trees. Most are
 * stars: many ids before, one after. A star is followed by itself; where the one after was merged
 * in turn, the chains are followed together, in the order in which they were said (see {@link
 * MergeWalk}). Of one user at most {@value #MOST_PER_USER} merges are looked at.
 */
final class Merges {
  /** More ids than this were never one person's; what is said after them is quarantined. */
  static final int MOST_PER_USER = 1_000;

  private static final Column[] ORDER = {
    col(KNOWN_ON),
    col(OBSERVED_AT),
    col("source_file"),
    col("source_line"),
    col("item"),
    col("node")
  };

  private static final UserDefinedFunction FOLLOWED =
      udf((UDF1<scala.collection.Seq<Row>, Row[]>) MergeWalk::followed, MergeWalk.STEPS)
          .withName("followed");

  private Merges() {}

  /**
   * Every change of a user id: the columns of {@link Identities}.
   *
   * @param claims of each user id the one merge that counts: node, linked_to, confidence and {@link
   *     Versions#ORDER}
   * @param accounts which accounts a user was named in: node, account and known_on
   * @param customers the billing customers of accounts: account, customer and known_on
   */
  static Dataset<Row> followed(Dataset<Row> claims, Dataset<Row> accounts, Dataset<Row> customers) {
    var ranked =
        claims.withColumn(
            "_rank", row_number().over(Window.partitionBy(col("linked_to")).orderBy(ORDER)));
    var looked = ranked.where(col("_rank").leq(MOST_PER_USER)).drop("_rank");
    var tooMany =
        ranked
            .where(col("_rank").gt(MOST_PER_USER))
            .drop("_rank")
            .withColumn("belongs_to", lit(null).cast("string"))
            .withColumn("outcome", lit(MergeWalk.TOO_MANY_IDS));
    return walked(withCustomers(inTrees(looked), accounts, customers)).unionByName(tooMany);
  }

  /**
   * Adds the tree in which a merge is followed: the id after, unless that id or one of the ids
   * before stands in the middle of a chain.
   */
  private static Dataset<Row> inTrees(Dataset<Row> claims) {
    var ends =
        claims
            .withColumn("_claim", struct(col("*")))
            .withColumn(
                "_end",
                explode(
                    array(
                        struct(col("node").as("id"), lit(true).as("is_before")),
                        struct(col("linked_to").as("id"), lit(false).as("is_before")))))
            .select(col("_claim"), col("_end.id").as("_id"), col("_end.is_before").as("_before"));
    var atId = Window.partitionBy(col("_id"));
    var isMiddle = max(col("_before")).over(atId).notEqual(min(col("_before")).over(atId));
    var inStar = Window.partitionBy(col("_claim.linked_to"));
    return ends.withColumn("_middle", isMiddle)
        .withColumn("_chained", max(col("_middle")).over(inStar))
        .where(col("_before"))
        .select(
            col("_claim.*"),
            when(col("_chained"), lit("")).otherwise(col("_claim.linked_to")).as("_tree"));
  }

  /** Adds who pays for the two, and since when that is known. */
  private static Dataset<Row> withCustomers(
      Dataset<Row> claims, Dataset<Row> accounts, Dataset<Row> customers) {
    var ofUser =
        accounts
            .join(
                customers.select(
                    col("account").as("_account"),
                    col("customer"),
                    col(KNOWN_ON).as("_paid_since")),
                col("account").equalTo(col("_account")))
            .groupBy(col("node"))
            .agg(
                collect_set(
                        struct(
                            greatest(col(KNOWN_ON), col("_paid_since")).as("since"),
                            col("customer")))
                    .as("_customers"));
    var before = ofUser.withColumnRenamed("_customers", "customers_before");
    var after = ofUser.select(col("node").as("_after"), col("_customers").as("customers_after"));
    var none = array().cast("array<struct<since: date, customer: string>>");
    return claims
        .join(before, new String[] {"node"}, "left")
        .join(after, col("linked_to").equalTo(col("_after")), "left")
        .drop("_after")
        .withColumn("customers_before", coalesce(col("customers_before"), none))
        .withColumn("customers_after", coalesce(col("customers_after"), none));
  }

  private static Dataset<Row> walked(Dataset<Row> claims) {
    var claim =
        struct(
            col(KNOWN_ON),
            col(OBSERVED_AT),
            col("source_file"),
            col("source_line"),
            col("item"),
            col("node"),
            col("linked_to"),
            col("customers_before"),
            col("customers_after"));
    var steps =
        claims
            .groupBy(col("_tree"))
            .agg(array_sort(collect_list(claim)).as("_claims"))
            .select(inline(FOLLOWED.apply(col("_claims"))));
    return steps.select(
        col(KNOWN_ON),
        col("node"),
        col("linked_to"),
        lit(Links.MERGE).as("link"),
        lit(1.0).as("confidence"),
        col(OBSERVED_AT),
        col("source_file"),
        col("source_line"),
        col("item"),
        col("belongs_to"),
        col("outcome"));
  }
}
