package io.groundswell.simulate;

import static io.groundswell.simulate.Period.NEVER;

import io.groundswell.simulate.Product.Plan;

/**
 * What will become of a workspace; every source tells a part of it, none tells all.
 *
 * @param signedUpOn the day on which the workspace was made
 * @param startPlan the plan on day 0, or at sign-up if that is later
 * @param growth people and use added over the period, as a share; may be negative
 * @param wantsFrom from this day on the workspace wants to buy (more), or never
 * @param cannotAlone how much stands in the way of buying without help; above 0 it cannot
 * @param helpedOn the day on which sales offered help, or never
 * @param paysFrom the first day on the plan it buys, or never
 * @param paysBecause alone, helped or none
 * @param churnsOn the day on which a paying workspace ends, or never
 * @param isSilent whether it leaves without a word: no complaint, no ticket, only less use
 * @param quietFrom the day from which a free workspace is forgotten, or never
 */
record Fate(
    int signedUpOn,
    Plan startPlan,
    double growth,
    int wantsFrom,
    double cannotAlone,
    int helpedOn,
    int paysFrom,
    String paysBecause,
    int churnsOn,
    boolean isSilent,
    int quietFrom) {
  static final int DECLINE_DAYS = 42;

  boolean wants(int day) {
    return wantsEver() && day >= wantsFrom && day <= wantsUntil();
  }

  boolean wantsEver() {
    return wantsFrom != NEVER;
  }

  boolean canBuyAlone() {
    return cannotAlone <= 0;
  }

  Plan planOn(int day) {
    if (day >= churnsOn) {
      return Plan.FREE;
    }
    return day >= paysFrom ? startPlan.next() : startPlan;
  }

  /** The last day on which the wish is alive, if it ever is. */
  int wantsUntil() {
    return wantsEver() ? Math.min(paysFrom, wantsFrom + 60) - 1 : NEVER;
  }

  /** How lively the workspace is on a day, 1 being its ordinary self. */
  double level(int day, Period period) {
    if (day < signedUpOn) {
      return 0;
    }
    double grown = 1 + growth * Math.max(0, day) / Math.max(60, period.days());
    double wanting = wants(day) ? 1.25 : 1;
    return grown * wanting * leaving(day) * (day >= quietFrom ? 0.04 : 1);
  }

  private double leaving(int day) {
    if (churnsOn == NEVER || day < churnsOn - DECLINE_DAYS) {
      return 1;
    }
    if (day >= churnsOn) {
      return 0;
    }
    double left = (double) (churnsOn - day) / DECLINE_DAYS;
    return isSilent ? left * left : 0.25 + 0.75 * left;
  }

  static Fate of(Firm firm, int number, Period period, Dice dice) {
    double established = 365.0 / (365 + period.days());
    boolean isOld = firm.isOurs() || dice.chance(established);
    int signedUpOn =
        isOld
            ? -(int)
                Math.min(1_400, 20 + dice.exponential(200 + 120 * Math.max(0, 1 + firm.gladness())))
            : dice.below(period.days());
    var plan = startPlan(firm, number, isOld, dice);

    boolean wants = plan.ordinal() < Plan.BUSINESS.ordinal() && dice.chance(0.19) && !firm.isOurs();
    int wantsFrom =
        wants
            ? Math.max(signedUpOn + 4, 0) + dice.below(Math.max(10, period.days() * 4 / 5))
            : NEVER;
    double size = StrictMath.log10(firm.employees()) - 1.6;
    double cannotAlone = 0.75 * dice.normal() + 0.55 * size + 0.25;
    int helpedOn = helpedOn(wantsFrom, cannotAlone, dice);
    boolean buysAlone = wants && cannotAlone <= 0 && dice.chance(0.85);
    boolean buysHelped = wants && cannotAlone > 0 && dice.chance(helpedOn == NEVER ? 0.07 : 0.45);
    int paysFrom =
        buysAlone
            ? wantsFrom + dice.between(5, 25)
            : buysHelped
                ? Math.max(wantsFrom, helpedOn == NEVER ? 0 : helpedOn) + dice.between(8, 30)
                : NEVER;

    boolean churns =
        plan.isPaid()
            && !firm.isOurs()
            && !wants
            && dice.chance(Dice.logistic(-2.0 - 0.9 * firm.gladness()));
    boolean quiet =
        !plan.isPaid()
            && !wants
            && !firm.isOurs()
            && dice.chance(Dice.logistic(-0.6 - 0.8 * firm.gladness()));
    int settled = Math.max(signedUpOn, 0);
    return new Fate(
        signedUpOn,
        plan,
        0.35 * dice.normal() + 0.15 + (wants ? 0.35 : 0),
        wantsFrom,
        cannotAlone,
        helpedOn,
        paysFrom,
        buysAlone ? "alone" : buysHelped ? helpedOn == NEVER ? "unaided" : "helped" : "none",
        churns ? settled + dice.between(15, Math.max(20, period.days())) : NEVER,
        dice.chance(0.5),
        quiet ? settled + dice.between(3, 45) : NEVER);
  }

  private static Plan startPlan(Firm firm, int number, boolean isOld, Dice dice) {
    if (firm.isOurs()) {
      return Plan.BUSINESS;
    }
    if (!isOld || number > 0 && dice.chance(0.6)) {
      return Plan.FREE;
    }
    double size = StrictMath.log10(firm.employees());
    return Plan.values()[dice.weighted(1.05, 0.62, 0.12 + 0.12 * size, size > 1.8 ? 0.22 : 0)];
  }

  /** Sales helps some who need it and some who do not: only the former can be moved by it. */
  private static int helpedOn(int wantsFrom, double cannotAlone, Dice dice) {
    if (wantsFrom == NEVER) {
      return NEVER;
    }
    boolean offered = dice.chance(cannotAlone > 0 ? 0.45 : 0.12);
    int delay = dice.between(3, 15);
    return offered ? wantsFrom + delay : NEVER;
  }
}
