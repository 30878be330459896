package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Billing.Standing;
import java.util.function.Supplier;

/**
 * The money of a workspace as Stripe tells it: the first day's export as objects, then an event for
 * each change. Every fifth workspace is pulled as objects throughout, as nightly syncs do.
 */
final class StripeLife {
  static final String OLD_VERSION = "2023-10-16";
  static final String NEW_VERSION = "2025-03-31.basil";

  private final Workspace workspace;
  private final Billing billing;
  private final World world;
  private final Landing landing;
  private final Truth truth;

  private StripeLife(Workspace workspace, World world, Landing landing, Truth truth) {
    this.workspace = workspace;
    this.billing = Billing.of(workspace);
    this.world = world;
    this.landing = landing;
    this.truth = truth;
  }

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    if (workspace.isBilled() && !workspace.firm().isOurs()) {
      var life = new StripeLife(workspace, world, landing, truth);
      life.customer();
      life.subscription();
      InvoiceLife.live(life.billing, life, world);
    }
  }

  private void customer() {
    int day = Math.max(0, billing.startedOn() - 1);
    long createdAt = world.period().at(billing.startedOn() - 1, 12);
    tell(
        Source.STRIPE_CUSTOMERS,
        "customer.created",
        day,
        null,
        () -> StripeWire.customer(workspace, createdAt, false));
    if (workspace.dice().fork("customer edit").chance(0.08)) {
      int edited = Math.max(day + 3, world.period().share(0.5));
      tell(
          Source.STRIPE_CUSTOMERS,
          "customer.updated",
          edited,
          Wire.object().putNull("phone"),
          () -> StripeWire.customer(workspace, createdAt, false));
    }
  }

  private void subscription() {
    Standing before = null;
    long mrrBefore = 0;
    for (int day = Math.max(0, billing.startedOn()); day < world.period().days(); day++) {
      var standing = billing.on(day);
      if (standing == null || standing.equals(before)) {
        continue;
      }
      int now = day;
      var type =
          before == null
              ? "customer.subscription.created"
              : standing.status().equals("canceled")
                  ? "customer.subscription.deleted"
                  : "customer.subscription.updated";
      var previous = type.endsWith("updated") ? changed(before, standing) : null;
      tell(
          Source.STRIPE_SUBSCRIPTIONS,
          type,
          day,
          previous,
          () -> StripeWire.subscription(billing, standing, now, world));
      long mrr = billing.mrr(standing);
      if (mrr != mrrBefore) {
        truth.plant("mrr", () -> mrr(now, mrr));
      }
      before = standing;
      mrrBefore = mrr;
    }
  }

  private ObjectNode mrr(int day, long mrr) {
    var row = Wire.object().put("account_id", workspace.accountId());
    row.put("from_day", world.period().date(day).toString());
    return row.put("mrr", mrr).put("currency", billing.currency());
  }

  private static ObjectNode changed(Standing before, Standing now) {
    var previous = Wire.object();
    if (!before.status().equals(now.status())) {
      previous.put("status", before.status());
    }
    if (before.quantity() != now.quantity()) {
      previous.put("quantity", before.quantity());
    }
    if (before.endsAtPeriodEnd() != now.endsAtPeriodEnd()) {
      previous.put("cancel_at_period_end", before.endsAtPeriodEnd());
    }
    if (before.plan() != now.plan()) {
      previous.set("plan", Wire.object().put("nickname", before.plan().title));
    }
    return previous;
  }

  /** Lands an object or the event about it; some events are delivered twice. */
  void tell(Source source, String type, int day, ObjectNode previous, Supplier<ObjectNode> object) {
    long at = world.period().at(day, 12.2);
    var dice = workspace.dice().fork(type, day, source.ordinal());
    boolean asObject = day == 0 || workspace.serial() / 10 % 5 == 0;
    var version = day < world.stripeVersionChangesOn() ? OLD_VERSION : NEW_VERSION;
    Supplier<ObjectNode> record =
        asObject
            ? object
            : () -> StripeWire.event(type, object.get(), previous, at, version, dice.fork("event"));
    landing.land(source, day, record);
    if (!asObject && dice.chance(0.03)) {
      int again = dice.chance(0.5) ? day : day + 1;
      landing.land(source, again, record);
      if (landing.covers(again)) {
        truth.dirt("duplicate", source.folder(), again, "evt_" + dice.fork("event").token(24));
      }
    }
  }
}
