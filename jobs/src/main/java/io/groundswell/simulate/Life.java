package io.groundswell.simulate;

/** A company's whole life, told by one vendor after the other. */
final class Life {

  private Life() {}

  static void live(Company company, World world, Landing landing, Truth truth) {
    for (var workspace : company.workspaces()) {
      Planted.accounts(workspace, world, truth);
      SegmentLife.live(workspace, world, landing, truth);
      ZendeskLife.live(workspace, world, landing, truth);
    }
  }
}
