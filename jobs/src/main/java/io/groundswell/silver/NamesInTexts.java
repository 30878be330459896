package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static io.groundswell.silver.Versions.Field.newest;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.text.Pseudonyms;
import io.groundswell.text.Redactor;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The names that a text may hold: of the person who wrote it and of everybody of the account, as
 * far as they were known on the day of the text.
 */
final class NamesInTexts {
  private static final String ASKED = "_asked";

  private NamesInTexts() {}

  /** Rows of feedback_id, user_id, account_id and {@code text}, the text redacted. */
  static Dataset<Row> redacted(Dataset<Row> said, Inputs in, Pseudonyms pseudonyms) {
    var people =
        Versions.of(
                People.sightings(in), List.of(People.PERSON), newest("account_id"), newest("name"))
            .where(col("name").isNotNull())
            .select(
                col(KNOWN_ON).as("_since"),
                col("name"),
                eitherOf(pseudonyms.of(col(People.PERSON))));
    var names =
        said.select(col(KNOWN_ON), col("feedback_id"), eitherOf(col("user_id")))
            .join(people, ASKED)
            .where(col("_since").leq(col(KNOWN_ON)))
            .groupBy(KNOWN_ON, "feedback_id")
            .agg(array_sort(collect_set("name")).as("_names"));
    var known = coalesce(col("_names"), array().cast("array<string>"));
    return said.join(names, new String[] {KNOWN_ON, "feedback_id"}, "left")
        .withColumn("text", Redactor.column(col("text"), known))
        .drop("_names");
  }

  /** The row once for its person and once for its account. */
  private static Column eitherOf(Column userId) {
    return explode(array_compact(array(userId, concat(lit("account:"), col("account_id")))))
        .as(ASKED);
  }
}
