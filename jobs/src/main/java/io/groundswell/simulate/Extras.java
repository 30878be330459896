package io.groundswell.simulate;

import io.groundswell.simulate.Discount.Coupon;
import io.groundswell.simulate.Product.Plan;
import io.groundswell.simulate.Standing.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * What some workspaces pay for beside their plan: add-ons with every kind of price, a second
 * customer in other money, and a new subscription of those who had left and came back.
 */
final class Extras {
  private static final int STEP_DAYS = 17;

  private Extras() {}

  static List<Subscription> of(Billing billing) {
    var workspace = billing.workspace();
    var dice = workspace.dice().fork("extras");
    var extras = new ArrayList<Subscription>();
    if (billing.startedOn() >= billing.period().days()) {
      return extras;
    }
    int start = Math.max(billing.startedOn(), 0);
    if (dice.chance(0.22)) {
      int from = start + dice.below(Math.max(2, billing.period().days() / 2));
      extras.add(
          addOn(billing, billing.currency(), billing.subscription().customerId(), "add-on", from));
    }
    if (dice.chance(0.09)) {
      var customer = "cus_" + workspace.dice().fork("second customer").token(14);
      extras.add(addOn(billing, dice.pick("jpy", "bhd", "eur"), customer, "elsewhere", start + 1));
    }
    int churnsOn = workspace.fate().churnsOn();
    if (churnsOn != Period.NEVER && dice.chance(0.35)) {
      extras.add(again(billing, churnsOn + dice.between(10, 40)));
    }
    return extras;
  }

  /**
   * Discounts for some.
   *
   * @param durations what they may be
   */
  static List<Discount> discounts(Dice dice, int startedOn, Period period, List<String> durations) {
    int count = dice.weighted(0.74, 0.20, 0.06);
    var coupons = Coupon.ALL.stream().filter(c -> durations.contains(c.duration())).toList();
    var discounts = new ArrayList<Discount>();
    for (int i = 0; i < count; i++) {
      boolean atOnce = startedOn != Period.NEVER && dice.chance(0.5);
      int later = Math.max(0, startedOn == Period.NEVER ? 0 : startedOn);
      int from = atOnce ? startedOn : later + dice.below(Math.max(2, period.days() * 2 / 3));
      discounts.add(
          new Discount("di_" + dice.token(24), dice.pick(coupons), from, dice.chance(0.5)));
    }
    return List.copyOf(discounts);
  }

  private static Subscription addOn(
      Billing billing, String currency, String customer, String name, int from) {
    var workspace = billing.workspace();
    var dice = workspace.dice().fork(name);
    var title = dice.pick(Tariff.EXTRAS);
    var weekly = title.equals("Credits");
    int ownEnd = dice.chance(0.3) ? from + dice.between(12, 70) : Period.NEVER;
    int end = Math.min(ownEnd, workspace.fate().churnsOn());
    var durations = List.of("forever", "repeating");
    var ofAll = discounts(dice.fork("coupons"), from, billing.period(), durations);
    var ofItem = discounts(dice.fork("item coupons"), from, billing.period(), durations);
    return new Subscription(
        workspace,
        name,
        customer,
        currency,
        from,
        0,
        billing.anchorDay(),
        weekly ? "week" : title.equals("Storage") ? "year" : "month",
        weekly ? 2 : 1,
        day -> {
          if (day < from) {
            return null;
          }
          int alive = Math.min(day, end - 1);
          long quantity = 3L + dice.fork("quantity", alive / STEP_DAYS).below(35);
          var lines =
              lines(title, quantity, currency, dice, listed(ofItem, alive, billing.period()));
          var standing = Standing.of(lines, "active").less(listed(ofAll, alive, billing.period()));
          return day >= end ? standing.as("canceled").ending(end) : standing;
        });
  }

  private static List<Discount> listed(List<Discount> discounts, int day, Period period) {
    return discounts.stream().filter(discount -> discount.isListed(day, period)).toList();
  }

  /** Some are sold with another that has another interval, or with one that is metered. */
  private static List<Line> lines(
      String title, long quantity, String currency, Dice dice, List<Discount> discounts) {
    long units =
        switch (title) {
          case "Calls", "Storage" -> quantity * 97;
          case "Credits" -> quantity * 1_003;
          case "Care", "Overage" -> 1;
          default -> quantity;
        };
    var lines = new ArrayList<Line>();
    lines.add(line(title, units, currency, dice, discounts));
    switch (title) {
      case "Credits", "Overage" -> lines.add(line("Care", 1, currency, dice, List.of()));
      case "Care" -> lines.add(line("Overage", 0, currency, dice, List.of()));
      default -> {}
    }
    return List.copyOf(lines);
  }

  private static Line line(
      String title, long quantity, String currency, Dice dice, List<Discount> discounts) {
    var id = "si_" + dice.fork("item " + title).token(14);
    return new Line(id, Tariff.extra(title, currency), quantity, discounts);
  }

  private static Subscription again(Billing billing, int from) {
    var workspace = billing.workspace();
    var item = "si_" + workspace.dice().fork("item again").token(14);
    var tariff = Tariff.of(Plan.TEAM, "month", 1, billing.currency());
    return new Subscription(
        workspace,
        "again",
        billing.subscription().customerId(),
        billing.currency(),
        from,
        0,
        billing.anchorDay(),
        "month",
        1,
        day ->
            day < from
                ? null
                : Standing.of(
                    List.of(new Line(item, tariff, 3, List.of())),
                    day == from ? "incomplete" : "active"));
  }
}
