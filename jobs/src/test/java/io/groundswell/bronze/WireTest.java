package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.lakehouse.Unread;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Envelopes, reasons and sums, on the sources that show them best. */
class WireTest {

  @Test
  void everyRecordIsKeptOrRejectedWithItsReason() {
    var read =
        Landed.records(
                "{'id':1,'status':'open'}",
                "{'id':2,'status':",
                "{'error':'RecordNotFound','description':'Not found'}",
                "{'status':'open'}",
                "{'id':3,'created_at':'yesterday'}")
            .unreadable("garbage", "The line is no JSON object.")
            .by(new ZendeskTickets());

    assertThat(read.column("ticket_id")).containsExactly("1");
    assertThat(read.reasons())
        .containsExactly(
            "malformed_json", "error_body", "missing_key", "wrong_type", "malformed_json");
    assertThat(read.messages())
        .contains(
            "ticket_id is missing",
            "created_at is to be a time, but is 'yesterday'",
            "The line is no JSON object.");
    var first = read.rejects().get(0);
    assertThat(first.<String>getAs("record")).isEqualTo("{\"id\":2,\"status\":");
    assertThat(first.<Long>getAs("source_line")).isEqualTo(2);
  }

  @Test
  void aPageCountsAsItsElementsAndAnEmptyPageAsNone() {
    var read =
        Landed.records(
                "{'tickets':[{'id':1},{'id':2},{'no':'id'}],'next_page':null,'end_of_stream':true}",
                "{'tickets':[],'next_page':null}",
                "{'ticket':{'id':4}}")
            .by(new ZendeskTickets());

    assertThat(read.column("ticket_id")).containsExactly("1", "2", "4");
    assertThat(read.column("item")).containsExactly(1, 2, 1);
    assertThat(read.column("source_line")).containsExactly(1L, 1L, 3L);
    assertThat(read.kept().get(1).<String>getAs("record")).isEqualTo("{\"id\":2}");
    assertThat(read.reasons()).containsExactly("missing_key");
  }

  @Test
  void anEmptyPageWithAnErrorIsNotLost() {
    var read = Landed.records("{'tickets':[],'error':'RateLimited'}").by(new ZendeskTickets());
    assertThat(read.reasons()).containsExactly("error_body");
  }

  @Test
  void elementsThatAreNoObjectsAreRejected() {
    var read = Landed.records("{'tickets':['x',null,{'id':1},[2]]}").by(new ZendeskTickets());
    assertThat(read.column("ticket_id")).containsExactly("1");
    assertThat(read.rejects()).hasSize(3);
  }

  @Test
  void aWebhookLogGivesEachTableItsOwnObjectsAndNamesTheRest() {
    var log =
        Landed.records(
            "{'object':'event','id':'evt_1','type':'customer.created','created':1700000000,"
                + "'data':{'object':{'object':'customer','id':'cus_1'}}}",
            "{'object':'event','id':'evt_2','type':'charge.failed','created':1700000000,"
                + "'data':{'object':{'object':'charge','id':'ch_1'}}}",
            "{'object':'event','id':'evt_3','type':'account.application.deauthorized',"
                + "'data':{'object':{'id':'ca_1','name':'App'}}}");

    var read = log.by(new StripeCustomers());

    assertThat(read.column("customer_id")).containsExactly("cus_1");
    assertThat(read.reasons()).containsExactly("other_object", "other_object");
    assertThat(read.messages())
        .containsExactly(
            "Expected customer, but this is charge",
            "Expected customer, but this is account.application.deauthorized");
  }

  @Test
  void theMessagesOfLoadersHoldTheVendorsObjects() {
    var read =
        Landed.records(
                "{'stream':'tickets','data':{'id':1,'status':'open'},'emitted_at':1768467600123}",
                "{'type':'RECORD','record':{'stream':'tickets','data':{'id':2},'emitted_at':1}}",
                "{'type':'SCHEMA','stream':'tickets','schema':{},'key_properties':['id']}",
                "{'type':'RECORD','stream':'tickets','record':{'id':3,'data':{'id':9}},"
                    + "'time_extracted':'2026-01-15T09:00:00Z'}",
                "{'type':'STATE','value':{'bookmarks':{}}}")
            .by(new ZendeskTickets());
    assertThat(read.column("ticket_id")).containsExactly("1", "2", "3");
    assertThat(read.kept().get(0).<String>getAs("record"))
        .isEqualTo("{\"id\":1,\"status\":\"open\"}");
    assertThat(read.reasons()).containsExactly("other_object", "other_object");
  }

  @Test
  void blankTextIsNoValue() {
    var row = Landed.records("{'id':'7','subject':'  ','priority':''}").by(new ZendeskTickets());
    assertThat(row.only().<String>getAs("subject")).isNull();
    assertThat(row.only().<String>getAs("priority")).isNull();
  }

  @Test
  void aTextMayBeginWithABraceButMayNotBeAnObject() {
    var read =
        Landed.records("{'id':1,'subject':'[urgent] help {'}", "{'id':2,'subject':{'a':1}}")
            .by(new ZendeskTickets());
    assertThat(read.column("subject")).containsExactly("[urgent] help {");
    assertThat(read.messages()).containsExactly("subject is to be text, but is '{\"a\":1}'");
  }

  /** A page, an object of its own and a webhook: in all of them it is the object that is asked. */
  @Test
  void fieldsThatNoColumnReadsAreNamed() {
    var page =
        "{'tickets': [{'id': 1, 'status': 'open', 'sla': {'tier': 2}}], 'end_of_stream': true}";
    assertThat(unread(Landed.records(page).by(new ZendeskTickets()))).containsExactly("sla");
    assertThat(unread(Landed.records("{'id': 1, 'via': {'x': 1}}").by(new ZendeskTickets())))
        .isEmpty();
    var event =
        "{'object': 'event', 'id': 'evt_1', 'created': 1767225600, 'type': 'product.updated', 'livemode': true,"
            + " 'data': {'object': {'object': 'product', 'id': 'prod_1', 'images': []}}}";
    assertThat(unread(Landed.records(event).by(new StripeProducts())))
        .contains("images")
        .doesNotContain("livemode", "id");
  }

  @Test
  void anEventOfEventBridgeIsWhatItCarries() {
    var event =
        "{'object':'event','id':'evt_1','type':'customer.created','created':1768471200,"
            + "'data':{'object':{'object':'customer','id':'cus_1'}}}";
    var carried =
        Landed.records(
            "{'version':'0','id':'e-1','detail-type':'customer.created','source':"
                + "'aws.partner/stripe.com/ed_1','time':'2026-01-15T10:00:01Z','detail':%s}"
                    .formatted(event));
    var customer = carried.by(new StripeCustomers(), Stripe.EVENTS).only();
    assertThat(customer.<String>getAs("customer_id")).isEqualTo("cus_1");
    assertThat(customer.<String>getAs("event_id")).isEqualTo("evt_1");
    assertThat(carried.by(new StripeEvents()).column("event_id")).containsExactly("evt_1");
  }

  private static List<String> unread(Landed.Read read) {
    return read.only().getList(read.only().fieldIndex(Unread.COLUMN));
  }
}
