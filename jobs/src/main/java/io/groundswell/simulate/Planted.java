package io.groundswell.simulate;

import static io.groundswell.simulate.Period.NEVER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.World.Incident;

/** The truth about accounts and people, written down before anybody looks at the files. */
final class Planted {

  private Planted() {}

  static void workspace(Workspace workspace, World world, Truth truth) {
    truth.plant("accounts", () -> account(workspace, world));
    truth.plant("workspaces", () -> workspace(workspace));
    for (var person : workspace.people()) {
      truth.plant("users", () -> user(workspace, person, world));
    }
    for (var incident : world.incidents()) {
      if (incident.touches(workspace) && workspace.fate().signedUpOn() <= incident.day()) {
        truth.plant("incidents", () -> impact(incident, workspace, world));
      }
    }
  }

  static void world(World world, Truth truth) {
    for (int i = 0; i < Topic.ALL.size(); i++) {
      int index = i;
      truth.plant("topics", () -> topic(index, world));
    }
    for (var guide : world.guides()) {
      var unit = "factor on " + guide.feature().label() + " events of a person, less activity";
      truth.plant("effects", () -> effect("guide", guide.id(), guide.lift(), -guide.wear(), unit));
    }
    for (var campaign : world.campaigns()) {
      var unit = "share of its new accounts that would not have come otherwise";
      truth.plant(
          "effects", () -> effect("campaign", campaign.name(), campaign.incremental(), 0, unit));
    }
    truth.plant(
        "effects",
        () ->
            effect("outreach", "sales", 0.38, 0, "added chance to buy, wanting but unable alone"));
    truth.plant("effects", () -> effect("outreach", "success", 0, 0, "added chance to stay"));
  }

  private static ObjectNode effect(
      String cause, String name, double effect, double harm, String unit) {
    var row = Wire.object().put("cause", cause).put("name", name);
    return row.put("effect", effect).put("harm", harm).put("unit", unit);
  }

  private static ObjectNode topic(int index, World world) {
    var topic = Topic.ALL.get(index);
    var period = world.period();
    var row = Wire.object();
    row.put("topic", topic.name()).put("title", topic.title()).put("kind", topic.kind());
    row.put("audience", topic.audience()).put("shape", topic.shape());
    row.put("size", Talk.size(index));
    int first = topic.shape().equals("storm") ? world.storm().day() : 0;
    int last = topic.shape().equals("storm") ? world.storm().day() + 4 : period.last();
    row.put("from_day", period.date(first).toString());
    row.put("to_day", period.date(Math.min(last, period.last())).toString());
    boolean relapses = topic.shape().equals("relapse");
    row.put("fixed_on", relapses ? period.date(world.relapseFixedOn()).toString() : null);
    return row.put("relapsed_on", relapses ? period.date(world.relapsedOn()).toString() : null);
  }

  private static ObjectNode impact(Incident incident, Workspace workspace, World world) {
    long active =
        workspace.people().stream()
            .filter(person -> Habits.isActive(workspace, person, incident.day(), world))
            .count();
    var row = Wire.object().put("incident_id", incident.id());
    row.put("account_id", workspace.accountId());
    row.put("day", world.period().date(incident.day()).toString());
    row.put("minutes", Math.round(incident.hours() * 60));
    return row.put("users_active_that_day", active).put("is_storm", incident.isStorm());
  }

  private static ObjectNode account(Workspace workspace, World world) {
    var fate = workspace.fate();
    var period = world.period();
    var row = Wire.object();
    row.put("company_index", workspace.firm().index());
    row.put("account_id", workspace.accountId());
    row.put("kind", workspace.firm().isOurs() ? "internal" : fate.startPlan().label());
    row.put("start_plan", fate.startPlan().label());
    row.put("end_plan", fate.planOn(period.last()).label());
    row.put("signed_up_on", period.date(fate.signedUpOn()).toString());
    row.put("employees", workspace.firm().employees());
    row.put("people", workspace.people().size());
    row.put("gladness", workspace.firm().gladness());
    row.put("growth", fate.growth());
    row.put("wants_to_buy", period.holds(fate.wantsFrom()));
    row.put("wants_from", dateOf(fate.wantsFrom(), period));
    boolean wants = period.holds(fate.wantsFrom());
    row.put("wants_until", wants ? period.date(fate.wantsUntil()).toString() : null);
    row.put("can_buy_alone", fate.canBuyAlone());
    row.put("cannot_alone", fate.cannotAlone());
    row.put("helped_on", dateOf(fate.helpedOn(), period));
    row.put("converts_on", dateOf(fate.paysFrom(), period));
    row.put("converts_because", period.holds(fate.paysFrom()) ? fate.paysBecause() : null);
    row.put("churns_on", dateOf(fate.churnsOn(), period));
    row.put("is_silent", period.holds(fate.churnsOn()) ? fate.isSilent() : null);
    row.put("quiet_from", dateOf(fate.quietFrom(), period));
    return row;
  }

  private static ObjectNode workspace(Workspace workspace) {
    var row = Wire.object();
    row.put("account_id", workspace.accountId());
    row.put("company_index", workspace.firm().index());
    return row.put("domain", workspace.firm().domain());
  }

  private static ObjectNode user(Workspace workspace, Person person, World world) {
    var row = Wire.object();
    row.put("user_id", person.userId());
    row.put("account_id", workspace.accountId());
    row.put("email", person.email());
    row.put("role", person.role());
    row.put("joined_on", world.period().date(person.joinedOn()).toString());
    row.put("gladness", person.gladness());
    row.put("is_advocate", person.isAdvocate());
    row.put("is_shared_mailbox", person.isSharedMailbox());
    row.put("clock_skew_millis", person.skewMillis());
    row.set("accepted_asks", acceptedAsks(person, world));
    return row;
  }

  private static ArrayNode acceptedAsks(Person person, World world) {
    return Wire.strings(
        OutreachLife.asks(person, world).stream()
            .filter(ask -> ask.outcome().equals("accepted"))
            .map(OutreachLife.Touch::askType)
            .toList());
  }

  private static String dateOf(int day, Period period) {
    return day == NEVER || !period.holds(day) ? null : period.date(day).toString();
  }
}
