package io.groundswell.simulate;

import io.groundswell.simulate.Product.Feature;
import io.groundswell.simulate.World.Guide;
import io.groundswell.simulate.World.Incident;
import java.util.Optional;

/** When a person works with the product, and with what. */
final class Habits {
  private static final double[] WEEKDAYS = {1.0, 1.06, 1.05, 1.0, 0.85, 0.10, 0.08};

  private Habits() {}

  /** The dice of this person's day in this workspace. */
  static Dice dayDice(Workspace workspace, Person person, int day) {
    return person.dice().fork("day", workspace.serial(), day);
  }

  static boolean isActive(Workspace workspace, Person person, int day, World world) {
    if (!person.isHere(day)) {
      return false;
    }
    boolean buys = day == workspace.fate().paysFrom() && workspace.isOwnedBy(person);
    if (day == person.joinedOn() || buys) {
      return true;
    }
    int weekday = world.period().date(day).getDayOfWeek().getValue() - 1;
    double chance =
        person.rate()
            * WEEKDAYS[weekday]
            * workspace.fate().level(day, world.period())
            * novelty(person, day)
            * wear(workspace, person, day, world);
    return dayDice(workspace, person, day).fork("active").chance(Math.min(0.97, chance));
  }

  /** Newcomers look around a lot in their first days. */
  private static double novelty(Person person, int day) {
    int age = day - person.joinedOn();
    return age < 10 ? 1 + 0.12 * (10 - age) : 1;
  }

  private static double wear(Workspace workspace, Person person, int day, World world) {
    double left = 1;
    for (var guide : world.guides()) {
      if (guide.wear() > 0 && hasSeen(guide, workspace, person, day)) {
        left -= guide.wear();
      }
    }
    return left;
  }

  static boolean hasSeen(Guide guide, Workspace workspace, Person person, int day) {
    return day > guide.startsOn() && guide.isFor(workspace) && guide.isShownTo(person);
  }

  /** A feature the person turns to on a day, out of those that the plan of the day allows. */
  static Feature feature(Workspace workspace, Person person, int day, World world, Dice dice) {
    var allowed = workspace.fate().planOn(day).features;
    var weights = new double[allowed.size()];
    for (int i = 0; i < weights.length; i++) {
      var feature = allowed.get(i);
      weights[i] =
          person.tastes().getOrDefault(feature, 0.0)
              * (1 + lift(feature, workspace, person, day, world));
    }
    return allowed.get(dice.weighted(weights));
  }

  private static double lift(
      Feature feature, Workspace workspace, Person person, int day, World world) {
    double lift = 0;
    for (var guide : world.guides()) {
      if (guide.feature() == feature && hasSeen(guide, workspace, person, day)) {
        lift += guide.lift();
      }
    }
    return lift;
  }

  /** The incident that troubles this workspace on a day, if there is one. */
  static Optional<Incident> trouble(Workspace workspace, int day, World world) {
    return world.incidents().stream()
        .filter(incident -> incident.day() == day && incident.touches(workspace))
        .findFirst();
  }
}
