package io.groundswell.simulate;

/** A company's whole life, told by one vendor after the other. */
final class Life {

  private Life() {}

  static void live(Company company, World world, Landing landing, Truth truth) {
    Strangers.live(company.firm(), world, landing, truth);
    for (var workspace : company.workspaces()) {
      Planted.workspace(workspace, world, truth);
      SegmentLife.live(workspace, world, landing, truth);
      IdentityLife.live(workspace, world, landing, truth);
      ZendeskLife.live(workspace, world, landing, truth);
      IntercomLife.live(workspace, world, landing, truth);
      StripeLife.live(workspace, world, landing, truth);
      SalesforceLife.live(workspace, world, landing, truth);
      SurveyLife.live(workspace, world, landing, truth);
      ConsentLife.live(workspace, world, landing);
      OutreachLife.live(workspace, world, landing);
    }
  }
}
