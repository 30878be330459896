package io.groundswell.silver;

import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * What is taken off recurring revenue.
 *
 * <p>Discounts count one after the other, each on what the one before has left, and leave nothing
 * below 0. An amount is taken off each bill of the item it belongs to, of a subscription's discount
 * the item that costs most by list price, and comes off the items in proportion. A coupon that is
 * limited to some products lowers their items alone. One that counts {@code once} is the price of a
 * single bill and no part of what recurs, so it takes nothing off. A repeating one ends with its
 * last month.
 */
final class Discounts {
  private static final Column NONE = lit(0).cast(MonthlyRevenue.EXACT);

  private Discounts() {}

  /**
   * An item as {@link #applied} takes it off: its amount per month is {@code left}. What it costs
   * by its list price stays beside it and stands first, so that the largest part is the costliest
   * item.
   */
  static Column part(Column item, String amount) {
    return part(item, item.getField(amount));
  }

  private static Column part(Column item, Column left) {
    return struct(
        item.getField("per_month").try_cast(MonthlyRevenue.EXACT).as("per_month"),
        item.getField("item_id").as("item_id"),
        left.try_cast(MonthlyRevenue.EXACT).as("left"),
        item.getField("product_id").as("product_id"),
        item.getField("interval").as("interval"),
        item.getField("interval_count").as("interval_count"));
  }

  /**
   * The parts with what is left of each per month; null where a discount counts whose terms nobody
   * has told.
   */
  static Column applied(Column parts, Column discounts, Column currency, Column day) {
    var left =
        aggregate(
            filter(discounts, discount -> counts(discount, day)),
            parts,
            (rest, discount) -> less(rest, discount, currency));
    return when(discounts.isNull(), parts).otherwise(left);
  }

  /**
   * The discounts of a subscription, or those of its customer where it has none that counts.
   *
   * <p>Stripe's reference of subscriptions says of the parameter {@code discounts}: when not given
   * or empty, the subscription inherits the discount of its customer. Discounts of items stand on
   * the lines of a bill and are taken off before either.
   */
  static Column orElse(Column own, Column customer) {
    return when(exists(own, discount -> counts(discount, col(KNOWN_ON))), own).otherwise(customer);
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

  private static Column less(Column parts, Column discount, Column currency) {
    var percent = discount.getField("percent_off").try_cast("decimal(9,6)");
    var byPercent =
        transform(
            parts,
            part ->
                part(
                    part,
                    when(isMeant(part, discount), less(part, percent)).otherwise(left(part))));
    var meant = filter(parts, part -> isMeant(part, discount));
    return when(percent.isNotNull(), byPercent)
        .otherwise(spread(parts, discount, amountOff(meant, discount, currency), sum(meant)));
  }

  private static Column isMeant(Column part, Column discount) {
    var products = discount.getField("products");
    return coalesce(size(products).leq(0), lit(true))
        .or(coalesce(array_contains(products, part.getField("product_id")), lit(false)));
  }

  private static Column less(Column part, Column percent) {
    var rest = lit(100).cast("decimal(9,6)").minus(percent);
    var exact = left(part).try_cast("decimal(27,12)").multiply(rest).divide(lit(100));
    return when(left(part).isNotNull(), greatest(exact.try_cast(MonthlyRevenue.EXACT), NONE));
  }

  /**
   * Per month and at most all that is left; the item costliest by list price names the interval.
   */
  private static Column amountOff(Column meant, Column discount, Column currency) {
    var amount =
        MonthlyRevenue.inCurrency(
            currency,
            discount.getField("amount_off"),
            discount.getField("currency"),
            discount.getField("currency_options"),
            "amount_off");
    var told =
        struct(amount.as("amount"), array_max(meant).as("costliest"), sum(meant).as("total"));
    var off =
        transform(
            array(told),
            so ->
                struct(
                    MonthlyRevenue.perMonth(so.getField("amount"), so.getField("costliest"))
                        .as("off"),
                    so.getField("total").as("total")));
    var known =
        filter(off, so -> so.getField("off").isNotNull().and(so.getField("total").isNotNull()));
    return get(transform(known, so -> least(so.getField("off"), so.getField("total"))), lit(0));
  }

  /**
   * An amount taken off the parts in proportion. The last of them bears what the others did not, so
   * that nothing is lost by dividing.
   */
  private static Column spread(Column parts, Column discount, Column off, Column total) {
    var begin =
        struct(off.as("off"), total.as("total"), filter(parts, any -> lit(false)).as("parts"));
    return aggregate(
        parts,
        begin,
        (so, part) -> {
          var toCome = so.getField("total");
          var share =
              so.getField("off")
                  .cast("double")
                  .multiply(try_divide(left(part).cast("double"), toCome.cast("double")));
          var mine =
              when(not(isMeant(part, discount)), NONE)
                  .when(left(part).geq(toCome), so.getField("off"))
                  .otherwise(share.try_cast(MonthlyRevenue.EXACT));
          var counted = when(isMeant(part, discount), left(part)).otherwise(NONE);
          return struct(
              so.getField("off").minus(mine).try_cast(MonthlyRevenue.EXACT).as("off"),
              toCome.minus(counted).try_cast(MonthlyRevenue.EXACT).as("total"),
              concat(so.getField("parts"), array(part(part, left(part).minus(mine)))).as("parts"));
        },
        so -> so.getField("parts"));
  }

  /** What is left of all of them; null where one is not known. */
  static Column sum(Column parts) {
    return aggregate(
        parts, NONE, (sum, part) -> sum.plus(left(part)).try_cast(MonthlyRevenue.EXACT));
  }

  private static Column left(Column part) {
    return part.getField("left");
  }
}
