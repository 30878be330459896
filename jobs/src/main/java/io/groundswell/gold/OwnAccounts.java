package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNTS;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import io.groundswell.lakehouse.Inputs;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Accounts of our own people, who are no customers. */
final class OwnAccounts {
  private OwnAccounts() {}

  /**
   * The rows without those of our own accounts.
   *
   * @param day column with the day of a row; it stays if nobody knew by that day whose it is
   */
  static Dataset<Row> without(Dataset<Row> rows, String day, Inputs in) {
    var own =
        in.rows(ACCOUNTS)
            .where(col("is_internal"))
            .groupBy("account_id")
            .agg(min("known_on").as("_own_since"));
    return rows.join(broadcast(own), new String[] {"account_id"}, "left")
        .where(col("_own_since").isNull().or(col(day).lt(col("_own_since"))))
        .drop("_own_since");
  }
}
