package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    this.billing = Billing.of(workspace, world.period());
    this.world = world;
    this.landing = landing;
    this.truth = truth;
  }

  static void live(Workspace workspace, World world, Landing landing, Truth truth) {
    if (workspace.isBilled() && !workspace.firm().isOurs()) {
      var life = new StripeLife(workspace, world, landing, truth);
      var main = life.billing.subscription();
      life.customer(main);
      life.subscription(main);
      InvoiceLife.live(life.billing, life, world);
      var all = new ArrayList<Subscription>();
      all.add(main);
      for (var extra : Extras.of(life.billing)) {
        if (!extra.customerId().equals(main.customerId())) {
          life.customer(extra);
        }
        life.subscription(extra);
        all.add(extra);
      }
      life.plant(all);
    }
  }

  private void customer(Subscription subscription) {
    int day = Math.max(0, subscription.startedOn() - 1);
    long createdAt = world.period().at(subscription.startedOn() - 1, 12);
    Supplier<ObjectNode> customer =
        () ->
            StripeWire.customer(
                workspace, subscription.customerId(), subscription.currency(), createdAt, false);
    tell(Source.STRIPE_CUSTOMERS, "customer.created", subscription.name(), day, null, customer);
    if (workspace.dice().fork("customer edit").chance(0.08)) {
      int edited = Math.max(day + 3, world.period().share(0.5));
      tell(
          Source.STRIPE_CUSTOMERS,
          "customer.updated",
          subscription.name(),
          edited,
          Wire.object().putNull("phone"),
          customer);
    }
  }

  private void subscription(Subscription subscription) {
    boolean isExpanded = isPulled() && workspace.dice().fork("expanded").chance(0.5);
    var wire = new SubscriptionWire(subscription, world, isExpanded);
    Standing before = null;
    var told = new HashSet<String>();
    for (int day = Math.max(0, subscription.startedOn()); day < world.period().days(); day++) {
      var standing = subscription.standing().apply(day);
      if (standing == null || standing.equals(before)) {
        continue;
      }
      int now = day;
      discounts(standing, wire, day, told);
      var type =
          before == null
              ? "customer.subscription.created"
              : standing.isCanceled()
                  ? "customer.subscription.deleted"
                  : "customer.subscription.updated";
      var previous = type.endsWith("updated") ? changed(before, standing) : null;
      tell(
          Source.STRIPE_SUBSCRIPTIONS,
          type,
          subscription.name(),
          day,
          previous,
          () -> wire.object(standing, now));
      before = standing;
    }
  }

  /** Each discount on the day on which it is first listed. */
  private void discounts(Standing standing, SubscriptionWire wire, int day, Set<String> told) {
    var ofLines = standing.lines().stream().flatMap(line -> line.discounts().stream());
    for (var discount : Stream.concat(standing.discounts().stream(), ofLines).toList()) {
      if (told.add(discount.id())) {
        boolean isNew = day >= world.stripeVersionChangesOn();
        tell(
            Source.STRIPE_DISCOUNTS,
            "customer.discount.created",
            discount.id(),
            day,
            null,
            () -> wire.wire(discount, isNew));
      }
    }
  }

  /** The recurring revenue of the account, from each day on which it changed, by currency. */
  private void plant(List<Subscription> subscriptions) {
    var before = new TreeMap<String, Long>();
    for (int day = 0; day < world.period().days(); day++) {
      var now = new TreeMap<String, Long>();
      for (var subscription : subscriptions) {
        var standing = subscription.standing().apply(day);
        if (standing != null) {
          now.merge(subscription.currency(), standing.mrr(day, world.period()), Long::sum);
        }
      }
      int from = day;
      now.forEach(
          (currency, mrr) -> {
            if (!mrr.equals(before.getOrDefault(currency, 0L))) {
              truth.plant("mrr", () -> mrr(from, mrr, currency));
            }
          });
      before.putAll(now);
    }
  }

  private ObjectNode mrr(int day, long mrr, String currency) {
    var row = Wire.object().put("account_id", workspace.accountId());
    row.put("from_day", world.period().date(day).toString());
    return row.put("mrr", mrr).put("currency", currency);
  }

  private static ObjectNode changed(Standing before, Standing now) {
    var previous = Wire.object();
    if (!before.status().equals(now.status())) {
      previous.put("status", before.status());
    }
    if (before.first().quantity() != now.first().quantity()) {
      previous.put("quantity", before.first().quantity());
    }
    if (before.endsOn() != now.endsOn()) {
      previous.put("cancel_at_period_end", before.endsOn() != Period.NEVER);
    }
    if (!before.first().tariff().title().equals(now.first().tariff().title())) {
      previous.set("plan", Wire.object().put("nickname", before.first().tariff().title()));
    }
    return previous;
  }

  /** Whether it is pulled as objects every night, instead of pushed as events. */
  private boolean isPulled() {
    return workspace.serial() / 10 % 5 == 0;
  }

  /**
   * Lands an object or the event about it; some events are delivered twice, and then perhaps after
   * later ones.
   *
   * @param name of the object, among others of its type and day
   */
  void tell(
      Source source,
      String type,
      String name,
      int day,
      ObjectNode previous,
      Supplier<ObjectNode> object) {
    long at = world.period().at(day, 12.2);
    var dice = workspace.dice().fork(type + " " + name, day, source.ordinal());
    boolean asObject = day == 0 || isPulled();
    var version = day < world.stripeVersionChangesOn() ? OLD_VERSION : NEW_VERSION;
    Supplier<ObjectNode> record =
        asObject
            ? object
            : () -> StripeWire.event(type, object.get(), previous, at, version, dice.fork("event"));
    landing.land(source, day, record);
    if (!asObject && dice.chance(0.04)) {
      int again = dice.chance(0.5) ? day : day + dice.between(1, 6);
      landing.land(source, again, record);
      if (landing.covers(again)) {
        truth.dirt("duplicate", source.folder(), again, "evt_" + dice.fork("event").token(24));
      }
    }
  }
}
