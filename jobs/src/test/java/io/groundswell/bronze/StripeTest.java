package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Customers, catalogue, invoices, refunds and disputes of Stripe.
 *
 * <p>Longer than other files: each object in each generation of the interface.
 */
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
    assertThat(row.<BigDecimal>getAs("unit_amount")).isEqualByComparingTo("1500");
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
    assertThat(row.<BigDecimal>getAs("unit_amount")).isEqualByComparingTo("2000");
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
            "Expected invoice, but this is the preview of an invoice",
            "amount_due is to be a whole number, but is '10.50'");
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
    assertThat(read.kept().get(0).<Object>getAs("discounts")).isNull();
    assertThat(told(read.kept().get(1), "discounts")).containsExactly("percent_off=12.5");
    assertThat(told(read.kept().get(2), "discounts")).containsExactly("amount_off=500");
    assertThat(items(read.kept().get(0)))
        .containsExactly(
            "item_id=sub_1 price_id=gold plan_name=Gold quantity=4 currency=usd unit_amount=900 interval=month interval_count=1");
    assertThat(items(read.kept().get(1)))
        .containsExactly(
            "item_id=si_1 price_id=p1 product_id=prod_1 quantity=5 unit_amount=100 interval=year",
            "item_id=si_2 price_id=p2");
    assertThat(items(read.kept().get(2)))
        .containsExactly(
            "item_id=si_3 price_id=price_3 product_id=prod_3 plan_name=Team quantity=2 currency=eur unit_amount=1500 interval=month interval_count=1");
    assertThat(read.kept().get(2).<Object>getAs("current_period_end"))
        .hasToString("2026-01-06 11:46:40.0");
    assertThat(read.kept().get(3).<Object>getAs("items")).isNull();
  }

  @Test
  void readsWhatAPriceCanBe() {
    var read =
        Landed.records(
                "{'object':'subscription','id':'sub_1','currency':'usd','items':{'data':[{'id':'a',"
                    + "'quantity':7,'price':{'id':'p','type':'recurring','billing_scheme':'tiered',"
                    + "'unit_amount':null,'unit_amount_decimal':null,'tiers_mode':'graduated',"
                    + "'tiers':[{'up_to':5,'unit_amount':500,'unit_amount_decimal':'500',"
                    + "'flat_amount':null},{'up_to':null,'unit_amount_decimal':'0.35',"
                    + "'flat_amount':900}],'recurring':{'interval':'month','interval_count':1,"
                    + "'usage_type':'licensed'}}},{'id':'b','plan':{'id':'q','amount':null,"
                    + "'amount_decimal':'2.5','transform_usage':{'divide_by':100,'round':'up'},"
                    + "'usage_type':'metered','interval':'week'},'discounts':['di_1']}]}}",
                "{'object':'price','id':'p','type':'one_time','unit_amount':200}")
            .by(new StripeSubscriptions());
    assertThat(items(read.kept().get(0)))
        .containsExactly(
            "item_id=a price_id=p quantity=7 interval=month interval_count=1 usage_type=licensed"
                + " price_type=recurring tiers_mode=graduated"
                + " tiers=[up_to=5 unit_amount=500, unit_amount=0.35 flat_amount=900]",
            "item_id=b price_id=q unit_amount=2.5 interval=week usage_type=metered divide_by=100"
                + " round=up discounts=[discount_id=di_1]");
    assertThat(read.messages()).containsExactly("Expected subscription, but this is price");
  }

  @Test
  void readsDiscountsWhereverTheyStand() {
    var read =
        Landed.records(
                "{'object':'subscription','id':'sub_1','discounts':['di_1','di_2'],'discount':"
                    + "{'id':'di_2','object':'discount','coupon':{'id':'HALF','percent_off':50,"
                    + "'duration':'repeating','duration_in_months':3},'start':1767600000,"
                    + "'end':1775376000}}",
                "{'object':'subscription','id':'sub_2','discounts':[{'id':'di_3','source':"
                    + "{'type':'coupon','coupon':'TEN'},'start':1767600000,'end':null}]}",
                "{'object':'subscription','id':'sub_3','discounts':[],'discount':null,"
                    + "'pause_collection':{'behavior':'void','resumes_at':1767700000},"
                    + "'cancel_at':1767800000}",
                "{'object':'subscription','id':'sub_4','plan':{'id':'g','amount':5,'interval':"
                    + "'month'},'discount':{'object':'discount','coupon':{'id':'A','amount_off':1,"
                    + "'currency':'usd','duration':'once'}}}")
            .by(new StripeSubscriptions());
    assertThat(told(read.kept().get(0), "discounts"))
        .containsExactly(
            "discount_id=di_1",
            "discount_id=di_2 coupon_id=HALF percent_off=50.0 duration=repeating"
                + " duration_in_months=3 starts_at=2026-01-05 08:00:00.0"
                + " ends_at=2026-04-05 08:00:00.0");
    assertThat(told(read.kept().get(1), "discounts"))
        .containsExactly("discount_id=di_3 coupon_id=TEN starts_at=2026-01-05 08:00:00.0");
    var paused = read.kept().get(2);
    assertThat(paused.<Object>getAs("discounts")).isNull();
    assertThat(paused.<String>getAs("pause_behavior")).isEqualTo("void");
    assertThat(paused.<Object>getAs("pause_resumes_at")).hasToString("2026-01-06 11:46:40.0");
    assertThat(paused.<Object>getAs("cancel_at")).hasToString("2026-01-07 15:33:20.0");
    assertThat(items(read.kept().get(3)))
        .containsExactly("item_id=sub_4 price_id=g unit_amount=5 interval=month");
    assertThat(told(read.kept().get(3), "discounts"))
        .containsExactly("coupon_id=A amount_off=1 currency=usd duration=once");
  }

  @Test
  void discountsAndCouponsAreReadApart() {
    var read =
        Landed.records(
                "{'object':'event','id':'evt_1','type':'customer.discount.created','created':"
                    + "1767600000,'data':{'object':{'object':'discount','id':'di_1','customer':"
                    + "'cus_1','subscription':'sub_1','source':{'coupon':'TEN'}}}}",
                "{'object':'coupon','id':'TEN','percent_off':10,'duration':'forever'}",
                "{'object':'discount','customer':'cus_2','subscription':null,'coupon':{'id':'A',"
                    + "'amount_off':100}}")
            .by(new StripeDiscounts());
    assertThat(read.column("object_id")).containsExactly("di_1", "TEN", "cus_2");
    assertThat(read.column("coupon_id")).containsExactly("TEN", null, "A");
    assertThat(read.column("percent_off")).containsExactly(null, 10.0, null);
    assertThat(read.column("amount_off")).containsExactly(null, null, 100L);
  }

  @Test
  void whatACustomerAndACouponAreLimitedToIsRead() {
    var customers =
        Landed.records(
                "{'object':'customer','id':'cus_1','discount':{'id':'di_1','object':'discount',"
                    + "'coupon':{'id':'TEN','percent_off':10,'duration':'forever','applies_to':"
                    + "{'products':['prod_1','prod_2']}}}}",
                "{'object':'customer','id':'cus_2','discount':null}",
                "{'object':'customer','id':'cus_3','deleted':true}")
            .by(new StripeCustomers());
    assertThat(told(customers.kept().get(0), "discounts"))
        .containsExactly(
            "discount_id=di_1 coupon_id=TEN percent_off=10.0 duration=forever"
                + " products=[prod_1, prod_2]");
    assertThat(told(customers.kept().get(1), "discounts")).isEmpty();
    assertThat(customers.kept().get(2).<Object>getAs("discounts")).isNull();

    var discounts =
        Landed.records(
                "{'object':'coupon','id':'TEN','percent_off':10,'applies_to':{'products':['p']}}",
                "{'object':'discount','id':'di_2','customer':'cus_1','invoice':'in_1',"
                    + "'coupon':{'id':'TEN','percent_off':10}}")
            .by(new StripeDiscounts());
    assertThat(discounts.kept().get(0).getList(discounts.kept().get(0).fieldIndex("products")))
        .isEqualTo(List.of("p"));
    assertThat(discounts.column("bill_id")).containsExactly(null, "in_1");
  }

  @Test
  void itemsBeyondTheFirstPageAreReadByThemselves() {
    var items =
        Landed.records(
                "{'object':'list','url':'/v1/subscription_items','has_more':false,'data':[{'object':"
                    + "'subscription_item','id':'si_11','subscription':'sub_1','created':1767600000,"
                    + "'quantity':2,'price':{'id':'p','product':'prod_1','unit_amount':300,"
                    + "'currency':'usd','recurring':{'interval':'month','interval_count':1}}}]}")
            .by(new StripeSubscriptionItems())
            .only();
    assertThat(items.<String>getAs("subscription_id")).isEqualTo("sub_1");
    assertThat(items(items))
        .containsExactly(
            "item_id=si_11 price_id=p product_id=prod_1 quantity=2 currency=usd unit_amount=300"
                + " interval=month interval_count=1");
    var subscription =
        Landed.records(
                "{'object':'subscription','id':'sub_1','items':{'has_more':true,'data':[{'id':"
                    + "'si_1','quantity':1}]}}")
            .by(new StripeSubscriptions())
            .only();
    assertThat(subscription.<Boolean>getAs("has_more_items")).isTrue();
  }

  @Test
  void newEventsThatOnlyPointAtAnObjectAreNoObjects() {
    var read =
        Landed.records(
                "{'object':'v2.core.event','id':'evt_1','type':'v1.customer.subscription.updated',"
                    + "'related_object':{'id':'sub_1','type':'subscription','url':'/v1/x'}}",
                "{'object':'search_result','url':'/v1/subscriptions/search','has_more':false,"
                    + "'data':[{'object':'subscription','id':'sub_2'}]}")
            .by(new StripeSubscriptions());
    assertThat(read.column("subscription_id")).containsExactly("sub_2");
    assertThat(read.messages()).containsExactly("Expected subscription, but this is v2.core.event");
  }

  @Test
  void anInvoiceTellsItsLinesAndPayments() {
    var row =
        Landed.records(
                "{'object':'invoice','id':'in_1','total':900,'payments':{'data':[{'payment':"
                    + "{'type':'payment_intent','payment_intent':'pi_1'}}]},'lines':{'data':[{'id':"
                    + "'il_1','amount':-300,'quantity':2,'parent':{'type':'subscription_item_details',"
                    + "'subscription_item_details':{'proration':true,'subscription_item':'si_1'}},"
                    + "'pricing':{'type':'price_details','price_details':{'price':'price_1',"
                    + "'product':'prod_1'}},'period':{'start':1767600000,'end':1767700000}},"
                    + "{'id':'il_2','amount':1200,'proration':false,'price':{'id':'price_2',"
                    + "'product':'prod_2'},'subscription_item':'si_2'}]},"
                    + "'post_payment_credit_notes_amount':50}")
            .by(new StripeInvoices())
            .only();
    assertThat(told(row, "lines"))
        .containsExactly(
            "line_id=il_1 price_id=price_1 product_id=prod_1 subscription_item_id=si_1 amount=-300"
                + " quantity=2 is_proration=true period_start=2026-01-05 08:00:00.0"
                + " period_end=2026-01-06 11:46:40.0",
            "line_id=il_2 price_id=price_2 product_id=prod_2 subscription_item_id=si_2 amount=1200"
                + " is_proration=false");
    assertThat(row.<String>getAs("payment_intent_id")).isEqualTo("pi_1");
    assertThat(row.<Long>getAs("total")).isEqualTo(900);
    assertThat(row.<Long>getAs("post_payment_credits")).isEqualTo(50);
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
    assertThat(items(row))
        .containsExactly("item_id=sub_1 price_id=p1 quantity=3 unit_amount=1200 interval=month");
    assertThat(row.<Boolean>getAs("cancel_at_period_end")).isFalse();
  }

  private static List<String> items(Row row) {
    return told(row, "items");
  }

  /** Each element of a list as the names and values of what it has. */
  private static List<String> told(Row row, String list) {
    return row.<Row>getList(row.fieldIndex(list)).stream().map(StripeTest::told).toList();
  }

  private static String told(Row element) {
    return Arrays.stream(element.schema().fieldNames())
        .filter(name -> element.getAs(name) != null)
        .map(name -> name + "=" + said(element.getAs(name)))
        .collect(Collectors.joining(" "));
  }

  private static Object said(Object value) {
    if (value instanceof BigDecimal amount) {
      return amount.stripTrailingZeros().toPlainString();
    }
    return value instanceof scala.collection.Seq<?> elements
        ? scala.jdk.javaapi.CollectionConverters.asJava(elements).stream()
            .map(element -> element instanceof Row inside ? told(inside) : element)
            .toList()
        : value;
  }
}
