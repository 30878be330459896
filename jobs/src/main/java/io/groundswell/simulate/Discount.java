package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A coupon that a subscription or an item of it was given.
 *
 * @param startsOn its first day
 * @param lingers whether Stripe still lists it when it is over, as it does until a next change
 */
record Discount(String id, Coupon coupon, int startsOn, boolean lingers) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final MathContext FINE = new MathContext(60);

  /** What a coupon takes off: a percentage, or else an amount per bill in any currency. */
  record Coupon(String id, double percentOff, long amountOff, String duration, int months) {
    static final List<Coupon> ALL =
        List.of(
            new Coupon("LOYAL20", 20, 0, "forever", 0),
            new Coupon("LOYAL12", 12.5, 0, "forever", 0),
            new Coupon("LAUNCH50", 50, 0, "repeating", 2),
            new Coupon("SPRING", 0, 211, "repeating", 1),
            new Coupon("THANKS", 0, 150, "forever", 0),
            new Coupon("HELLO", 30, 0, "once", 0));

    ObjectNode wire(String currency) {
      var record = Wire.object().put("id", id(currency)).put("object", "coupon");
      record.put("amount_off", percentOff > 0 ? null : (Long) amountOff);
      record.put("currency", percentOff > 0 ? null : currency).put("duration", duration);
      record.put("duration_in_months", months > 0 ? (Integer) months : null);
      record.put("livemode", true).put("name", id);
      record.put("percent_off", percentOff > 0 ? (Double) percentOff : null);
      return record.put("valid", true);
    }

    /** An amount is in one currency, so each has a coupon of its own. */
    String id(String currency) {
      return percentOff > 0 ? id : id + "-" + currency;
    }
  }

  /** Whether it takes something off what recurs; once is one bill and recurs never. */
  boolean counts(int day, Period period) {
    return !coupon.duration().equals("once") && day >= startsOn && !isOver(day, period);
  }

  boolean isListed(int day, Period period) {
    return day >= startsOn && (lingers || !isOver(day, period));
  }

  boolean isOver(int day, Period period) {
    return switch (coupon.duration()) {
      case "repeating" ->
          !period.date(day).isBefore(period.date(startsOn).plusMonths(coupon.months()));
      case "once" -> day > startsOn + 30;
      default -> false;
    };
  }

  /** What it leaves of an amount per month, if bills come as the tariff says. */
  BigDecimal off(BigDecimal perMonth, Tariff tariff) {
    return off(perMonth, tariff.perMonth(BigDecimal.valueOf(coupon.amountOff())));
  }

  /** What it leaves of a bill. */
  BigDecimal offBill(BigDecimal bill) {
    return off(bill, BigDecimal.valueOf(coupon.amountOff()));
  }

  private BigDecimal off(BigDecimal all, BigDecimal amount) {
    var left =
        coupon.percentOff() > 0
            ? all.multiply(BigDecimal.valueOf(100 - coupon.percentOff())).divide(HUNDRED, FINE)
            : all.subtract(amount);
    return left.max(BigDecimal.ZERO);
  }

  /** In full, as old versions of Stripe write it; newer ones name the coupon alone. */
  ObjectNode wire(String currency, String subscription, boolean isNew, Period period) {
    var record = Wire.object().put("id", id).put("object", "discount");
    if (isNew) {
      record.set("source", Wire.object().put("coupon", coupon.id(currency)).put("type", "coupon"));
    } else {
      record.set("coupon", coupon.wire(currency));
    }
    long start = period.at(startsOn, 12) / 1000;
    var end = period.date(startsOn).plusMonths(coupon.months());
    int endsOn = (int) (end.toEpochDay() - period.from().toEpochDay());
    boolean repeats = coupon.duration().equals("repeating");
    record.put("end", repeats ? (Long) (period.at(endsOn, 12) / 1000) : null).put("start", start);
    return record.put("subscription", subscription);
  }
}
