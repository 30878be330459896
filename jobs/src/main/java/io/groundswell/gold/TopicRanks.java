package io.groundswell.gold;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Topics of a day by people, revenue and tickets side by side, and where the three disagree. */
final class TopicRanks {
  /** A quarter of all places is more than what a few mentions more or less would move a topic. */
  private static final double DISAGREEMENT = 0.25;

  private TopicRanks() {}

  static Dataset<Row> of(Dataset<Row> topics) {
    return topics
        .withColumn("rank_by_users", place("users_90d"))
        .withColumn("rank_by_tickets", place("tickets_90d"))
        .withColumn("rank_by_revenue", when(col("mrr_share").isNotNull(), place("mrr_share")))
        .withColumn("_topics", count(lit(1)).over(Window.partitionBy("known_on")))
        .withColumn("ranks_apart", greatest(places()).minus(least(places())))
        .withColumn("foremost_by", foremostBy());
  }

  private static Column place(String measure) {
    return rank()
        .over(Window.partitionBy("known_on").orderBy(col(measure).desc_nulls_last()))
        .cast("bigint");
  }

  private static Column[] places() {
    return new Column[] {col("rank_by_users"), col("rank_by_revenue"), col("rank_by_tickets")};
  }

  private static Column foremostBy() {
    var first = least(places());
    var users = col("rank_by_users").equalTo(first);
    var revenue = coalesce(col("rank_by_revenue").equalTo(first), lit(false));
    var tickets = col("rank_by_tickets").equalTo(first);
    var alone = users.cast("int").plus(revenue.cast("int")).plus(tickets.cast("int")).equalTo(1);
    var disagree = col("ranks_apart").geq(col("_topics").multiply(DISAGREEMENT));
    return when(
        disagree.and(alone),
        when(users, "users").when(revenue, "revenue").when(tickets, "tickets"));
  }
}
