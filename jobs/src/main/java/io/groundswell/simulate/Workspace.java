package io.groundswell.simulate;

import io.groundswell.simulate.Product.Plan;
import java.util.List;

/**
 * An account of the product: what Segment calls a group and everybody else an account.
 *
 * @param number its place among the workspaces of its firm, from 0
 */
record Workspace(
    String accountId,
    int number,
    String name,
    Firm firm,
    Fate fate,
    List<Person> people,
    Dice dice) {

  Person owner() {
    return people.get(0);
  }

  boolean isOwnedBy(Person person) {
    return owner().userId().equals(person.userId());
  }

  /** Those who belong here; guests from a sister workspace belong there. */
  List<Person> members() {
    return people.stream().filter(person -> person.home() == number).toList();
  }

  List<Person> peopleOn(int day) {
    return people.stream().filter(person -> person.isHere(day)).toList();
  }

  /** Whether it once paid or pays, so that billing knows it. */
  boolean isBilled() {
    return fate.startPlan() != Plan.FREE || fate.paysFrom() != Period.NEVER;
  }

  /** A number that no other workspace has, for the ids of vendors that count. */
  long serial() {
    return firm.index() * 10L + number;
  }
}
