package io.groundswell.silver;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.map_values;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * What a billed item comes to per month, in minor units of the subscription's currency.
 *
 * <p>Per bill it is the unit amount x quantity. Packages ({@code transform_quantity}) round the
 * quantity up or down to whole ones first. Tiers are graduated, where each unit costs what its tier
 * says, or by volume, where all units cost what the tier of the last one says; a flat amount is
 * added for each tier that is entered, of graduated ones the first in any case.
 *
 * <p>Per month it is the amount of a year / 12 n, of a month / n, of a week x 52/12 / n and of a
 * day x 365/12 / n, for an interval of n. What is metered is no recurring revenue, since nobody
 * knows it beforehand, and neither is what is paid once: both are 0. Null where the price is not
 * known.
 */
final class MonthlyRevenue {
  /** Wide enough for any bill, exact to a millionth of a millionth of a minor unit. */
  static final String EXACT = "decimal(38,12)";

  /** Thirds of an amount have no end; so far they are exact, and nothing is billed finer. */
  private static final int EXACT_DIGITS = 9;

  private static final String OPTIONS =
      "map<string,struct<unit_amount:string,unit_amount_decimal:string,amount_off:string>>";

  private MonthlyRevenue() {}

  /** Before discounts. */
  static Column of(Column item, Column currency) {
    var isRecurring =
        coalesce(
            not(
                lower(item.getField("usage_type"))
                    .eqNullSafe(lit("metered"))
                    .or(lower(item.getField("price_type")).eqNullSafe(lit("one_time")))),
            lit(true));
    return when(isRecurring, perMonth(perBill(item, currency), item)).otherwise(lit(0).cast(EXACT));
  }

  /** An amount per the item's interval as an amount per month; null without an interval. */
  static Column perMonth(Column amount, Column item) {
    var times = greatest(coalesce(item.getField("interval_count"), lit(1)), lit(1));
    var monthsTimes12 = times.multiply(12).try_cast("decimal(6,0)");
    var exact = amount.try_cast("decimal(32,12)");
    var interval = lower(item.getField("interval"));
    return when(interval.equalTo("year"), exact.divide(monthsTimes12))
        .when(interval.equalTo("month"), times(exact, 12).divide(monthsTimes12))
        .when(interval.equalTo("week"), times(exact, 52).divide(monthsTimes12))
        .when(interval.equalTo("day"), times(exact, 365).divide(monthsTimes12))
        .try_cast(EXACT);
  }

  /** Half up to whole minor units, once for all that was added up before. */
  static Column rounded(Column exact) {
    return round(round(exact, EXACT_DIGITS), 0).try_cast("bigint");
  }

  /** An amount that is told in several currencies, in this one; null where it is not told in it. */
  static Column inCurrency(
      Column currency, Column amount, Column of, Column options, String... names) {
    var isSame = of.isNull().or(lower(of).equalTo(currency)).or(currency.isNull());
    var parsed = from_json(options, lit(OPTIONS));
    var option =
        get(map_values(map_filter(parsed, (code, o) -> lower(code).equalTo(currency))), lit(0));
    var told = java.util.Arrays.stream(names).map(name -> option.getField(name)).toList();
    return coalesce(
        when(isSame, amount)
            .otherwise(coalesce(told.toArray(Column[]::new)))
            .try_cast("decimal(28,12)"),
        lit(null).cast("decimal(28,12)"));
  }

  private static Column perBill(Column item, Column currency) {
    var quantity = coalesce(item.getField("quantity"), lit(1L));
    var size = item.getField("divide_by");
    var packages = try_divide(quantity.cast("double"), size.cast("double"));
    var units =
        when(coalesce(size, lit(0L)).leq(0), quantity)
            .when(lower(item.getField("round")).equalTo("up"), ceil(packages))
            .otherwise(floor(packages));
    var unitAmount =
        inCurrency(
            currency,
            item.getField("unit_amount"),
            item.getField("currency"),
            item.getField("currency_options"),
            "unit_amount_decimal",
            "unit_amount");
    var isTiered =
        size(item.getField("tiers"))
            .gt(0)
            .and(coalesce(lower(item.getField("currency")).equalTo(currency), lit(true)));
    return when(isTiered, tiered(item, units)).otherwise(cost(unitAmount, units));
  }

  private static Column tiered(Column item, Column units) {
    return when(lower(item.getField("tiers_mode")).equalTo("volume"), byVolume(item, units))
        .otherwise(graduated(item, units));
  }

  private static Column byVolume(Column item, Column units) {
    var last = get(filter(item.getField("tiers"), tier -> units.leq(bound(tier))), lit(0));
    return cost(orZero(last, "unit_amount"), units)
        .plus(orZero(last, "flat_amount"))
        .try_cast(EXACT);
  }

  private static Column graduated(Column item, Column units) {
    var start = struct(lit(0L).as("below"), lit(0).cast(EXACT).as("sum"));
    return aggregate(
        item.getField("tiers"),
        start,
        (so, tier) -> {
          var below = so.getField("below");
          var here = greatest(least(units, bound(tier)).minus(below), lit(0L));
          var flat =
              when(units.gt(below).or(below.equalTo(0)), orZero(tier, "flat_amount"))
                  .otherwise(lit(0));
          var sum = so.getField("sum").plus(cost(orZero(tier, "unit_amount"), here)).plus(flat);
          return struct(bound(tier).as("below"), sum.try_cast(EXACT).as("sum"));
        },
        so -> so.getField("sum"));
  }

  private static Column bound(Column tier) {
    return coalesce(tier.getField("up_to"), lit(Long.MAX_VALUE));
  }

  private static Column orZero(Column tier, String amount) {
    return coalesce(tier.getField(amount), lit(0).cast("decimal(28,12)"));
  }

  private static Column cost(Column unitAmount, Column units) {
    return unitAmount.multiply(units.try_cast("decimal(9,0)")).try_cast(EXACT);
  }

  private static Column times(Column exact, int number) {
    return exact.multiply(lit(number).cast("decimal(3,0)"));
  }
}
