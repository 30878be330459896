package io.groundswell.simulate;

import io.groundswell.simulate.Product.Plan;
import io.groundswell.simulate.Standing.Line;
import java.util.List;

/**
 * The terms on which a workspace pays for its plan, and how they stand on each day.
 *
 * @param startedOn the first day of the subscription; before day 0 for old customers
 * @param trialDays days at the start that cost nothing
 * @param interval week, month or year
 * @param intervalCount 3 months are a quarter
 * @param oddity what else befalls it from {@code oddFrom} on
 */
record Billing(
    Workspace workspace,
    Period period,
    int startedOn,
    int trialDays,
    List<Discount> discounts,
    String interval,
    int intervalCount,
    int anchorDay,
    Oddity oddity,
    int oddFrom) {
  private static final int NOTICE_DAYS = 12;
  private static final int ODD_DAYS = 17;

  /** What happens to some subscriptions for a while. */
  enum Oddity {
    NONE,
    PAUSED_AND_VOID,
    PAUSED_AND_WRITTEN_OFF,
    PAUSED_AND_KEPT,
    CANCELS_AND_STAYS,
    UNPAID
  }

  static Billing of(Workspace workspace, Period period) {
    var dice = workspace.dice().fork("billing");
    var fate = workspace.fate();
    boolean old = fate.startPlan() != Plan.FREE;
    int startedOn =
        old ? fate.signedUpOn() + dice.below(Math.max(1, -fate.signedUpOn())) : fate.paysFrom();
    int cycle = dice.weighted(0.70, 0.24, 0.04, 0.02);
    int trialDays = !old && dice.chance(0.2) ? 14 : 0;
    var luck = workspace.dice().fork("billing oddity");
    int odd = luck.weighted(0.76, 0.05, 0.03, 0.03, 0.07, 0.06);
    return new Billing(
        workspace,
        period,
        startedOn,
        trialDays,
        Extras.discounts(
            workspace.dice().fork("coupons"),
            startedOn,
            period,
            List.of("forever", "repeating", "once")),
        cycle == 1 ? "year" : cycle == 3 ? "week" : "month",
        cycle == 2 ? 3 : 1,
        dice.below(28),
        fate.churnsOn() == Period.NEVER ? Oddity.values()[odd] : Oddity.NONE,
        Math.max(startedOn == Period.NEVER ? 0 : startedOn, 0)
            + trialDays
            + luck.below(Math.max(2, period.days() * 2 / 3)));
  }

  /** Null before the start; a subscription that has ended stays canceled. */
  Standing on(int day) {
    var fate = workspace.fate();
    if (day < startedOn) {
      return null;
    }
    if (day >= fate.churnsOn()) {
      var last = on(fate.churnsOn() - 1);
      return last == null ? null : last.as("canceled");
    }
    var status = day < startedOn + trialDays ? "trialing" : isPastDue(day) ? "past_due" : "active";
    var tariff = Tariff.of(fate.planOn(day), interval, intervalCount, currency());
    var id = "si_" + workspace.dice().fork("item").token(14);
    var standing = Standing.of(List.of(new Line(id, tariff, seats(day), List.of())), status);
    var listed = discounts.stream().filter(d -> d.isListed(day, period)).toList();
    boolean ending = day >= fate.churnsOn() - NOTICE_DAYS;
    return odd(ending ? standing.less(listed).ending(fate.churnsOn()) : standing.less(listed), day);
  }

  private Standing odd(Standing standing, int day) {
    if (day < oddFrom || day >= oddFrom + ODD_DAYS) {
      return standing;
    }
    int until = oddFrom + ODD_DAYS;
    return switch (oddity) {
      case NONE -> standing;
      case PAUSED_AND_VOID -> standing.paused("void", until);
      case PAUSED_AND_WRITTEN_OFF -> standing.paused("mark_uncollectible", Period.NEVER);
      case PAUSED_AND_KEPT -> standing.paused("keep_as_draft", until);
      case CANCELS_AND_STAYS -> standing.ending(until + 9);
      case UNPAID -> standing.as("unpaid");
    };
  }

  /** Seats are counted anew once per cycle, and at once when the plan changes. */
  private long seats(int day) {
    int counted = Math.max(startedOn, Math.floorDiv(day - anchorDay, 30) * 30 + anchorDay);
    int paysFrom = workspace.fate().paysFrom();
    return Company.seatsOn(workspace, day >= paysFrom ? Math.max(counted, paysFrom) : counted);
  }

  boolean isCycleDay(int day) {
    return day >= startedOn
        && day < workspace.fate().churnsOn()
        && Math.floorMod(day - anchorDay, subscription().cycleDays()) == 0;
  }

  /** Some months a card fails and is charged three days later. */
  boolean failsOn(int day) {
    return isCycleDay(day) && workspace.dice().fork("payment", day).chance(0.035);
  }

  private boolean isPastDue(int day) {
    return failsOn(day) || failsOn(day - 1) || failsOn(day - 2);
  }

  /** What one seat costs per cycle, in hundredths. */
  static long price(Plan plan, String interval, int intervalCount) {
    return switch (interval) {
      case "week" -> plan.unitAmount / 4;
      case "year" -> plan.unitAmount * 10;
      default -> intervalCount == 1 ? plan.unitAmount : plan.unitAmount * 28 / 10;
    };
  }

  Subscription subscription() {
    return new Subscription(
        workspace,
        Subscription.MAIN,
        StripeWire.customerId(workspace),
        currency(),
        startedOn,
        trialDays,
        anchorDay,
        interval,
        intervalCount,
        this::on);
  }

  /** Mostly the money of the country; a few firms pay from elsewhere. */
  String currency() {
    var dice = workspace.dice().fork("currency");
    return dice.chance(0.06)
        ? "jpy"
        : dice.chance(0.03) ? "bhd" : workspace.firm().country().currency();
  }
}
