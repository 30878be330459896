package io.groundswell.simulate;

import static io.groundswell.simulate.Period.NEVER;

import java.util.ArrayList;
import java.util.List;

/** Every time Loomline reached out to somebody, and what came of it. */
final class OutreachLife {
  private static final int MEMORY_DAYS = 100;

  private OutreachLife() {}

  /** askType is null unless something was asked; outcome is none, accepted, declined or bounced. */
  record Touch(Person person, String kind, String askType, int day, String outcome) {}

  static void live(Workspace workspace, World world, Landing landing) {
    var touches = new ArrayList<Touch>();
    for (var person : workspace.members()) {
      touches.addAll(asks(person, world));
      touches.addAll(mails(person, world));
    }
    touches.addAll(calls(workspace, world));
    for (int i = 0; i < touches.size(); i++) {
      land(workspace, touches.get(i), i, world, landing);
    }
  }

  /** What a person was asked to do for us; the glad say yes more often. */
  static List<Touch> asks(Person person, World world) {
    var dice = person.dice().fork("asks");
    if (person.isSharedMailbox() || !dice.chance(0.05 + (person.gladness() > 0.5 ? 0.09 : 0))) {
      return List.of();
    }
    int day = dice.between(-MEMORY_DAYS, world.period().last());
    if (!person.isHere(day)) {
      return List.of();
    }
    boolean accepts = dice.chance(Dice.logistic(-1.3 + 1.4 * person.gladness()));
    var askType = dice.pick("review", "review", "reference_call", "case_study", "referral");
    return List.of(
        new Touch(
            person,
            "advocacy",
            askType,
            day,
            accepts ? "accepted" : dice.pick("declined", "none")));
  }

  private static List<Touch> mails(Person person, World world) {
    var mails = new ArrayList<Touch>();
    var dice = person.dice().fork("mails");
    for (int day = 3; day < world.period().days(); day += 28) {
      if (person.isHere(day) && dice.chance(0.25)) {
        mails.add(new Touch(person, "mail", null, day, dice.chance(0.02) ? "bounced" : "none"));
      }
    }
    return mails;
  }

  private static List<Touch> calls(Workspace workspace, World world) {
    var calls = new ArrayList<Touch>();
    var dice = workspace.dice().fork("calls");
    var fate = workspace.fate();
    if (fate.helpedOn() != NEVER) {
      boolean moved = fate.paysBecause().equals("helped");
      calls.add(
          new Touch(
              workspace.owner(), "sales", "call", fate.helpedOn(), moved ? "accepted" : "none"));
    } else if (dice.chance(0.04)) {
      int day = dice.between(0, world.period().last());
      calls.add(new Touch(workspace.owner(), "sales", "call", day, dice.pick("none", "declined")));
    }
    if (fate.startPlan().isPaid() && dice.chance(0.15)) {
      int day = dice.between(0, world.period().last());
      calls.add(
          new Touch(
              workspace.owner(), "success", "review_meeting", day, dice.pick("none", "accepted")));
    }
    calls.removeIf(call -> !call.person().isHere(call.day()));
    return calls;
  }

  private static void land(
      Workspace workspace, Touch touch, int number, World world, Landing landing) {
    landing.land(
        Source.OUTREACH_TOUCHES,
        Math.max(0, touch.day()),
        () -> {
          var dice = workspace.dice().fork("touch", number);
          var record = Wire.object();
          record.put("touch_id", "tch_" + dice.hex(14));
          record.put("user_id", dice.chance(0.85) ? touch.person().userId() : null);
          record.put("email", touch.person().email());
          record.put("account_id", workspace.accountId());
          record.put("kind", touch.kind());
          record.put("ask_type", touch.askType());
          record.put("touched_at", Period.seconds(world.period().at(touch.day(), 14)));
          return record.put("outcome", touch.outcome());
        });
  }
}
