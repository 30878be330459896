package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Product.Plan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for a unit of something and how often: the price of Stripe.
 *
 * @param unitAmount minor units, perhaps a part of one; null where tiers say it
 * @param tiers none for one price for all
 * @param isByVolume whether all units cost what the tier of the last says
 * @param packageSize units that are sold together, 0 for single ones
 * @param isMetered whether it is asked for what was used, so that nobody knows it beforehand
 */
record Tariff(
    String title,
    String id,
    String currency,
    String interval,
    int intervalCount,
    BigDecimal unitAmount,
    List<Tier> tiers,
    boolean isByVolume,
    int packageSize,
    boolean isMetered) {
  static final List<String> CURRENCIES = List.of("usd", "eur", "gbp", "jpy", "bhd");
  static final List<String> EXTRAS =
      List.of("Guests", "Calls", "Storage", "Credits", "Care", "Overage");
  private static final MathContext FINE = new MathContext(60);

  /** Up to a unit, the last included, each costs so much, and having entered the tier does, too. */
  record Tier(long upTo, BigDecimal unitAmount, long flatAmount) {}

  static Tariff of(Plan plan, String interval, int count, String currency) {
    return new Tariff(
        plan.title,
        StripeWire.priceId(plan, interval, count, currency),
        currency,
        interval,
        count,
        BigDecimal.valueOf(inMoneyOf(currency, Billing.price(plan, interval, count))),
        List.of(),
        false,
        0,
        false);
  }

  /** Yen have no hundredths, Bahrain's dinars have thousandths. */
  private static long inMoneyOf(String currency, long hundredths) {
    return currency.equals("jpy")
        ? hundredths * 3 / 2
        : currency.equals("bhd") ? hundredths * 4 / 10 * 10 : hundredths;
  }

  /** What is sold beside the plans, one of each kind of price there is. */
  static Tariff extra(String title, String currency) {
    return switch (title) {
      case "Guests" ->
          extra(title, currency, "month", 1, null)
              .tiered(false, tier(10, "30", 0), tier(25, "25.5", 50), tier(NO_BOUND, "17.25", 0));
      case "Calls" ->
          extra(title, currency, "month", 1, null)
              .tiered(
                  true, tier(1_000, "0.5", 0), tier(3_000, "0.35", 90), tier(NO_BOUND, "0.2", 7));
      case "Storage" -> extra(title, currency, "year", 1, "499").packed(100);
      case "Credits" -> extra(title, currency, "week", 2, "0.0125");
      case "Care" -> extra(title, currency, "year", 1, "4001");
      case "Overage" -> extra(title, currency, "month", 1, "2").metered();
      default -> throw new IllegalArgumentException(title);
    };
  }

  private static final long NO_BOUND = Long.MAX_VALUE;

  private static Tariff extra(
      String title, String currency, String interval, int count, String unitAmount) {
    var id = "price_" + Dice.of(EXTRAS.indexOf(title)).fork("extra " + currency).token(24);
    var amount = unitAmount == null ? null : new BigDecimal(unitAmount);
    return new Tariff(title, id, currency, interval, count, amount, List.of(), false, 0, false);
  }

  private static Tier tier(long upTo, String unitAmount, long flatAmount) {
    return new Tier(upTo, new BigDecimal(unitAmount), flatAmount);
  }

  private Tariff tiered(boolean byVolume, Tier... tiers) {
    return new Tariff(
        title, id, currency, interval, intervalCount, null, List.of(tiers), byVolume, 0, false);
  }

  private Tariff packed(int size) {
    return new Tariff(
        title, id, currency, interval, intervalCount, unitAmount, tiers, false, size, false);
  }

  private Tariff metered() {
    return new Tariff(
        title, id, currency, interval, intervalCount, unitAmount, tiers, false, 0, true);
  }

  /** What a quantity costs per bill: each unit by itself, to be obviously right. */
  BigDecimal perBill(long quantity) {
    if (isMetered) {
      return BigDecimal.ZERO;
    }
    long units = packageSize == 0 ? quantity : (quantity + packageSize - 1) / packageSize;
    if (tiers.isEmpty()) {
      return unitAmount.multiply(BigDecimal.valueOf(units));
    }
    if (isByVolume) {
      var last = tiers.stream().filter(tier -> units <= tier.upTo()).findFirst().orElseThrow();
      return last.unitAmount()
          .multiply(BigDecimal.valueOf(units))
          .add(BigDecimal.valueOf(last.flatAmount()));
    }
    var sum = BigDecimal.valueOf(tiers.get(0).flatAmount());
    for (long unit = 1; unit <= units; unit++) {
      long number = unit;
      var tier = tiers.stream().filter(t -> number <= t.upTo()).findFirst().orElseThrow();
      boolean isFirst =
          !tier.equals(tiers.get(0)) && unit == tiers.get(tiers.indexOf(tier) - 1).upTo() + 1;
      sum = sum.add(tier.unitAmount()).add(BigDecimal.valueOf(isFirst ? tier.flatAmount() : 0));
    }
    return sum;
  }

  /** An amount per bill as an amount per month. */
  BigDecimal perMonth(BigDecimal perBill) {
    int perYear =
        switch (interval) {
          case "year" -> 1;
          case "month" -> 12;
          case "week" -> 52;
          default -> 365;
        };
    return perBill
        .multiply(BigDecimal.valueOf(perYear))
        .divide(BigDecimal.valueOf(12L * intervalCount), FINE);
  }

  /** Stripe's object; its tiers come only to those who ask for them to be expanded. */
  ObjectNode wire(String productId, long at, boolean isExpanded) {
    var record = Wire.object();
    record.put("id", id).put("object", "price").put("active", true);
    record.put("billing_scheme", tiers.isEmpty() ? "per_unit" : "tiered").put("created", at / 1000);
    record.put("currency", currency).put("livemode", true).putNull("lookup_key");
    record.set("metadata", Wire.object());
    record.put("nickname", title).put("product", productId);
    var recurring = Wire.object().put("interval", interval).put("interval_count", intervalCount);
    recurring.putNull("trial_period_days");
    record.set("recurring", recurring.put("usage_type", isMetered ? "metered" : "licensed"));
    if (!tiers.isEmpty() && isExpanded) {
      var steps = new ArrayList<ObjectNode>();
      tiers.forEach(tier -> steps.add(wire(tier)));
      record.set("tiers", Wire.objects(steps));
    }
    record.put("tiers_mode", tiers.isEmpty() ? null : isByVolume ? "volume" : "graduated");
    if (packageSize > 0) {
      record.set(
          "transform_quantity", Wire.object().put("divide_by", packageSize).put("round", "up"));
    } else {
      record.putNull("transform_quantity");
    }
    record.put("type", "recurring").put("unit_amount", whole(unitAmount));
    return record.put(
        "unit_amount_decimal", unitAmount == null ? null : unitAmount.toPlainString());
  }

  private static ObjectNode wire(Tier tier) {
    var step = Wire.object().put("flat_amount", tier.flatAmount());
    step.put("flat_amount_decimal", Long.toString(tier.flatAmount()));
    step.put("unit_amount", whole(tier.unitAmount()));
    step.put("unit_amount_decimal", tier.unitAmount().toPlainString());
    return step.put("up_to", tier.upTo() == NO_BOUND ? null : (Long) tier.upTo());
  }

  /** Null for a part of a minor unit, as Stripe writes it. */
  private static Long whole(BigDecimal amount) {
    return amount == null || amount.stripTrailingZeros().scale() > 0
        ? null
        : (Long) amount.longValue();
  }
}
