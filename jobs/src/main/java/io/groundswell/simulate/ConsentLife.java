package io.groundswell.simulate;

/** Who may be written to, for what: most say yes, some say nothing, some take it back. */
final class ConsentLife {

  private ConsentLife() {}

  static void live(Workspace workspace, World world, Landing landing) {
    for (var person : workspace.members()) {
      purpose(workspace, person, "advocacy", 0.72, world, landing);
      purpose(workspace, person, "sales_contact", 0.78, world, landing);
      purpose(workspace, person, "product_updates", 0.85, world, landing);
    }
  }

  private static void purpose(
      Workspace workspace,
      Person person,
      String purpose,
      double granted,
      World world,
      Landing landing) {
    var dice = person.dice().fork("consent " + purpose);
    if (!dice.chance(granted)) {
      return;
    }
    record(workspace, person, purpose, "granted", person.joinedOn(), world, landing);
    if (dice.chance(0.1)) {
      int taken =
          dice.between(
              person.joinedOn() + 1, Math.max(person.joinedOn() + 2, world.period().days()));
      record(workspace, person, purpose, "withdrawn", taken, world, landing);
    }
  }

  /** What was said before day 0 comes with the first export. */
  private static void record(
      Workspace workspace,
      Person person,
      String purpose,
      String state,
      int day,
      World world,
      Landing landing) {
    landing.land(
        Source.CONSENT_RECORDS,
        Math.max(0, day),
        () -> {
          var dice = person.dice().fork("consent " + purpose + state);
          var record = Wire.object();
          record.put("record_id", "cns_" + dice.hex(14));
          record.put("person", dice.chance(0.7) ? person.email() : person.userId());
          record.put("user_id", dice.chance(0.8) ? person.userId() : null);
          record.put("purpose", purpose);
          record.put("channel", "email");
          record.put("jurisdiction", workspace.firm().country().law());
          record.put("state", state);
          return record.put("recorded_at", Period.seconds(world.period().at(day, 11)));
        });
  }
}
