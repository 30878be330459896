package io.groundswell.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * When a workspace asks for help, and about what.
 *
 * <p>Those who leave without a word ask nothing while they fade; those who complain write more.
 */
final class SupportLife {
  private static final int MOST_TICKETS = 900;

  private SupportLife() {}

  /** The tickets of a workspace over the whole period. */
  static List<Ticket> tickets(Workspace workspace, World world) {
    var tickets = new ArrayList<Ticket>();
    int number = 0;
    for (int day : askingDays(workspace, world, "tickets", ticketRate(workspace))) {
      var dice = workspace.dice().fork("ticket", number);
      var here = workspace.peopleOn(day);
      if (!here.isEmpty() && number < MOST_TICKETS) {
        var person = requester(here, dice);
        var topic = topic(workspace, day, world, dice);
        long at = world.period().at(day, dice.between(6.0, 18.0));
        tickets.add(
            Ticket.open(
                workspace.serial() * 1_000 + 100_000 + number, workspace, person, topic, at, dice));
      }
      number++;
    }
    return tickets;
  }

  /** The days on which somebody asks, in order; a day may come twice. */
  static List<Integer> askingDays(
      Workspace workspace, World world, String what, double ratePerDay) {
    var fate = workspace.fate();
    var days = new ArrayList<Integer>();
    var dice = workspace.dice().fork("asking " + what);
    for (int day = Math.max(0, fate.signedUpOn()); day < world.period().days(); day++) {
      double level = fate.level(day, world.period());
      boolean leaving = day > fate.churnsOn() - Fate.DECLINE_DAYS && day < fate.churnsOn();
      double rate = ratePerDay * (world.period().isWeekend(day) ? 0.2 : 1.2) * level;
      if (leaving) {
        rate = fate.isSilent() ? 0 : ratePerDay * 2 + 0.04;
      }
      if (fate.wants(day)) {
        rate += fate.canBuyAlone() ? 0.004 : 0.02;
      }
      rate += stormRate(workspace, day, world) * Math.min(1, level);
      for (int asked = dice.poisson(rate); asked > 0; asked--) {
        days.add(day);
      }
    }
    return days;
  }

  private static double stormRate(Workspace workspace, int day, World world) {
    int since = day - world.storm().day();
    boolean stormy = since >= 0 && since < 3 && world.storm().touches(workspace);
    return stormy ? 0.16 / (1 + 2 * since) : 0;
  }

  private static double ticketRate(Workspace workspace) {
    double people = StrictMath.pow(workspace.people().size(), 0.7);
    double paying = workspace.fate().startPlan().isPaid() ? 1.5 : 0.7;
    double unhappy = StrictMath.exp(-0.3 * workspace.firm().gladness());
    return 0.0045 * people * paying * unhappy;
  }

  static Topic topic(Workspace workspace, int day, World world, Dice dice) {
    boolean storm = dice.chance(stormRate(workspace, day, world) / 0.19);
    return storm ? Topic.named("outage") : Talk.need(workspace, day, world, dice.fork("topic"));
  }

  static Person requester(List<Person> here, Dice dice) {
    // Those who lead ask more often than the others.
    var leaders = here.stream().filter(Person::leads).toList();
    return !leaders.isEmpty() && dice.chance(0.45) ? dice.pick(leaders) : dice.pick(here);
  }
}
