package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Billing.Standing;
import io.groundswell.simulate.Product.Plan;
import java.util.List;

/** Stripe's objects, in the fields of the API version of the day. Times are in seconds. */
final class StripeWire {

  private StripeWire() {}

  static String productId(Plan plan) {
    return "prod_" + Dice.of(plan.ordinal()).fork("product").token(14);
  }

  static String priceId(Plan plan, String interval, int count, String currency) {
    return "price_" + Dice.of(plan.ordinal()).fork(interval + count + currency).token(24);
  }

  static String customerId(Workspace workspace) {
    return "cus_" + workspace.dice().fork("customer").token(14);
  }

  static String subscriptionId(Workspace workspace) {
    return "sub_" + workspace.dice().fork("subscription").token(24);
  }

  static ObjectNode product(Plan plan, long at) {
    var record = Wire.object();
    record.put("id", productId(plan)).put("object", "product").put("active", true);
    record.put("created", at / 1000).put("description", "Loomline " + plan.title);
    record.set("images", Wire.array());
    record.put("livemode", true);
    record.set("metadata", Wire.object());
    record.put("name", plan.title).put("type", "service").put("unit_label", "seat");
    return record.put("updated", at / 1000);
  }

  static ObjectNode price(Plan plan, String interval, int count, String currency, long at) {
    long amount = Billing.price(plan, interval, count);
    var record = Wire.object();
    record.put("id", priceId(plan, interval, count, currency)).put("object", "price");
    record.put("active", true).put("billing_scheme", "per_unit").put("created", at / 1000);
    record.put("currency", currency).put("livemode", true).putNull("lookup_key");
    record.set("metadata", Wire.object());
    record.put("nickname", plan.title).put("product", productId(plan));
    var recurring = Wire.object().put("interval", interval).put("interval_count", count);
    record.set("recurring", recurring.putNull("trial_period_days").put("usage_type", "licensed"));
    record.put("type", "recurring").put("unit_amount", amount);
    return record.put("unit_amount_decimal", Long.toString(amount));
  }

  static ObjectNode customer(Workspace workspace, long createdAt, boolean delinquent) {
    var owner = workspace.owner();
    var record = Wire.object();
    record.put("id", customerId(workspace)).put("object", "customer").putNull("address");
    record.put("balance", 0).put("created", createdAt / 1000);
    record.put("currency", workspace.firm().country().currency()).put("delinquent", delinquent);
    record.putNull("description").put("email", owner.email()).put("livemode", true);
    var metadata = Wire.object();
    double link = workspace.dice().fork("customer link").unit();
    if (link < 0.9) {
      metadata.put(link < 0.7 ? "account_id" : "workspace_id", workspace.accountId());
    }
    record.set("metadata", metadata);
    record.put("name", workspace.name()).put("phone", owner.phone());
    record.set("preferred_locales", Wire.array());
    return record.put("tax_exempt", "none");
  }

  /** New API versions tell the period on the item, old ones on the subscription. */
  static ObjectNode subscription(Billing billing, Standing standing, int day, World world) {
    var workspace = billing.workspace();
    var period = world.period();
    boolean basil = day >= world.stripeVersionChangesOn();
    long start = period.at(billing.startedOn(), 12) / 1000;
    long cycleStart = period.at(cycleStart(billing, day), 12) / 1000;
    long cycleEnd = period.at(cycleStart(billing, day) + cycleDays(billing), 12) / 1000;
    var record = Wire.object();
    record.put("id", subscriptionId(workspace)).put("object", "subscription");
    record.put("billing_cycle_anchor", start).putNull("cancel_at");
    record.put("cancel_at_period_end", standing.endsAtPeriodEnd());
    boolean canceled = standing.status().equals("canceled");
    boolean noticed = canceled || standing.endsAtPeriodEnd();
    long noticeAt =
        period.at(Math.max(billing.startedOn(), workspace.fate().churnsOn() - 12), 12) / 1000;
    record.put("canceled_at", noticed ? (Long) noticeAt : null);
    record.put("collection_method", "charge_automatically").put("created", start);
    record.put("currency", billing.currency());
    if (!basil) {
      record.put("current_period_end", cycleEnd).put("current_period_start", cycleStart);
    }
    record.put("customer", customerId(workspace));
    if (billing.percentOff() > 0) {
      record.set("discount", discount(billing, start));
    } else {
      record.putNull("discount");
    }
    record.put(
        "ended_at", canceled ? (Long) (period.at(workspace.fate().churnsOn(), 12) / 1000) : null);
    var item = item(billing, standing, start);
    if (basil) {
      item.put("current_period_end", cycleEnd).put("current_period_start", cycleStart);
    }
    var items = Wire.object().put("object", "list");
    items.set("data", Wire.objects(List.of(item)));
    record.set("items", items.put("has_more", false).put("total_count", 1));
    record.put("livemode", true);
    record.set("metadata", Wire.object());
    record.put("quantity", standing.quantity()).put("start_date", start);
    record.put("status", standing.status());
    long trialEnd = period.at(billing.startedOn() + billing.trialDays(), 12) / 1000;
    record.put("trial_end", billing.trialDays() > 0 ? (Long) trialEnd : null);
    return record.put("trial_start", billing.trialDays() > 0 ? (Long) start : null);
  }

  private static ObjectNode item(Billing billing, Standing standing, long start) {
    var workspace = billing.workspace();
    var item = Wire.object();
    item.put("id", "si_" + workspace.dice().fork("item").token(14));
    item.put("object", "subscription_item").put("created", start);
    item.set("metadata", Wire.object());
    item.set(
        "price",
        price(
            standing.plan(),
            billing.interval(),
            billing.intervalCount(),
            billing.currency(),
            start * 1000));
    return item.put("quantity", standing.quantity()).put("subscription", subscriptionId(workspace));
  }

  private static ObjectNode discount(Billing billing, long start) {
    var coupon = Wire.object();
    coupon.put("id", "WELCOME" + billing.percentOff()).put("object", "coupon");
    coupon
        .putNull("amount_off")
        .put("duration", "forever")
        .put("percent_off", billing.percentOff());
    var discount =
        Wire.object().put("id", "di_" + billing.workspace().dice().fork("discount").token(24));
    discount.put("object", "discount").set("coupon", coupon.put("valid", true));
    return discount.putNull("end").put("start", start);
  }

  static int cycleDays(Billing billing) {
    return billing.interval().equals("week")
        ? 7
        : billing.interval().equals("year") ? 360 : 30 * billing.intervalCount();
  }

  private static int cycleStart(Billing billing, int day) {
    int length = cycleDays(billing);
    return Math.max(billing.startedOn(), day - Math.floorMod(day - billing.anchorDay(), length));
  }

  /** An event as the webhook sends it; previous is null unless something changed. */
  static ObjectNode event(
      String type, ObjectNode object, ObjectNode previous, long at, String apiVersion, Dice dice) {
    var data = Wire.object();
    data.set("object", object);
    if (previous != null) {
      data.set("previous_attributes", previous);
    }
    var event = Wire.object();
    event.put("id", "evt_" + dice.token(24)).put("object", "event").put("api_version", apiVersion);
    event.put("created", at / 1000);
    event.set("data", data);
    event.put("livemode", true).put("pending_webhooks", 1);
    event.set("request", Wire.object().putNull("id").putNull("idempotency_key"));
    return event.put("type", type);
  }
}
