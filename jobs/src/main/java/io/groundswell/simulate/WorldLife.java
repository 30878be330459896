package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Discount.Coupon;
import io.groundswell.simulate.Product.Plan;
import io.groundswell.simulate.World.Incident;
import java.util.ArrayList;
import java.util.List;

/** What Loomline itself sends: its staff, its catalogue, its incidents, its plans. */
final class WorldLife {

  private WorldLife() {}

  static void live(World world, Landing landing, Truth truth) {
    Campaigns.spend(world, landing);
    for (int number = 0; number <= ZendeskWire.AGENTS; number++) {
      int agent = number;
      landing.land(
          Source.ZENDESK_USERS, 0, () -> ZendeskWire.agent(agent, world.period().at(0, 1)));
    }
    catalogue(world, landing);
    world.incidents().forEach(incident -> statuspage(incident, world, landing));
    Roadmap.live(world, landing);
    Planted.world(world, truth);
  }

  private static void catalogue(World world, Landing landing) {
    long at = world.period().at(-900, 9);
    for (var plan : List.of(Plan.TEAM, Plan.BUSINESS, Plan.ENTERPRISE)) {
      landing.land(Source.STRIPE_PRODUCTS, 0, () -> StripeWire.product(plan, at));
      for (var currency : Tariff.CURRENCIES) {
        price(Tariff.of(plan, "week", 1, currency), at, landing);
        price(Tariff.of(plan, "month", 1, currency), at, landing);
        price(Tariff.of(plan, "month", 3, currency), at, landing);
        price(Tariff.of(plan, "year", 1, currency), at, landing);
      }
    }
    for (var title : Tariff.EXTRAS) {
      landing.land(Source.STRIPE_PRODUCTS, 0, () -> StripeWire.extra(title, at));
      for (var currency : Tariff.CURRENCIES) {
        price(Tariff.extra(title, currency), at, landing);
      }
    }
    for (var currency : Tariff.CURRENCIES) {
      for (var coupon : Coupon.ALL) {
        landing.land(Source.STRIPE_DISCOUNTS, 0, () -> coupon.wire(currency));
      }
    }
    int changed = world.period().share(0.5);
    long changedAt = world.period().at(changed, 9);
    var dice = Dice.of(world.seed());
    landing.land(
        Source.STRIPE_PRODUCTS,
        changed,
        () ->
            StripeWire.event(
                "product.updated",
                StripeWire.product(Plan.TEAM, changedAt),
                Wire.object().put("description", "Loomline"),
                changedAt,
                StripeLife.OLD_VERSION,
                dice.fork("product event")));
    // The catalogue asks for more from here on; what was sold before is billed as before.
    var dearer = StripeWire.price(Tariff.of(Plan.TEAM, "month", 1, "usd"), at, true);
    landing.land(
        Source.STRIPE_PRICES,
        changed,
        () ->
            StripeWire.event(
                "price.updated",
                dearer.put("unit_amount", 1_100).put("unit_amount_decimal", "1100"),
                Wire.object().put("unit_amount", 900),
                changedAt,
                StripeLife.OLD_VERSION,
                dice.fork("price event")));
  }

  private static void price(Tariff tariff, long at, Landing landing) {
    landing.land(Source.STRIPE_PRICES, 0, () -> StripeWire.price(tariff, at, true));
  }

  /** Three versions, each with one more update; all on one day, or the end on the next. */
  private static void statuspage(Incident incident, World world, Landing landing) {
    long start = world.period().at(incident.day(), incident.startHour());
    long end = start + (long) (incident.hours() * 3_600_000);
    for (int updates = 1; updates <= 3; updates++) {
      int known = updates;
      long told = start + (end - start) * (updates - 1) / 2;
      landing.land(
          Source.STATUSPAGE_INCIDENTS,
          world.period().dayOf(told),
          () -> incident(incident, start, end, known));
    }
  }

  private static ObjectNode incident(Incident incident, long start, long end, int known) {
    var statuses = List.of("investigating", "identified", "resolved");
    var updates = new ArrayList<ObjectNode>();
    for (int i = known - 1; i >= 0; i--) {
      var at = Period.millis(start + (end - start) * i / 2);
      var update = Wire.object();
      update.put("id", incident.id() + i).put("status", statuses.get(i));
      update.put("body", i == 2 ? "This incident has been resolved." : "We are working on it.");
      update.put("incident_id", incident.id()).put("created_at", at).put("updated_at", at);
      updates.add(update.put("display_at", at));
    }
    boolean resolved = known == 3;
    var record = Wire.object();
    record.put("id", incident.id()).put("name", incident.name());
    record.put("status", statuses.get(known - 1)).put("created_at", Period.millis(start));
    record.put("updated_at", updates.get(0).get("created_at").textValue());
    record.putNull("monitoring_at");
    record.put("resolved_at", resolved ? Period.millis(end) : null);
    record.put("impact", incident.impact());
    record.put("shortlink", "https://stspg.example/" + incident.id());
    record.put("started_at", Period.millis(start)).put("page_id", "lm7loomline1");
    record.set("incident_updates", Wire.objects(updates));
    var component = Wire.object().put("id", "cmp_" + incident.feature().label());
    component.put("name", incident.feature().label());
    component.put("status", resolved ? "operational" : "partial_outage");
    return record.set("components", Wire.objects(List.of(component)));
  }
}
