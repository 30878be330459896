package io.groundswell.simulate;

import static io.groundswell.simulate.Subscription.MAIN;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The invoices of a subscription, what was paid of them, and what was asked back. */
final class InvoiceLife {
  private static final int RETRY_DAYS = 3;

  private InvoiceLife() {}

  static void live(Billing billing, StripeLife stripe, World world) {
    for (int day = Math.max(0, billing.startedOn()); day < world.period().days(); day++) {
      var standing = billing.on(day);
      if (billing.isCycleDay(day) && isBilled(standing)) {
        cycle(billing, stripe, day, world);
      }
    }
  }

  private static void cycle(Billing billing, StripeLife stripe, int day, World world) {
    if (billing.failsOn(day)) {
      stripe.tell(
          Source.STRIPE_INVOICES,
          "invoice.payment_failed",
          MAIN,
          day,
          null,
          () -> invoice(billing, day, day, 1, false, world));
      stripe.tell(
          Source.STRIPE_INVOICES,
          "invoice.paid",
          MAIN,
          day + RETRY_DAYS,
          null,
          () -> invoice(billing, day, day + RETRY_DAYS, 2, true, world));
    } else {
      stripe.tell(
          Source.STRIPE_INVOICES,
          "invoice.paid",
          MAIN,
          day,
          null,
          () -> invoice(billing, day, day, 1, true, world));
    }
    var dice = billing.workspace().dice().fork("second thoughts", day);
    if (dice.chance(0.035)) {
      int back = day + dice.between(1, 9);
      stripe.tell(
          Source.STRIPE_REFUNDS,
          "refund.created",
          MAIN,
          back,
          null,
          () -> refund(billing, day, world.period().at(back, 12)));
    }
    if (dice.chance(0.05)) {
      int credited = day + dice.between(1, 12);
      stripe.tell(
          Source.STRIPE_CREDIT_NOTES,
          "credit_note.created",
          MAIN,
          credited,
          null,
          () -> creditNote(billing, day, world.period().at(credited, 12)));
    }
    if (dice.chance(0.03)) {
      int disputed = day + dice.between(4, 25);
      stripe.tell(
          Source.STRIPE_DISPUTES,
          "charge.dispute.created",
          MAIN,
          disputed,
          null,
          () -> dispute(billing, day, world.period().at(disputed, 12), "needs_response"));
      stripe.tell(
          Source.STRIPE_DISPUTES,
          "charge.dispute.closed",
          MAIN,
          disputed + 20,
          null,
          () ->
              dispute(
                  billing,
                  day,
                  world.period().at(disputed, 12),
                  dice.fork("end").pick("won", "lost")));
    }
  }

  private static boolean isBilled(Standing standing) {
    return !standing.status().equals("trialing") && standing.pause() == null;
  }

  private static long amount(Billing billing, int day) {
    return billing.on(day).bill(day, billing.period());
  }

  private static Dice dice(Billing billing, int day) {
    return billing.workspace().dice().fork("invoice", day);
  }

  private static String chargeId(Billing billing, int day) {
    return "ch_" + dice(billing, day).fork("charge").token(24);
  }

  private static ObjectNode invoice(
      Billing billing, int day, int toldOn, int attempts, boolean paid, World world) {
    var period = world.period();
    long amount = amount(billing, day);
    long created = period.at(day, 12) / 1000;
    var subscription = billing.subscription().id();
    var record = Wire.object();
    record.put("id", "in_" + dice(billing, day).token(24)).put("object", "invoice");
    record.put("amount_due", amount).put("amount_paid", paid ? amount : 0);
    record.put("amount_remaining", paid ? 0 : amount).put("attempt_count", attempts);
    record.put("attempted", true);
    record.put(
        "billing_reason",
        day == billing.startedOn() ? "subscription_create" : "subscription_cycle");
    record.put("charge", paid ? chargeId(billing, day) : null);
    record.put("collection_method", "charge_automatically").put("created", created);
    record.put("currency", billing.currency());
    record.put("customer", StripeWire.customerId(billing.workspace()));
    record.put("customer_email", billing.workspace().owner().email()).put("livemode", true);
    record.set("metadata", Wire.object());
    record.put("number", "LOOM-" + billing.workspace().serial() + "-" + (day + 1_000));
    record.put("paid", paid).put("period_end", created);
    record.put("period_start", period.at(day - billing.subscription().cycleDays(), 12) / 1000);
    record.put("status", paid ? "paid" : "open");
    if (toldOn < world.stripeVersionChangesOn()) {
      record.put("subscription", subscription);
    } else {
      var parent = Wire.object().put("type", "subscription_details");
      parent.set("subscription_details", Wire.object().put("subscription", subscription));
      record.set("parent", parent);
    }
    return record.put("subtotal", amount).put("total", amount);
  }

  private static ObjectNode refund(Billing billing, int day, long at) {
    var dice = dice(billing, day).fork("refund");
    var record = Wire.object();
    record.put("id", "re_" + dice.token(24)).put("object", "refund");
    record.put("amount", amount(billing, day) / (dice.chance(0.6) ? 1 : 2));
    record.put("charge", chargeId(billing, day)).put("created", at / 1000);
    record.put("currency", billing.currency());
    record.set("metadata", Wire.object());
    record.put("reason", dice.pick("requested_by_customer", "duplicate", null));
    return record.put("status", "succeeded");
  }

  private static ObjectNode creditNote(Billing billing, int day, long at) {
    var dice = dice(billing, day);
    var record = Wire.object();
    record.put("id", "cn_" + dice.fork("credit").token(24)).put("object", "credit_note");
    record.put("amount", amount(billing, day) / 4).put("created", at / 1000);
    record.put("currency", billing.currency());
    record.put("customer", StripeWire.customerId(billing.workspace()));
    record.put("invoice", "in_" + dice.token(24)).put("livemode", true);
    record.set("metadata", Wire.object());
    record.put("reason", "order_change").putNull("refund").put("status", "issued");
    return record.put("total", amount(billing, day) / 4).put("type", "post_payment");
  }

  private static ObjectNode dispute(Billing billing, int day, long at, String status) {
    var dice = dice(billing, day).fork("dispute");
    var record = Wire.object();
    record.put("id", "dp_" + dice.token(24)).put("object", "dispute");
    record.put("amount", amount(billing, day)).put("charge", chargeId(billing, day));
    record.put("created", at / 1000).put("currency", billing.currency());
    record.put("is_charge_refundable", true).put("livemode", true);
    record.set("metadata", Wire.object());
    record.put("reason", dice.pick("fraudulent", "subscription_canceled", "duplicate"));
    return record.put("status", status);
  }
}
