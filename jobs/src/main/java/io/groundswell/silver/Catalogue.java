package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.Tables.STRIPE_PRODUCTS;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The products, prices and discounts that a subscription only names: a tiered price without its
 * tiers, a discount of which newer versions give the id alone.
 *
 * <p>What was first told of a price or a coupon stays, as it does in Stripe, where neither can be
 * changed. What the subscription itself tells always comes before it: so no change of the catalogue
 * changes what was billed. Only to which products a coupon is limited may be told in both places.
 *
 * <p>Longer than other files: what is looked up has four parts, and each of them its own shape.
 */
final class Catalogue {
  static final List<Table> SOURCES = List.of(STRIPE_PRODUCTS, STRIPE_PRICES, STRIPE_DISCOUNTS);

  private static final String PRODUCT = "product ";
  private static final String NICKNAME = "nickname ";
  private static final String PRICE = "price ";
  private static final String DISCOUNT = "discount ";
  private static final String COUPON = "coupon ";
  private static final String PRODUCTS = "products";

  private static final List<String> PRICE_FIELDS =
      List.of(
          "currency",
          "unit_amount",
          "interval",
          "interval_count",
          "usage_type",
          "price_type",
          "tiers_mode",
          "tiers",
          "divide_by",
          "round",
          "currency_options");

  /** Of a discount, in the order in which bronze has them. */
  static final List<String> TERMS =
      List.of(
          "percent_off",
          "amount_off",
          "currency",
          "currency_options",
          "duration",
          "duration_in_months",
          "starts_at",
          "ends_at",
          PRODUCTS);

  private static final List<String> STATE =
      List.of("source_file", "source_line", "item", "_arrived_on");

  private Catalogue() {}

  /** Each state with {@code _facts}: what is told of all that it names, whenever it was. */
  static Dataset<Row> beside(Dataset<Row> states, Inputs in) {
    var asks =
        states.withColumn("_asked", explode(asked())).select(columns(STATE, "_asked")).distinct();
    var told =
        asks.join(facts(in), col("_asked").equalTo(col("_id")))
            .groupBy(columns(STATE))
            .agg(sort_array(collect_list(fact())).as("_facts"));
    return states.join(told, STATE.toArray(String[]::new), "left");
  }

  /** The days on which something was told, or changes by itself. */
  static Column days() {
    var told = transform(col("_facts"), fact -> fact.getField("since"));
    var terms = transform(col("_facts"), fact -> fact.getField("_terms"));
    return coalesce(
        concat(told, Discounts.days(array_compact(terms))), array().cast("array<date>"));
  }

  private static Column fact() {
    return struct(
        col("_id").as("id"),
        col(FirstKnown.SINCE).as("since"),
        col("_price"),
        col("_terms"),
        col("_name"));
  }

  /** What has to be looked up. */
  private static Column asked() {
    var prices =
        transform(
            col("items"), i -> when(lacksPrice(i), concat(lit(PRICE), i.getField("price_id"))));
    var discounts =
        concat(
            orNone(col("discounts")),
            orNone(col(CustomerDiscounts.NAME)),
            orNone(flatten(transform(col("items"), i -> orNone(i.getField("discounts"))))));
    var named =
        transform(
            discounts,
            d ->
                when(
                    lacksTerms(d).or(d.getField(PRODUCTS).isNull()),
                    array(
                        concat(lit(DISCOUNT), d.getField("discount_id")),
                        concat(lit(COUPON), d.getField("coupon_id")))));
    var names =
        transform(
            col("items"),
            i ->
                array(
                    concat(lit(PRODUCT), i.getField("product_id")),
                    concat(lit(NICKNAME), i.getField("price_id"))));
    return array_distinct(
        array_compact(
            concat(orNone(prices), flatten(array_compact(named)), orNone(flatten(names)))));
  }

  private static Column lacksPrice(Column item) {
    var isTiered = coalesce(size(item.getField("tiers")).gt(0), lit(false));
    return item.getField("interval")
        .isNull()
        .or(item.getField("unit_amount").isNull().and(not(isTiered)));
  }

  private static Column lacksTerms(Column discount) {
    return discount.getField("percent_off").isNull().and(discount.getField("amount_off").isNull());
  }

  /** The item with all that was told of its price and discounts by the row's day. */
  static Column item(Column item) {
    var facts = told(PRICE, item.getField("price_id"));
    var price = get(facts, lit(0)).getField("_price");
    var whole =
        item.withField("discounts", transform(item.getField("discounts"), Catalogue::discount));
    for (var field : PRICE_FIELDS) {
      var own = item.getField(field);
      whole =
          whole.withField(
              field, when(lacksPrice(item), coalesce(own, price.getField(field))).otherwise(own));
    }
    return whole;
  }

  /** What the item is called: in itself, else by its product, else by its price. */
  static Column name(Column item) {
    return coalesce(
        item.getField("plan_name"),
        get(told(PRODUCT, item.getField("product_id")), lit(0)).getField("_name"),
        get(told(NICKNAME, item.getField("price_id")), lit(0)).getField("_name"));
  }

  /** The discount with all that was told of it by the row's day. */
  static Column discount(Column discount) {
    var facts =
        concat(
            orNone(told(DISCOUNT, discount.getField("discount_id"))),
            orNone(told(COUPON, discount.getField("coupon_id"))));
    var whole = discount;
    for (var term : TERMS) {
      var own = discount.getField(term);
      var other = array_max(transform(facts, f -> f.getField("_terms").getField(term)));
      whole =
          whole.withField(
              term,
              when(lacksTerms(discount).or(lit(term.equals(PRODUCTS))), coalesce(own, other))
                  .otherwise(own));
    }
    return whole;
  }

  /** Those facts about it that were known on the day. */
  private static Column told(String kind, Column id) {
    return filter(
        col("_facts"),
        fact ->
            fact.getField("id")
                .equalTo(concat(lit(kind), id))
                .and(fact.getField("since").leq(col(KNOWN_ON))));
  }

  private static Dataset<Row> facts(Inputs in) {
    var prices = in.rows(STRIPE_PRICES);
    var discounts = in.rows(STRIPE_DISCOUNTS);
    var amounts =
        prices.withColumn(
            "_price", when(not(lacksPrice(struct(col("*")))), struct(columns(PRICE_FIELDS))));
    var coupons =
        terms(
            discounts.where(
                col("object").equalTo("coupon").and(not(lacksTerms(struct(col("*")))))));
    var given = terms(discounts.where(col("object").equalTo("discount")));
    var limits = limits(discounts.where(col("object").equalTo("coupon")));
    return fact(PRICE, "_price", FirstKnown.of(amounts, "price_id", "_price"))
        .unionByName(
            fact(NICKNAME, "nickname", FirstKnown.of(prices, "price_id", "nickname")), true)
        .unionByName(
            fact(PRODUCT, "name", FirstKnown.of(in.rows(STRIPE_PRODUCTS), "product_id", "name")),
            true)
        .unionByName(fact(COUPON, "_said.terms", coupons), true)
        .unionByName(fact(COUPON, "_said.terms", limits), true)
        .unionByName(fact(DISCOUNT, "_said.terms", given), true)
        .unionByName(fact(DISCOUNT, "_said.terms", withCoupons(given, coupons)), true)
        .unionByName(fact(DISCOUNT, "_said.terms", withCoupons(given, limits)), true);
  }

  /** Which products a coupon is limited to, which only an expanded coupon tells, often later. */
  private static Dataset<Row> limits(Dataset<Row> coupons) {
    var terms =
        TERMS.stream()
            .map(
                term ->
                    term.equals(PRODUCTS)
                        ? col(term)
                        : lit(null).cast(coupons.schema().apply(term).dataType()).as(term));
    var said =
        struct(
            lit(null).cast("string").as("coupon_id"),
            struct(terms.toArray(Column[]::new)).as("terms"));
    return FirstKnown.of(
        coupons.where(size(col(PRODUCTS)).gt(0)).withColumn("_said", said), "object_id", "_said");
  }

  private static Dataset<Row> terms(Dataset<Row> discounts) {
    var terms = struct(col("coupon_id"), struct(columns(TERMS)).as("terms"));
    return FirstKnown.of(discounts.withColumn("_said", terms), "object_id", "_said");
  }

  /** Discounts that name their coupon, with its terms, from the day on which both were known. */
  private static Dataset<Row> withCoupons(Dataset<Row> discounts, Dataset<Row> coupons) {
    var coupon =
        coupons.select(
            col("object_id").as("_coupon"),
            col("_said").as("_coupon_said"),
            col(FirstKnown.SINCE).as("_coupon_since"));
    return discounts
        .join(coupon, col("_said.coupon_id").equalTo(col("_coupon")))
        .select(
            col("object_id"),
            col("_coupon_said").as("_said"),
            greatest(col(FirstKnown.SINCE), col("_coupon_since")).as(FirstKnown.SINCE));
  }

  /** Facts of one kind; the key is their first column. */
  private static Dataset<Row> fact(String kind, String value, Dataset<Row> facts) {
    var kindOfValue = Map.of(PRICE, "_price", NICKNAME, "_name", PRODUCT, "_name");
    return facts.select(
        concat(lit(kind), col(facts.columns()[0])).as("_id"),
        col(FirstKnown.SINCE),
        col(value).as(kindOfValue.getOrDefault(kind, "_terms")));
  }

  private static Column orNone(Column list) {
    return coalesce(list, filter(list, any -> lit(false)), array());
  }

  private static Column[] columns(List<String> names, String... more) {
    return Stream.concat(names.stream(), Stream.of(more)).map(c -> col(c)).toArray(Column[]::new);
  }
}
