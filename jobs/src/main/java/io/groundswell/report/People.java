package io.groundswell.report;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Slices;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who is behind a pseudonym, and what their company is like; names only when asked for. */
final class People {
  private People() {}

  /**
   * The rows with the company's {@code plan} and {@code employees}, and, if asked for, its name.
   */
  static Dataset<Row> ofCompanies(Dataset<Row> rows, Facts facts) {
    var companies = facts.today(ACCOUNT_FEATURES).select("account_id", "plan", "employees");
    var known = rows.join(companies, new String[] {"account_id"}, "left");
    if (!facts.hasContacts()) {
      return known;
    }
    var names =
        Slices.latest(facts.in().rows(ACCOUNTS), "account_id")
            .select(col("account_id"), col("name").as("account_name"));
    return known
        .join(names, new String[] {"account_id"}, "left")
        .withColumn("account_name", coalesce(col("account_name"), col("account_id")));
  }

  /**
   * The rows with {@code name} and {@code email} of the person, if asked for.
   *
   * @param listed rows of people who passed every gate, and of nobody else
   * @param person the column with the pseudonym
   */
  static Dataset<Row> named(Dataset<Row> listed, String person, Facts facts) {
    if (!facts.hasContacts()) {
      return listed;
    }
    var contacts =
        Slices.latest(facts.in().rows(CONTACTS), "user_id")
            .select(col("user_id").as("_person"), col("name"), col("email"));
    return listed.join(contacts, col(person).equalTo(col("_person")), "left").drop("_person");
  }
}
