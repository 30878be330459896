package io.groundswell.bronze;

import static io.groundswell.Tables.INTERCOM_WEBHOOKS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_EVENTS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.StageRun;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file of webhooks of every kind, dropped once. */
class LogTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private static final Landed STRIPE =
      Landed.records(
          event("1", "customer.created", "{'object':'customer','id':'cus_1'}"),
          event("2", "payout.paid", "{'object':'payout','id':'po_1'}"),
          "{'object':'list','url':'/v1/events','data':["
              + event("3", "price.created", "{'object':'price','id':'price_1'}")
              + ","
              + event("4", "customer.updated", "{'object':'customer','email':'no id'}")
              + "]}",
          event("5", "invoice.upcoming", "{'object':'invoice','amount_due':5}"),
          "{'object':'v2.core.event','id':'evt_6','type':'v1.customer.updated',"
              + "'related_object':{'id':'cus_1','type':'customer'}}",
          "{'object':'customer','id':'cus_2'}",
          "{'object':'ev");

  @TempDir Path folder;

  @Test
  void everyTableTakesItsOwnAndLeavesTheOthersAlone() {
    var customers = STRIPE.by(new StripeCustomers(), Stripe.EVENTS);
    assertThat(customers.column("customer_id")).containsExactly("cus_1");
    assertThat(customers.column("event_id")).containsExactly("evt_1");
    assertThat(customers.messages()).containsExactly("customer_id is missing");
    var prices = STRIPE.by(new StripePrices(), Stripe.EVENTS);
    assertThat(prices.only().<String>getAs("price_id")).isEqualTo("price_1");
    var invoices = STRIPE.by(new StripeInvoices(), Stripe.EVENTS);
    assertThat(invoices.kept()).isEmpty();
    assertThat(invoices.rejects()).isEmpty();
  }

  @Test
  void whatNobodyReadsIsCountedOnceAndKept() {
    var events = STRIPE.by(new StripeEvents());
    assertThat(events.column("event_id"))
        .containsExactly("evt_1", "evt_2", "evt_3", "evt_4", "evt_5", "evt_6");
    assertThat(events.column("read_by"))
        .containsExactly(
            "bronze.stripe_customers",
            null,
            "bronze.stripe_prices",
            "bronze.stripe_customers",
            null,
            null);
    assertThat(events.column("record").get(0)).isNull();
    assertThat(events.column("record").get(1)).asString().contains("po_1");
    assertThat(events.reasons()).containsExactly("other_object", "malformed_json");
  }

  @Test
  void intercomIsReadTheSameWay() {
    var log =
        Landed.records(
            "{'type':'notification_event','id':'n1','topic':'contact.created','data':{'item':"
                + "{'type':'contact','id':'c1','role':'user'}}}",
            "{'type':'notification_event','id':'n2','topic':'contact.deleted','data':{'item':"
                + "{'id':'c2'}}}",
            "{'type':'notification_event','id':'n3','topic':'ticket.created','data':{'item':"
                + "{'type':'ticket','id':'t1'}}}",
            "{'type':'notification_event','id':null,'topic':'ping','data':{'item':{}}}");
    var contacts = log.by(new IntercomContacts(), Intercom.WEBHOOKS);
    assertThat(contacts.column("contact_id")).containsExactly("c1", "c2");
    assertThat(contacts.column("is_deleted")).containsExactly(false, true);
    assertThat(contacts.rejects()).isEmpty();
    assertThat(log.by(new IntercomConversations(), Intercom.WEBHOOKS).kept()).isEmpty();

    var all = log.by(new IntercomWebhooks());
    assertThat(all.rejects()).isEmpty();
    assertThat(all.column("read_by"))
        .containsExactly("bronze.intercom_contacts", "bronze.intercom_contacts", null, null);
    assertThat(all.column("record").get(2)).asString().contains("t1");
  }

  @Test
  void everyTableThatReadsAFolderIsKnown() {
    assertThat(Pipeline.readersOf(Tables.landing("stripe/events")))
        .hasSize(10)
        .first()
        .matches(job -> job.output().equals(STRIPE_EVENTS));
    assertThat(Pipeline.readersOf(Tables.landing("intercom/webhooks")))
        .hasSize(4)
        .first()
        .matches(job -> job.output().equals(INTERCOM_WEBHOOKS));
    assertThat(Pipeline.readersOf(Tables.landing("stripe/customers"))).hasSize(1);
  }

  /** A file that was read for one table is still news to another. */
  @Test
  void theLedgerRemembersForWhichTableAFileWasRead() throws IOException {
    var lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            folder.resolve("landing").toString(),
            Pipeline.contracts(),
            List.of());
    var early = Files.createDirectories(folder.resolve("landing/stripe/events/dt=2026-01-14"));
    Files.writeString(
        early.resolve("log.jsonl"),
        (event("1", "customer.created", "{'object':'customer','id':'cus_1'}")
                + "\n"
                + event("2", "x", "{'object':'subscription','id':'sub_1'}"))
            .replace('\'', '"'));
    run(lakehouse, List.of("bronze.stripe_customers"), DAY);
    run(
        lakehouse,
        List.of("bronze.stripe_customers", "bronze.stripe_subscriptions"),
        DAY.plusDays(1));
    assertThat(lakehouse.read(STRIPE_CUSTOMERS).collectAsList())
        .extracting(row -> row.getAs("known_on").toString())
        .containsExactly("2026-01-15");
    assertThat(lakehouse.read(STRIPE_SUBSCRIPTIONS).collectAsList())
        .extracting(row -> row.getAs("known_on").toString())
        .containsExactly("2026-01-16");
    assertThat(
            lakehouse.read(Ledger.FILES).orderBy("read_by").collectAsList().stream()
                .map(row -> row.getAs("known_on") + " " + row.getAs("read_by")))
        .containsExactly(
            "2026-01-15 bronze.stripe_customers", "2026-01-16 bronze.stripe_subscriptions");
  }

  private static void run(Lakehouse lakehouse, List<String> tables, LocalDate day) {
    var jobs =
        Pipeline.readersOf(Stripe.EVENTS).stream()
            .filter(job -> tables.contains(job.output().toString()))
            .toList();
    var ended =
        new StageRun(lakehouse, Clock.systemUTC(), entry -> {})
            .run(new Stage("land", "Reads files.", jobs), Run.of(day, "r" + day));
    assertThat(ended).allMatch(entry -> entry.status().equals("done"));
  }

  private static String event(String id, String type, String object) {
    return "{'object':'event','id':'evt_%s','type':'%s','created':1767600000,'data':{'object':%s}}"
        .formatted(id, type, object);
  }
}
