package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.round;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Validity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts names to the pseudonyms of those who passed every gate, as both stood on the day. */
final class Named {
  private Named() {}

  /**
   * The listed rows with the name and e-mail of {@code person} and the name of the account.
   *
   * @param gold rows with a {@code rank}, null when held back
   */
  static Dataset<Row> listed(Dataset<Row> gold, String person, Inputs in, Run run) {
    var contacts =
        Validity.of(in.rows(CONTACTS), run, "user_id")
            .select(
                col("user_id").as("_person"),
                col("name"),
                col("email"),
                col(Validity.FROM).as("_person_from"),
                col(Validity.UNTIL).as("_person_until"));
    return accounts(gold.where(col("rank").isNotNull()), in, run)
        .join(contacts, holds(person, "_person"), "left")
        .withColumn("score", round(col("score"), 1))
        .withColumn("reasons", array_join(col("reasons"), "; "));
  }

  /** The rows with the {@code account_name} of the day. */
  static Dataset<Row> accounts(Dataset<Row> gold, Inputs in, Run run) {
    var accounts =
        Validity.of(in.rows(ACCOUNTS), run, "account_id")
            .select(
                col("account_id").as("_account"),
                col("name").as("account_name"),
                col(Validity.FROM).as("_account_from"),
                col(Validity.UNTIL).as("_account_until"));
    return gold.join(accounts, holds("account_id", "_account"), "left");
  }

  private static Column holds(String key, String version) {
    return col(key)
        .equalTo(col(version))
        .and(col("known_on").geq(col(version + "_from")))
        .and(col("known_on").lt(col(version + "_until")));
  }
}
