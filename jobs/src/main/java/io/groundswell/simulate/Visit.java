package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Product.Feature;
import io.groundswell.simulate.Product.Plan;
import java.util.ArrayList;
import java.util.List;

/** What a person does in one sitting: ordinary work, and now and then a thought of buying. */
final class Visit {
  private final Workspace workspace;
  private final Person person;
  private final int day;
  private final World world;
  private final Dice dice;
  private final List<Act> acts = new ArrayList<>();

  private Visit(Workspace workspace, Person person, int day, World world, Dice dice) {
    this.workspace = workspace;
    this.person = person;
    this.day = day;
    this.world = world;
    this.dice = dice;
  }

  /** A sitting of somebody who is signed in. */
  static List<Act> work(Workspace workspace, Person person, int day, World world, Dice dice) {
    var visit = new Visit(workspace, person, day, world, dice);
    visit.acts.add(Act.page("/boards"));
    visit.use(1 + dice.poisson(3.2));
    visit.invite();
    visit.meetLimits();
    visit.thinkOfBuying();
    visit.lookAtGuides();
    visit.meetErrors();
    return visit.acts;
  }

  private void use(int steps) {
    for (int step = 0; step < steps; step++) {
      var feature = Habits.feature(workspace, person, day, world, dice);
      if (dice.chance(0.22)) {
        acts.add(Act.page(feature.page));
      }
      var event = dice.chance(0.3) ? feature.rare : feature.usual;
      track(event, Product.isDoneByServer(event) ? null : feature.page);
    }
  }

  private void invite() {
    double eager = person.leads() ? 0.035 : 0.012;
    if (dice.chance(eager * StrictMath.exp(0.9 * person.gladness()))) {
      var invited = Wire.object().put("role", dice.pick("member", "member", "admin"));
      acts.add(Act.track("Invite Sent", "/settings/members", invited));
    }
  }

  private void meetLimits() {
    boolean tight = workspace.fate().wants(day);
    if (workspace.fate().planOn(day).ordinal() < Plan.BUSINESS.ordinal()
        && dice.chance(curiosity() * (tight ? 0.068 : 0.013))) {
      var limit = dice.pick("seats", "boards", "automations", "storage");
      acts.add(Act.track("Limit Reached", "/boards", Wire.object().put("limit", limit)));
    }
  }

  private void thinkOfBuying() {
    boolean wants = workspace.fate().wants(day);
    boolean leads = person.leads();
    boolean stuck =
        workspace.fate().cannotAlone() + 0.3 * workspace.dice().fork("stuck").normal() > 0.1;
    if (dice.chance(curiosity() * (wants ? leads ? 0.125 : 0.03 : 0.014))) {
      acts.add(Act.page("/pricing"));
      if (dice.chance(wants && leads ? 0.45 : 0.08)) {
        checkOut(stuck);
      }
    }
    boolean large = workspace.fate().startPlan().ordinal() >= Plan.BUSINESS.ordinal();
    if (dice.chance(curiosity() * (stuck && wants ? 0.085 : large ? 0.012 : 0.005))) {
      acts.add(Act.page(dice.pick("/docs/sso", "/settings/sso", "/security", "/trust")));
    }
    if (leads && dice.chance(stuck && wants ? 0.06 : workspace.isBilled() ? 0.02 : 0.003)) {
      acts.add(Act.page("/billing/invoices"));
    }
  }

  /** Some firms look at prices and settings more than others, and mean nothing by it. */
  private double curiosity() {
    return StrictMath.exp(0.9 * workspace.dice().fork("curiosity").normal() - 0.2);
  }

  private void checkOut(boolean stuck) {
    acts.add(Act.page("/checkout"));
    var plan = workspace.fate().planOn(day).next().title;
    acts.add(Act.track("Checkout Started", "/checkout", Wire.object().put("plan", plan)));
    if (dice.chance(stuck ? 0.6 : 0.12)) {
      var reason = dice.pick("card_declined", "tax_id_required", "approval_required", "limit");
      acts.add(
          Act.track(
              "Checkout Failed",
              "/checkout",
              Wire.object().put("plan", plan).put("reason", reason)));
    }
  }

  private void lookAtGuides() {
    for (var guide : world.guides()) {
      if (day < guide.startsOn() || day > guide.startsOn() + 21 || !guide.isFor(workspace)) {
        continue;
      }
      boolean shown = guide.isShownTo(person);
      boolean first = isFirstWorkSince(guide.startsOn());
      if (first) {
        guide("Guide Assigned", guide.id(), shown);
      }
      if (shown && (first || dice.chance(0.1))) {
        guide("Guide Shown", guide.id(), true);
        boolean clicked = dice.chance(guide.wear() > 0 ? 0.1 : 0.3);
        guide(clicked ? "Guide Clicked" : "Guide Dismissed", guide.id(), true);
      }
    }
  }

  private boolean isFirstWorkSince(int start) {
    for (int before = start; before < day; before++) {
      if (Habits.isActive(workspace, person, before, world)) {
        return false;
      }
    }
    return true;
  }

  private void guide(String event, String guideId, boolean shown) {
    var seen = Wire.object().put("guide_id", guideId).put("variant", shown ? "guide" : "control");
    acts.add(Act.track(event, "/boards", seen));
  }

  private void meetErrors() {
    var trouble = Habits.trouble(workspace, day, world);
    int errors = trouble.isPresent() ? dice.poisson(3) : dice.chance(0.02) ? 1 : 0;
    var feature = trouble.map(World.Incident::feature).orElse(Feature.BOARDS);
    for (int i = 0; i < errors; i++) {
      var error = Wire.object().put("code", dice.pick("timeout", "http_502", "sync_failed"));
      acts.add(Act.track("Error Shown", feature.page, error.put("feature", feature.label())));
    }
  }

  private void track(String event, String path) {
    acts.add(Act.track(event, path, properties(event)));
  }

  private ObjectNode properties(String event) {
    var properties = Wire.object();
    var board = "brd_" + Integer.toString(dice.below(12 + workspace.people().size()), 36);
    properties.put(day < world.boardIdRenamedOn() ? "boardId" : "board_id", board);
    if (event.startsWith("Card")) {
      int count = dice.between(1, 9);
      if (day < world.countBecomesTextOn()) {
        properties.put("count", count);
      } else {
        properties.put("count", Integer.toString(count));
      }
    }
    return properties;
  }
}
