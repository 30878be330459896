package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.silver.Versions.Field.newest;
import static io.groundswell.silver.Versions.OBSERVED_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The discount that a customer has as a whole, as it was known day by day.
 *
 * <p>The customer says it ({@code customer.discount}), or a discount that names a customer and
 * nothing smaller: no subscription, no item, no single bill. A customer has one at most, so what
 * was said last holds.
 */
final class CustomerDiscounts {
  /** A list of one discount; empty when the customer has none. */
  static final String NAME = "customer_discounts";

  private CustomerDiscounts() {}

  /** One row per customer and day on which it changed: known_on, customer_id and the discount. */
  static Dataset<Row> versions(Inputs in) {
    var said =
        in.rows(STRIPE_CUSTOMERS)
            .where(col("discounts").isNotNull())
            .select(Versions.with(col("customer_id"), col("discounts").as(NAME)));
    return Versions.of(said.unionByName(given(in)), List.of("customer_id"), newest(NAME));
  }

  private static Dataset<Row> given(Inputs in) {
    var isOfAll =
        Stream.of("subscription_id", "subscription_item_id", "bill_id")
            .map(id -> col(id).isNull())
            .reduce(col("object").equalTo("discount"), Column::and);
    var terms =
        Stream.concat(Stream.of("coupon_id"), Catalogue.TERMS.stream()).map(name -> col(name));
    var discount =
        Stream.concat(Stream.of(col("object_id").as("discount_id")), terms).toArray(Column[]::new);
    var one = array(struct(discount));
    var isGone = coalesce(col("is_deleted"), lit(false));
    return in.rows(STRIPE_DISCOUNTS)
        .where(isOfAll.and(col("customer_id").isNotNull()))
        // One that takes the place of another comes within the second in which that one goes.
        .withColumn(
            OBSERVED_AT,
            when(isGone, col(OBSERVED_AT).minus(expr("INTERVAL 1 MICROSECOND")))
                .otherwise(col(OBSERVED_AT)))
        .withColumn(NAME, when(not(isGone), one).otherwise(filter(one, any -> lit(false))))
        .select(Versions.with(col("customer_id"), col(NAME)));
  }
}
