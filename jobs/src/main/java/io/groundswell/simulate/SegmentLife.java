package io.groundswell.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The telemetry of a workspace: one sitting after another, as Segment delivers them.
 *
 * <p>Most sittings arrive at once. Some people were offline and deliver days later, some batches
 * are delivered twice, some single calls are repeated with the same message id.
 */
final class SegmentLife {
  private static final int MOST_DAYS_OFFLINE = 6;

  /** Of the UTC day on which work began; nobody works into the day after the next. */
  private static final double LATEST_HOUR = 40;

  private SegmentLife() {}

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    int first = Math.max(0, landing.firstDay() - MOST_DAYS_OFFLINE);
    // A morning in Sydney is still the day before in UTC.
    int last = Math.min(world.period().last(), landing.lastDay() + 1);
    for (var person : workspace.people()) {
      if (person.joinedOn() < 0 && landing.covers(0)) {
        backfill(workspace, person, world, landing, truth);
      }
      for (int day = Math.max(first, person.joinedOn()); day <= last; day++) {
        if (Habits.isActive(workspace, person, day, world)) {
          live(workspace, person, day, world, landing, truth);
        }
      }
    }
  }

  private static void backfill(
      Workspace workspace, Person person, World world, Landing landing, Truth truth) {
    var wire = new SegmentWire(workspace, person, 0, world, Delivery.AT_ONCE, landing, truth);
    var dice = person.dice().fork("backfill", workspace.serial());
    wire.deliver(FirstVisit.backfill(workspace, person, world), 1, dice, false);
  }

  private static void live(
      Workspace workspace, Person person, int day, World world, Landing landing, Truth truth) {
    var dice = Habits.dayDice(workspace, person, day);
    var delivery = Delivery.of(dice.fork("delivery"));
    // A sitting may run past midnight or be delivered again on the next day.
    int reach = delivery.isRepeated() ? 2 : 1;
    if (day + delivery.daysLate() + reach < landing.firstDay()) {
      return;
    }
    var wire = new SegmentWire(workspace, person, day, world, delivery, landing, truth);
    double hour = sittingHour(workspace, dice);
    if (day == person.joinedOn()) {
      wire.deliver(
          FirstVisit.anonymous(workspace, person, world), hour - 0.2, dice.fork("eve"), true);
      wire.deliver(
          FirstVisit.named(workspace, person, day, world), hour, dice.fork("first"), false);
      hour += 0.15;
    }
    int sittings = 1 + dice.poisson(0.35);
    for (int sitting = 0; sitting < sittings; sitting++) {
      var luck = dice.fork("sitting", sitting);
      var acts = new ArrayList<Act>(signIn(workspace, person, day, world, luck));
      acts.addAll(Visit.work(workspace, person, day, world, luck));
      if (sitting == 0 && day == workspace.fate().paysFrom() && workspace.isOwnedBy(person)) {
        acts.addAll(purchase(workspace, day, world));
      }
      wire.deliver(acts, hour, luck.fork("times"), false);
      hour = Math.min(LATEST_HOUR, hour + 1 + luck.exponential(2.5));
    }
  }

  private static List<Act> signIn(
      Workspace workspace, Person person, int day, World world, Dice dice) {
    return day > person.joinedOn() && dice.chance(0.1)
        ? FirstVisit.signIn(workspace, person, day, world)
        : List.of();
  }

  private static List<Act> purchase(Workspace workspace, int day, World world) {
    boolean alone = workspace.fate().paysBecause().equals("alone");
    var plan = Wire.object().put("plan", workspace.fate().planOn(day).title);
    return alone
        ? List.of(
            Act.page("/checkout"),
            Act.track("Checkout Started", "/checkout", plan),
            Act.track("Checkout Completed", "/checkout", plan),
            FirstVisit.group(workspace, day, "/checkout", world))
        : List.of(FirstVisit.group(workspace, day, "/checkout", world));
  }

  private static double sittingHour(Workspace workspace, Dice dice) {
    double local = Math.max(6, Math.min(20, 12.5 + 3.2 * dice.fork("hour").normal()));
    return local - workspace.firm().country().utcHours();
  }
}
