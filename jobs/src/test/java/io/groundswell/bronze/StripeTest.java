package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Customers, catalogue, invoices, refunds and disputes of Stripe. */
class StripeTest {

  @Test
  void readsCustomersFromObjectsListsAndEvents() {
    var read =
        Landed.records(
                "{'object':'customer','id':'cus_1','email':'ada@a.example','created':1767600000,"
                    + "'delinquent':false,'metadata':{'workspace_id':'acc_1'}}",
                "{'object':'list','data':[{'object':'customer','id':'cus_2','metadata':{}},"
                    + "{'object':'customer','id':'cus_3','deleted':true}],'has_more':false}",
                "{'object':'event','id':'evt_4','type':'customer.deleted','created':1767700000,"
                    + "'data':{'object':{'object':'customer','id':'cus_4','created':1767600000}}}")
            .by(new StripeCustomers());

    assertThat(read.column("customer_id")).containsExactly("cus_1", "cus_2", "cus_3", "cus_4");
    assertThat(read.column("account_id")).containsExactly("acc_1", null, null, null);
    assertThat(read.column("is_deleted")).containsExactly(false, false, true, true);
    assertThat(read.column("event_id")).containsExactly(null, null, null, "evt_4");
    assertThat(read.column("observed_at").stream().map(String::valueOf))
        .containsExactly("2026-01-05 08:00:00.0", "null", "null", "2026-01-06 11:46:40.0");
    assertThat(read.kept().get(3).<String>getAs("record"))
        .contains("\"type\":\"customer.deleted\"");
  }

  @Test
  void readsAnEventWithinAListOfEvents() {
    var row =
        Landed.records(
                "{'object':'list','data':[{'object':'event','id':'evt_1','type':'price.updated',"
                    + "'created':1767700000,'data':{'object':{'object':'price','id':'price_1',"
                    + "'unit_amount':1500,'active':false,'recurring':{'interval':'month',"
                    + "'interval_count':3},'product':{'id':'prod_1','name':'Team'}},"
                    + "'previous_attributes':{'active':true}}}]}")
            .by(new StripePrices())
            .only();
    assertThat(row.<Long>getAs("unit_amount")).isEqualTo(1500);
    assertThat(row.<String>getAs("interval")).isEqualTo("month");
    assertThat(row.<Integer>getAs("interval_count")).isEqualTo(3);
    assertThat(row.<String>getAs("product_id")).isEqualTo("prod_1");
    assertThat(row.<Boolean>getAs("is_active")).isFalse();
    assertThat(row.<String>getAs("record")).contains("previous_attributes");
  }

  @Test
  void anOldPlanIsAPrice() {
    var row =
        Landed.records(
                "{'object':'plan','id':'gold','name':'Gold','amount':2000,'currency':'USD',"
                    + "'interval':'year','interval_count':1}")
            .by(new StripePrices())
            .only();
    assertThat(row.<Long>getAs("unit_amount")).isEqualTo(2000);
    assertThat(row.<String>getAs("nickname")).isEqualTo("Gold");
    assertThat(row.<String>getAs("currency")).isEqualTo("usd");
  }

  @Test
  void readsInvoicesOfAllVersions() {
    var read =
        Landed.records(
                "{'object':'invoice','id':'in_1','status':'open','amount_due':1000,"
                    + "'attempt_count':2,'subscription':'sub_1','created':1767600000,"
                    + "'status_transitions':{'finalized_at':1767603600}}",
                "{'object':'invoice','id':'in_2','paid':true,'closed':true,'date':1767600000}",
                "{'object':'invoice','id':'in_3','paid':false,'closed':false}",
                "{'object':'invoice','id':'in_4','status':'paid',"
                    + "'parent':{'subscription_details':{'subscription':'sub_4'}}}",
                "{'object':'event','id':'evt_5','type':'invoice.upcoming',"
                    + "'data':{'object':{'object':'invoice','amount_due':1000}}}",
                "{'object':'invoice','id':'in_6','amount_due':'10.50'}")
            .by(new StripeInvoices());

    assertThat(read.column("status")).containsExactly("open", "paid", "open", "paid");
    assertThat(read.column("subscription_id")).containsExactly("sub_1", null, null, "sub_4");
    assertThat(read.kept().get(0).<Object>getAs("observed_at"))
        .hasToString("2026-01-05 09:00:00.0");
    assertThat(read.messages())
        .containsExactly(
            "invoice_id is missing", "amount_due is to be a whole number, but is '10.50'");
  }

  @Test
  void aDisputeWithoutAnIdIsNamedByItsCharge() {
    var read =
        Landed.records(
                "{'object':'dispute','id':'dp_1','charge':'ch_1','amount':100,'status':'won'}",
                "{'object':'dispute','charge':'ch_2','amount':100,'status':'lost'}")
            .by(new StripeDisputes());
    assertThat(read.column("dispute_id")).containsExactly("dp_1", "ch_2");
  }

  @Test
  void readsSubscriptionsOfAllGenerations() {
    var read =
        Landed.records(
                "{'object':'subscription','id':'sub_1','customer':'cus_1','status':'active',"
                    + "'plan':{'id':'gold','amount':900,'interval':'month','interval_count':1,"
                    + "'currency':'usd','name':'Gold'},'quantity':4,'start':1767600000}",
                "{'object':'subscription','id':'sub_2','customer':{'id':'cus_2'},'items':{'data':["
                    + "{'id':'si_1','plan':{'id':'p1','product':'prod_1','amount':100,"
                    + "'interval':'year'},'quantity':5},{'id':'si_2','plan':{'id':'p2'}}]},"
                    + "'discount':{'coupon':{'percent_off':12.5}}}",
                "{'object':'subscription','id':'sub_3','items':{'data':[{'id':'si_3',"
                    + "'current_period_end':1767700000,'quantity':2,'price':{'id':'price_3',"
                    + "'product':'prod_3','nickname':'Team','unit_amount':1500,'currency':'eur',"
                    + "'recurring':{'interval':'month','interval_count':1}}}]},"
                    + "'discounts':[{'source':{'coupon':{'amount_off':500}}}]}",
                "{'object':'subscription','id':'sub_4','items':{'data':[]}}")
            .by(new StripeSubscriptions());

    assertThat(read.column("customer_id")).containsExactly("cus_1", "cus_2", null, null);
    assertThat(read.column("currency")).containsExactly("usd", null, "eur", null);
    assertThat(read.column("percent_off")).containsExactly(null, 12.5, null, null);
    assertThat(read.column("amount_off")).containsExactly(null, null, 500L, null);
    assertThat(items(read.kept().get(0))).containsExactly("[sub_1,gold,null,Gold,900,4,month,1]");
    assertThat(items(read.kept().get(1)))
        .containsExactly(
            "[si_1,p1,prod_1,null,100,5,year,null]", "[si_2,p2,null,null,null,null,null,null]");
    assertThat(items(read.kept().get(2)))
        .containsExactly("[si_3,price_3,prod_3,Team,1500,2,month,1]");
    assertThat(read.kept().get(2).<Object>getAs("current_period_end"))
        .hasToString("2026-01-06 11:46:40.0");
    assertThat(read.kept().get(3).<Object>getAs("items")).isNull();
  }

  @Test
  void anItemThatCannotBeReadRejectsItsSubscription() {
    var read =
        Landed.records(
                "{'object':'subscription','id':'sub_1','items':{'data':[{'id':'si_1','quantity':1},"
                    + "{'id':'si_2','quantity':'many'}]}}")
            .by(new StripeSubscriptions());
    assertThat(read.messages()).containsExactly("quantity is to be a whole number, but is 'many'");
  }

  @Test
  void aRowOfATableOfSubscriptionsHasOneItem() {
    var row =
        Landed.records(
                "{'id':'sub_1','customer_id':'cus_1','status':'active','price_id':'p1',"
                    + "'unit_amount':'1200','quantity':'3','interval':'month',"
                    + "'created':'2026-01-05 10:00:00','cancel_at_period_end':'false'}")
            .by(new StripeSubscriptions())
            .only();
    assertThat(items(row)).containsExactly("[sub_1,p1,null,null,1200,3,month,null]");
    assertThat(row.<Boolean>getAs("cancel_at_period_end")).isFalse();
  }

  private static List<String> items(Row row) {
    return row.<Row>getList(row.fieldIndex("items")).stream().map(Row::toString).toList();
  }
}
