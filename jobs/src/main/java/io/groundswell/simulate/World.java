package io.groundswell.simulate;

import io.groundswell.simulate.Product.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to Loomline itself and so to all its customers: incidents, guides in the product,
 * campaigns, and the days on which vendors and developers change the shape of what they send.
 */
record World(
    Period period,
    long seed,
    List<Incident> incidents,
    List<Guide> guides,
    List<Campaign> campaigns) {

  /**
   * An outage or a fault.
   *
   * @param share how many of the accounts it touches
   * @param isStorm whether customers write about it in numbers
   */
  record Incident(
      String id,
      String name,
      String impact,
      Feature feature,
      int day,
      double startHour,
      double hours,
      double share,
      boolean isStorm) {

    boolean touches(Workspace workspace) {
      return workspace.dice().fork("incident " + id).chance(share);
    }
  }

  /**
   * A hint shown inside the product to half of those who may see it.
   *
   * @param lift how much more a person uses the feature after seeing it; 0 is no effect
   * @param wear how much activity it costs, as a share
   */
  record Guide(String id, Feature feature, int startsOn, double lift, double wear) {

    boolean isFor(Workspace workspace) {
      return workspace.fate().startPlan().features.contains(feature);
    }

    boolean isShownTo(Person person) {
      return person.dice().fork("guide " + id).chance(0.5);
    }
  }

  /**
   * Money spent to bring people in.
   *
   * @param reach share of new workspaces that arrive with its mark
   * @param incremental share of those that would not have come without it
   */
  record Campaign(
      String channel, String name, double dailySpend, double reach, double incremental) {}

  static World of(Period period, long seed) {
    return new World(
        period,
        seed,
        incidents(period, Dice.of(seed).fork("incidents")),
        List.of(
            new Guide("guide_automations_tour", Feature.AUTOMATIONS, period.share(0.30), 1.5, 0),
            new Guide("guide_template_gallery", Feature.TEMPLATES, period.share(0.40), 0, 0),
            new Guide("guide_timeline_popup", Feature.TIMELINE, period.share(0.55), 0.2, 0.12)),
        List.of(
            new Campaign("search", "brand_search", 38, 0.14, 0),
            new Campaign("search", "kanban_generic", 64, 0.10, 0.7),
            new Campaign("social", "remote_teams", 45, 0.07, 0.35),
            new Campaign("video", "founder_story", 80, 0.03, 0.1)));
  }

  private static List<Incident> incidents(Period period, Dice dice) {
    var incidents = new ArrayList<Incident>();
    incidents.add(
        new Incident(
            dice.token(12).toLowerCase(java.util.Locale.ROOT),
            "Boards unavailable for many customers",
            "critical",
            Feature.BOARDS,
            workday(period, period.share(0.46)),
            13.2,
            3.4,
            0.6,
            true));
    for (int day = 9; day < period.days(); day += dice.between(14, 24)) {
      var feature =
          dice.pick(Feature.INTEGRATIONS, Feature.AUTOMATIONS, Feature.REPORTS, Feature.FORMS);
      incidents.add(
          new Incident(
              dice.token(12).toLowerCase(java.util.Locale.ROOT),
              "Delays in " + feature.label(),
              dice.pick("minor", "minor", "major"),
              feature,
              workday(period, day),
              dice.between(7.0, 16.0),
              dice.between(0.5, 4.0),
              dice.between(0.08, 0.3),
              false));
    }
    return List.copyOf(incidents);
  }

  private static int workday(Period period, int day) {
    int workday = day;
    while (period.isWeekend(workday)) {
      workday++;
    }
    return Math.min(workday, period.last());
  }

  Incident storm() {
    return incidents.get(0);
  }

  /** The day on which the export fault was declared fixed; it came back later. */
  int relapseFixedOn() {
    return period.share(0.38);
  }

  int relapsedOn() {
    return period.share(0.62);
  }

  /** From this day telemetry calls its board id otherwise. */
  int boardIdRenamedOn() {
    return period.share(0.40);
  }

  /** From this day the count of cards is sent as text. */
  int countBecomesTextOn() {
    return period.share(0.55);
  }

  /** From this day events say which release of the app sent them. */
  int releaseAppearsOn() {
    return period.share(0.25);
  }

  /** From this day Stripe sends the periods of a subscription on its items. */
  int stripeVersionChangesOn() {
    return period.share(0.60);
  }

  /** From this day Zendesk adds a field to its tickets. */
  int zendeskFieldAppearsOn() {
    return period.share(0.50);
  }

  /** From this day the survey tool sends scores as text. */
  int surveyScoreBecomesTextOn() {
    return period.share(0.70);
  }
}
