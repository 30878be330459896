package io.groundswell.simulate;

/** What Loomline itself sends: its staff, its catalogue, its incidents, its plans. */
final class WorldLife {

  private WorldLife() {}

  static void live(World world, Landing landing, Truth truth) {
    Campaigns.spend(world, landing);
    for (int number = 0; number <= ZendeskWire.AGENTS; number++) {
      int agent = number;
      landing.land(
          Source.ZENDESK_USERS, 0, () -> ZendeskWire.agent(agent, world.period().at(0, 1)));
    }
  }
}
