package io.groundswell.simulate;

import static io.groundswell.simulate.Period.NEVER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The truth about accounts and people, written down before anybody looks at the files. */
final class Planted {

  private Planted() {}

  static void accounts(Workspace workspace, World world, Truth truth) {
    truth.plant("accounts", () -> account(workspace, world));
    truth.plant("workspaces", () -> workspace(workspace));
    for (var person : workspace.people()) {
      truth.plant("users", () -> user(workspace, person, world));
    }
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
    row.set("accepted_asks", Wire.strings(List.of()));
    return row;
  }

  static String dateOf(int day, Period period) {
    return day == NEVER || !period.holds(day) ? null : period.date(day).toString();
  }
}
