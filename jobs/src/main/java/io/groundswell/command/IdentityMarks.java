package io.groundswell.command;

import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Slices;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.stats.Pairs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How well ids are put together to people and accounts, among the ids that the sources named.
 *
 * @param kind of ids, or of whom they belong to
 * @param ids how many of them were named
 * @param pairs over these ids and the user or account ids that they belong to
 */
record IdentityMarks(String kind, long ids, Pairs pairs) {

  static List<IdentityMarks> of(Lakehouse lakehouse, PlantedTruth truth) {
    return of(
        lakehouse.read(SIGHTINGS),
        lakehouse.read(STRIPE_CUSTOMERS),
        lakehouse.read(IDENTITIES),
        truth.identities());
  }

  /**
   * Marks the newest answer.
   *
   * @param truth ids with whom they truly belong to
   */
  static List<IdentityMarks> of(
      Dataset<Row> sightings, Dataset<Row> customers, Dataset<Row> identities, Dataset<Row> truth) {
    var known =
        Slices.latest(identities.where(col("belongs_to").isNotNull()), "node")
            .select(col("node"), col("belongs_to").as("said"));
    var answered =
        named(sightings, customers)
            .join(truth.distinct(), "node")
            .join(known, new String[] {"node"}, "left")
            .withColumn("said", coalesce(col("said"), col("node")))
            .withColumn("kind", substring_index(col("node"), ":", 1))
            .cache();
    var marks = new ArrayList<IdentityMarks>();
    marks.add(mark("people", answered, "user", "anonymous", "email", "zendesk", "intercom"));
    for (var kind : List.of("anonymous", "email", "zendesk", "intercom")) {
      marks.add(mark(kind, answered, "user", kind));
    }
    marks.add(mark("stripe", answered, "account", "stripe"));
    answered.unpersist();
    return marks;
  }

  private static IdentityMarks mark(String name, Dataset<Row> answered, String... kinds) {
    var rows = answered.where(col("kind").isin((Object[]) kinds));
    return new IdentityMarks(name, rows.count(), Pairs.of(rows, col("said"), col("belongs_to")));
  }

  private static Dataset<Row> named(Dataset<Row> sightings, Dataset<Row> customers) {
    var ids =
        array(
            id("user", "user_id"),
            id("anonymous", "anonymous_id"),
            id("email", "email"),
            id("account", "account_id"),
            col("support_id"));
    return sightings
        .select(explode(array_compact(ids)).as("node"))
        .union(customers.select(id("stripe", "customer_id").as("node")))
        .distinct();
  }

  private static Column id(String kind, String column) {
    return concat(lit(kind + ":"), col(column));
  }
}
