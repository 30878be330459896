package io.groundswell.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How a subscription stands on a day.
 *
 * @param discounts those that Stripe lists, counting or over
 * @param endsOn the day on which it is to end, or never
 * @param pause what becomes of the bills of this time, null while they are collected
 * @param resumesOn the day on which they are to be collected again, or never
 */
record Standing(
    List<Line> lines,
    String status,
    List<Discount> discounts,
    int endsOn,
    String pause,
    int resumesOn) {
  private static final Set<String> PAYING = Set.of("active", "past_due");

  /** One thing that is paid for. */
  record Line(String id, Tariff tariff, long quantity, List<Discount> discounts) {
    BigDecimal perMonth() {
      return tariff.perMonth(tariff.perBill(quantity));
    }
  }

  static Standing of(List<Line> lines, String status) {
    return new Standing(lines, status, List.of(), Period.NEVER, null, Period.NEVER);
  }

  Standing as(String otherStatus) {
    return new Standing(lines, otherStatus, discounts, endsOn, pause, resumesOn);
  }

  Standing ending(int day) {
    return new Standing(lines, status, discounts, day, pause, resumesOn);
  }

  Standing less(List<Discount> listed) {
    return new Standing(lines, status, listed, endsOn, pause, resumesOn);
  }

  Standing paused(String behavior, int until) {
    return new Standing(lines, status, discounts, endsOn, behavior, until);
  }

  boolean isCanceled() {
    return status.equals("canceled");
  }

  Line first() {
    return lines.get(0);
  }

  /** Monthly recurring revenue in minor units, net of discounts that recur, half up. */
  long mrr(int day, Period period) {
    boolean isGiven = pause != null && !pause.equals("keep_as_draft");
    if (!PAYING.contains(status) || isGiven) {
      return 0;
    }
    var sum = BigDecimal.ZERO;
    for (var line : lines) {
      sum = sum.add(less(line.perMonth(), line.discounts(), line.tariff(), day, period));
    }
    var largest = lines.stream().max(Comparator.comparing(Line::perMonth).thenComparing(Line::id));
    var net = less(sum, discounts, largest.orElseThrow().tariff(), day, period);
    // A third has no end, three thirds are one.
    return net.setScale(20, RoundingMode.HALF_UP)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** What a bill of the day comes to in minor units: what counts once is off this one, too. */
  long bill(int day, Period period) {
    var sum = BigDecimal.ZERO;
    for (var line : lines) {
      sum = sum.add(line.tariff().perBill(line.quantity()));
    }
    for (var discount : discounts) {
      sum = discount.isOver(day, period) ? sum : discount.offBill(sum);
    }
    return sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static BigDecimal less(
      BigDecimal amount, List<Discount> discounts, Tariff tariff, int day, Period period) {
    var left = amount;
    for (var discount : discounts) {
      left = discount.counts(day, period) ? discount.off(left, tariff) : left;
    }
    return left;
  }
}
