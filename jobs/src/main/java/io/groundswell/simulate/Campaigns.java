package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.World.Campaign;
import java.util.Optional;

/** What was spent on bringing people in, and the mark that some of them carry. */
final class Campaigns {

  private Campaigns() {}

  /** The campaign whose link the first visitor of a workspace came by, if any. */
  static Optional<Campaign> of(Workspace workspace, World world) {
    double luck = workspace.dice().fork("campaign").unit();
    for (var campaign : world.campaigns()) {
      luck -= campaign.reach();
      if (luck < 0) {
        return Optional.of(campaign);
      }
    }
    return Optional.empty();
  }

  static ObjectNode mark(Campaign campaign) {
    return Wire.object()
        .put("source", campaign.channel())
        .put("medium", "cpc")
        .put("name", campaign.name());
  }

  /** One CSV row per campaign and day, in major units as ad exports have them. */
  static void spend(World world, Landing landing) {
    for (int day = landing.firstDay(); day <= landing.lastDay(); day++) {
      for (var campaign : world.campaigns()) {
        double noise =
            Dice.of(world.seed()).fork("spend " + campaign.name(), day).between(0.8, 1.2);
        long cents = Math.round(campaign.dailySpend() * noise * 100);
        var date = world.period().date(day);
        landing.row(
            Source.CAMPAIGN_SPEND,
            day,
            "%s,%s,%s,%d.%02d,USD"
                .formatted(date, campaign.channel(), campaign.name(), cents / 100, cents % 100));
      }
    }
  }
}
