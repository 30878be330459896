package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Standing.Line;
import java.util.List;

/**
 * Stripe's subscription as an object or inside an event, in the fields of the API version of the
 * day.
 *
 * <p>New versions tell the period on the item, old ones on the subscription. Old versions tell one
 * discount in full and name several; new ones only name them, unless who asks wants them expanded.
 *
 * @param isExpanded whether discounts and tiers were asked for in full
 */
record SubscriptionWire(Subscription subscription, World world, boolean isExpanded) {

  ObjectNode object(Standing standing, int day) {
    var workspace = subscription.workspace();
    boolean basil = day >= world.stripeVersionChangesOn();
    long start = at(subscription.startedOn());
    long cycleStart = at(subscription.cycleStart(day));
    long naturalEnd = at(subscription.cycleStart(day) + subscription.cycleDays());
    boolean noticed = standing.endsOn() != Period.NEVER;
    boolean canceled = standing.isCanceled();
    long cycleEnd = noticed ? at(standing.endsOn()) : naturalEnd;
    var record = Wire.object();
    record.put("id", subscription.id()).put("object", "subscription");
    record.put("billing_cycle_anchor", start);
    record.put("cancel_at", noticed && !canceled ? (Long) cycleEnd : null);
    record.put("cancel_at_period_end", noticed && !canceled);
    int noticeOn = Math.max(subscription.startedOn(), Math.min(day, standing.endsOn() - 12));
    record.put("canceled_at", noticed ? (Long) at(noticeOn) : null);
    record.put("collection_method", "charge_automatically").put("created", start);
    record.put("currency", subscription.currency());
    if (!basil) {
      record.put("current_period_end", cycleEnd).put("current_period_start", cycleStart);
    }
    record.put("customer", subscription.customerId());
    discounts(record, standing.discounts(), basil);
    record.put("ended_at", canceled ? (Long) at(standing.endsOn()) : null);
    var items = Wire.array();
    for (var line : standing.lines()) {
      var item = item(line, start, basil);
      if (basil) {
        item.put("current_period_end", cycleEnd).put("current_period_start", cycleStart);
      }
      items.add(item);
    }
    var list = Wire.object().put("object", "list");
    list.set("data", items);
    record.set("items", list.put("has_more", false).put("total_count", items.size()));
    record.put("livemode", true);
    var metadata = Wire.object();
    if (StripeWire.isUnlinked(workspace)) {
      metadata.put("account_id", workspace.accountId());
    }
    record.set("metadata", metadata);
    record.set("pause_collection", pause(standing));
    if (standing.lines().size() == 1 && !standing.first().tariff().isMetered()) {
      record.put("quantity", standing.first().quantity());
    }
    record.put("start_date", start).put("status", standing.status());
    long trialEnd = at(subscription.startedOn() + subscription.trialDays());
    boolean tried = subscription.trialDays() > 0;
    record.put("trial_end", tried ? (Long) trialEnd : null);
    return record.put("trial_start", tried ? (Long) start : null);
  }

  private ObjectNode pause(Standing standing) {
    if (standing.pause() == null || standing.isCanceled()) {
      return null;
    }
    boolean isForeseen = standing.resumesOn() != Period.NEVER;
    var pause = Wire.object().put("behavior", standing.pause());
    return pause.put("resumes_at", isForeseen ? (Long) at(standing.resumesOn()) : null);
  }

  private ObjectNode item(Line line, long start, boolean basil) {
    var item = Wire.object().put("id", line.id()).put("object", "subscription_item");
    item.put("created", start);
    item.set("discounts", listed(line.discounts(), basil));
    item.set("metadata", Wire.object());
    item.set("price", StripeWire.price(line.tariff(), start * 1000, isExpanded));
    if (!line.tariff().isMetered()) {
      item.put("quantity", line.quantity());
    }
    return item.put("subscription", subscription.id());
  }

  private void discounts(ObjectNode record, List<Discount> discounts, boolean basil) {
    if (!basil) {
      var last = discounts.isEmpty() ? null : discounts.get(discounts.size() - 1);
      record.set("discount", last == null ? null : wire(last, false));
    }
    if (basil || discounts.size() > 1) {
      record.set("discounts", listed(discounts, basil));
    }
  }

  private ArrayNode listed(List<Discount> discounts, boolean basil) {
    return isExpanded
        ? Wire.objects(discounts.stream().map(discount -> wire(discount, basil)).toList())
        : Wire.strings(discounts.stream().map(Discount::id).toList());
  }

  ObjectNode wire(Discount discount, boolean isNew) {
    return discount.wire(subscription.currency(), subscription.id(), isNew, world.period());
  }

  private long at(int day) {
    return world.period().at(day, 12) / 1000;
  }
}
