package io.groundswell.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.simulate.Product.Plan;

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

  static ObjectNode extra(String title, long at) {
    var record = Wire.object().put("id", extraId(title)).put("object", "product");
    record.put("active", true).put("created", at / 1000).put("livemode", true);
    record.set("metadata", Wire.object());
    return record.put("name", title).put("type", "service").put("updated", at / 1000);
  }

  private static String productId(Tariff tariff) {
    return java.util.Arrays.stream(Plan.values())
        .filter(plan -> plan.title.equals(tariff.title()))
        .map(StripeWire::productId)
        .findFirst()
        .orElse(extraId(tariff.title()));
  }

  static ObjectNode price(Tariff tariff, long at, boolean isExpanded) {
    return tariff.wire(productId(tariff), at, isExpanded);
  }

  private static String extraId(String title) {
    return "prod_" + Dice.of(title.length()).fork(title).token(14);
  }

  /** Whether nothing but a subscription says which account the customer pays for. */
  static boolean isUnlinked(Workspace workspace) {
    return workspace.dice().fork("customer link").unit() >= 0.9;
  }

  static ObjectNode customer(
      Workspace workspace, String id, String currency, long createdAt, boolean delinquent) {
    var owner = workspace.owner();
    var record = Wire.object();
    record.put("id", id).put("object", "customer").putNull("address");
    record.put("balance", 0).put("created", createdAt / 1000);
    record.put("currency", currency).put("delinquent", delinquent);
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
