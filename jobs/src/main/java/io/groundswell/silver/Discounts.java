package io.groundswell.silver;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * What is taken off recurring revenue.
 *
 * <p>Discounts count one after the other, each on what the one before has left, and leave nothing
 * below 0. An amount is taken off each bill of the item it belongs to, of a subscription's discount
 * the item that costs most. One that counts {@code once} is the price of a single bill and no part
 * of what recurs, so it takes nothing off. A repeating one ends with its last month.
 */
final class Discounts {
  private Discounts() {}

  /** What is left per month; null where a discount counts whose terms nobody has told. */
  static Column applied(Column amount, Column discounts, Column item, Column currency, Column day) {
    var left =
        aggregate(
            filter(discounts, discount -> counts(discount, day)),
            amount.try_cast(MonthlyRevenue.EXACT),
            (sum, discount) -> less(sum, discount, item, currency));
    return when(discounts.isNull(), amount).otherwise(left);
  }

  /** The days on which one of them begins or ends to count. */
  static Column days(Column discounts) {
    var both = transform(discounts, d -> array(to_date(d.getField("starts_at")), end(d)));
    return coalesce(array_compact(flatten(both)), array().cast("array<date>"));
  }

  private static Column counts(Column discount, Column day) {
    var isOnce = lower(discount.getField("duration")).eqNullSafe(lit("once"));
    var begun = coalesce(to_date(discount.getField("starts_at")).leq(day), lit(true));
    var over = coalesce(end(discount).leq(day), lit(false));
    return not(isOnce).and(begun).and(not(over));
  }

  private static Column end(Column discount) {
    var repeats = lower(discount.getField("duration")).equalTo("repeating");
    var start = to_date(discount.getField("starts_at"));
    return coalesce(
        to_date(discount.getField("ends_at")),
        when(repeats, add_months(start, discount.getField("duration_in_months"))));
  }

  private static Column less(Column left, Column discount, Column item, Column currency) {
    var percentLeft =
        lit(100)
            .cast("decimal(9,6)")
            .minus(discount.getField("percent_off").try_cast("decimal(9,6)"));
    var byPercent = left.try_cast("decimal(27,12)").multiply(percentLeft).divide(lit(100));
    var amount =
        MonthlyRevenue.inCurrency(
            currency,
            discount.getField("amount_off"),
            discount.getField("currency"),
            discount.getField("currency_options"),
            "amount_off");
    var byAmount = left.minus(MonthlyRevenue.perMonth(amount, item));
    var none = lit(0).cast(MonthlyRevenue.EXACT);
    var rest =
        coalesce(byPercent.try_cast(MonthlyRevenue.EXACT), byAmount.try_cast(MonthlyRevenue.EXACT));
    return when(rest.isNotNull(), greatest(rest, none));
  }
}
