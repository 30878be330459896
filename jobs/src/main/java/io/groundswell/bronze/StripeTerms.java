package io.groundswell.bronze;

import static io.groundswell.bronze.Field.count;
import static io.groundswell.bronze.Field.json;
import static io.groundswell.bronze.Field.list;
import static io.groundswell.bronze.Field.minor;
import static io.groundswell.bronze.Field.number;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.texts;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.whole;
import static io.groundswell.bronze.Field.word;
import static io.groundswell.bronze.Place.at;
import static io.groundswell.bronze.Place.elementsAt;
import static io.groundswell.bronze.Place.partAt;
import static io.groundswell.bronze.Place.partsOf;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_contains_key;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_variant_object;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_parse_json;
import static org.apache.spark.sql.functions.try_variant_get;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** What a price and a discount are, wherever in its objects Stripe writes them. */
final class StripeTerms {
  /** A tier's old name for its amount is {@code amount}; its last bound is null or inf. */
  private static final Field[] TIER = {
    whole("up_to").without("inf"),
    minor("unit_amount", "unit_amount_decimal", "unit_amount", "amount"),
    minor("flat_amount", "flat_amount_decimal")
  };

  private StripeTerms() {}

  /**
   * What a unit costs and how often.
   *
   * @param places where a price, or a plan of older versions, stands in the object, each with its
   *     dot; the empty text is the object itself
   */
  static Stream<Field> price(String... places) {
    return Stream.of(
        minor(
            "unit_amount",
            under(places, "unit_amount_decimal", "unit_amount", "amount_decimal", "amount")),
        word("interval", under(places, "recurring.interval", "recurring_interval", "interval")),
        count(
            "interval_count",
            under(
                places, "recurring.interval_count", "recurring_interval_count", "interval_count")),
        word(
            "usage_type",
            under(places, "recurring.usage_type", "recurring_usage_type", "usage_type")),
        word("price_type", under(places, "type")),
        word("tiers_mode", under(places, "tiers_mode")),
        list("tiers", object -> firstList(object, under(places, "tiers")), TIER),
        whole(
            "divide_by",
            under(places, "transform_quantity.divide_by", "transform_usage.divide_by")),
        word("round", under(places, "transform_quantity.round", "transform_usage.round")),
        json("currency_options", under(places, "currency_options")));
  }

  /** What is taken off, from when to when; the terms stand in the coupon or are the object. */
  static Stream<Field> discount() {
    return Stream.of(
        text("coupon_id", "coupon.id", "source.coupon.id", "coupon", "source.coupon")
            .unlessNested(),
        number("percent_off", ofCoupon("percent_off")),
        whole("amount_off", ofCoupon("amount_off")),
        word("currency", ofCoupon("currency")),
        json("currency_options", ofCoupon("currency_options")),
        word("duration", ofCoupon("duration")),
        count("duration_in_months", ofCoupon("duration_in_months")),
        time("starts_at", "start"),
        time("ends_at", "end"),
        texts(
            "products",
            ",",
            "coupon.applies_to.products",
            "source.coupon.applies_to.products",
            "applies_to.products"));
  }

  /** A priced line of a subscription: a subscription_item, or its plan where it has but one. */
  static Field[] item() {
    return Stream.of(
            Stream.of(
                text("item_id", "id"),
                text("price_id", "price.id", "price", "plan.id", "plan"),
                text(
                    "product_id",
                    "price.product.id",
                    "price.product",
                    "plan.product.id",
                    "plan.product"),
                text(
                    "plan_name",
                    "price.nickname",
                    "plan.nickname",
                    "plan.name",
                    "price.product.name"),
                whole("quantity"),
                word("currency", "price.currency", "plan.currency")),
            price("price.", "plan."),
            Stream.of(discounts()))
        .flatMap(fields -> fields)
        .toArray(Field[]::new);
  }

  /** The discounts of a subscription or an item, in the order in which they are taken off. */
  static Field discounts() {
    return discounts(StripeTerms::discounts);
  }

  /** The discount of a customer; an empty list where the customer says that there is none. */
  static Field discountsOrNone() {
    return discounts(
        customer ->
            when(
                map_contains_key(partsOf(customer), lit("discount")),
                coalesce(discounts(customer), array().cast("array<variant>"))));
  }

  private static Field discounts(UnaryOperator<Column> elements) {
    return list(
            "discounts",
            elements,
            Stream.concat(Stream.of(text("discount_id", "id")), discount()).toArray(Field[]::new))
        .from("discount.coupon", "discounts[0]");
  }

  /**
   * A list of ids or objects in newer versions, one object in older ones. Versions between write
   * both: then the object tells what the id in the list only names.
   */
  private static Column discounts(Column object) {
    var single = partAt(object, "discount");
    var listed =
        transform(
            elementsAt(object, "discounts"),
            d ->
                when(said(d).equalTo(at(object, "discount.id")), single)
                    .when(Typed.isJson(said(d)), d)
                    .otherwise(try_parse_json(concat(lit("{\"id\":\""), said(d), lit("\"}")))));
    var ofExport = to_variant_object(struct(at(object, "Coupon").as("coupon")));
    return when(size(listed).gt(0), listed)
        .when(Typed.isJson(at(object, "discount")), array(single))
        .when(at(object, "Coupon").notEqual(""), array(ofExport));
  }

  private static Column said(Column element) {
    return try_variant_get(element, "$", "string");
  }

  private static Column firstList(Column object, String... paths) {
    return coalesce(
        Arrays.stream(paths).map(path -> elementsAt(object, path)).toArray(Column[]::new));
  }

  private static String[] under(String[] places, String... names) {
    return Arrays.stream(places)
        .flatMap(place -> Arrays.stream(names).map(name -> place + name))
        .toArray(String[]::new);
  }

  private static String[] ofCoupon(String field) {
    return List.of("coupon." + field, "source.coupon." + field).toArray(String[]::new);
  }
}
