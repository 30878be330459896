package io.groundswell.simulate;

import io.groundswell.simulate.Product.Plan;

/**
 * The terms on which a workspace pays, and how they stand on each day.
 *
 * @param startedOn the first day of the subscription; before day 0 for old customers
 * @param trialDays days at the start that cost nothing
 * @param percentOff a discount for ever, 0 for none
 * @param interval week, month or year
 * @param intervalCount 3 months are a quarter
 */
record Billing(
    Workspace workspace,
    int startedOn,
    int trialDays,
    int percentOff,
    String interval,
    int intervalCount,
    int anchorDay) {
  private static final int NOTICE_DAYS = 12;

  /** How a subscription stands on a day. */
  record Standing(Plan plan, long quantity, String status, boolean endsAtPeriodEnd) {}

  static Billing of(Workspace workspace) {
    var dice = workspace.dice().fork("billing");
    var fate = workspace.fate();
    boolean old = fate.startPlan() != Plan.FREE;
    int startedOn =
        old ? fate.signedUpOn() + dice.below(Math.max(1, -fate.signedUpOn())) : fate.paysFrom();
    int cycle = dice.weighted(0.70, 0.24, 0.04, 0.02);
    return new Billing(
        workspace,
        startedOn,
        !old && dice.chance(0.2) ? 14 : 0,
        dice.chance(0.1) ? dice.pick(10, 20, 50) : 0,
        cycle == 1 ? "year" : cycle == 3 ? "week" : "month",
        cycle == 2 ? 3 : 1,
        dice.below(28));
  }

  /** Null before the start; a subscription that has ended stays canceled. */
  Standing on(int day) {
    var fate = workspace.fate();
    if (day < startedOn) {
      return null;
    }
    if (day >= fate.churnsOn()) {
      var last = on(fate.churnsOn() - 1);
      return last == null ? null : new Standing(last.plan(), last.quantity(), "canceled", false);
    }
    var status = day < startedOn + trialDays ? "trialing" : isPastDue(day) ? "past_due" : "active";
    boolean ending = day >= fate.churnsOn() - NOTICE_DAYS;
    return new Standing(fate.planOn(day), seats(day), status, ending);
  }

  /** Seats are counted anew once per cycle, and at once when the plan changes. */
  private long seats(int day) {
    int counted = Math.max(startedOn, Math.floorDiv(day - anchorDay, 30) * 30 + anchorDay);
    int paysFrom = workspace.fate().paysFrom();
    return Company.seatsOn(workspace, day >= paysFrom ? Math.max(counted, paysFrom) : counted);
  }

  boolean isCycleDay(int day) {
    int length = interval.equals("week") ? 7 : interval.equals("year") ? 360 : 30 * intervalCount;
    return day >= startedOn
        && day < workspace.fate().churnsOn()
        && Math.floorMod(day - anchorDay, length) == 0;
  }

  /** Some months a card fails and is charged three days later. */
  boolean failsOn(int day) {
    return isCycleDay(day) && workspace.dice().fork("payment", day).chance(0.035);
  }

  private boolean isPastDue(int day) {
    return failsOn(day) || failsOn(day - 1) || failsOn(day - 2);
  }

  /** What one seat costs per cycle, in minor units. */
  long unitAmount(Plan plan) {
    return price(plan, interval, intervalCount);
  }

  static long price(Plan plan, String interval, int intervalCount) {
    return switch (interval) {
      case "week" -> plan.unitAmount / 4;
      case "year" -> plan.unitAmount * 10;
      default -> intervalCount == 1 ? plan.unitAmount : plan.unitAmount * 28 / 10;
    };
  }

  /** Monthly recurring revenue in minor units, net of the discount; 0 unless active or past due. */
  long mrr(Standing standing) {
    if (standing == null
        || standing.status().equals("canceled")
        || standing.status().equals("trialing")) {
      return 0;
    }
    double perCycle =
        unitAmount(standing.plan()) * standing.quantity() * (100 - percentOff) / 100.0;
    double months =
        interval.equals("week") ? 12.0 / 52 : interval.equals("year") ? 12 : intervalCount;
    return Math.round(perCycle / months);
  }

  String currency() {
    return workspace.firm().country().currency();
  }
}
