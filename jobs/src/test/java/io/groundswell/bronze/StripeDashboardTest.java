package io.groundswell.bronze;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * The CSV files that people export from Stripe's Dashboard: headings, and amounts as people write
 * them.
 */
class StripeDashboardTest {

  @Test
  void aSubscriptionHasOnePricedLine() {
    var row =
        Landed.records(
                "{'id':'sub_1','Customer ID':'cus_1','Customer Description':'','Customer Email':"
                    + "'ada@a.example','Plan':'price_9','Product':'prod_9','Quantity':'3',"
                    + "'Currency':'USD','Interval':'month','Interval Count':'3','Amount':'29.50','Status':'active',"
                    + "'Created (UTC)':'2026-01-02 10:22','Start (UTC)':'2026-01-03 10:22',"
                    + "'Start Date (UTC)':'2026-01-02 10:22',"
                    + "'Current Period Start (UTC)':'2026-01-02 10:22',"
                    + "'Current Period End (UTC)':'2026-02-02 10:22','Trial Start (UTC)':'',"
                    + "'Trial End (UTC)':'2026-01-09 10:22','Coupon':'fifth',"
                    + "'Canceled At (UTC)':'2026-01-12 09:00','Cancel At Period End':'true',"
                    + "'Ended At (UTC)':'','account_id (metadata)':'acc_1'}")
            .by(new StripeSubscriptions())
            .only();
    assertThat(row.<String>getAs("customer_id")).isEqualTo("cus_1");
    assertThat(row.<String>getAs("account_id")).isEqualTo("acc_1");
    assertThat(row.<String>getAs("status")).isEqualTo("active");
    assertThat(row.<String>getAs("currency")).isEqualTo("usd");
    assertThat(row.<Object>getAs("created_at")).hasToString("2026-01-02 10:22:00.0");
    assertThat(row.<Object>getAs("started_at")).hasToString("2026-01-02 10:22:00.0");
    assertThat(row.<Object>getAs("current_period_end")).hasToString("2026-02-02 10:22:00.0");
    assertThat(row.<Object>getAs("trial_end")).hasToString("2026-01-09 10:22:00.0");
    assertThat(row.<Object>getAs("canceled_at")).hasToString("2026-01-12 09:00:00.0");
    assertThat(row.<Boolean>getAs("cancel_at_period_end")).isTrue();
    assertThat(row.<Object>getAs("ended_at")).isNull();
    var item = row.<Row>getList(row.fieldIndex("items")).get(0);
    assertThat(item.<String>getAs("item_id")).isEqualTo("sub_1");
    assertThat(item.<String>getAs("price_id")).isEqualTo("price_9");
    assertThat(item.<String>getAs("product_id")).isEqualTo("prod_9");
    assertThat(item.<Long>getAs("quantity")).isEqualTo(3);
    assertThat(item.<Object>getAs("unit_amount")).hasToString("2950.000000000000");
    assertThat(item.<String>getAs("interval")).isEqualTo("month");
    assertThat(item.<Integer>getAs("interval_count")).isEqualTo(3);
    var discount = row.<Row>getList(row.fieldIndex("discounts")).get(0);
    assertThat(discount.<String>getAs("coupon_id")).isEqualTo("fifth");
  }

  @Test
  void amountsAreInTheUnitsOfTheirCurrency() {
    var read =
        Landed.records(
                subscription("1", "jpy", "2900"),
                subscription("2", "eur", "1234,56"),
                subscription("3", "usd", "0.0025"),
                subscription("4", "usd", "free"))
            .by(new StripeSubscriptions());
    assertThat(read.column("items").stream().map(items -> unitAmount(items)))
        .containsExactly("2900.000000000000", "123456.000000000000", "0.250000000000");
    assertThat(read.messages())
        .containsExactly("unit_amount is to be an amount in minor units, but is 'free'");
  }

  @Test
  void anAmountThatIsTooLargeIsARejectAndFailsNoRun() {
    var large = "100000000000000";
    var subscriptions =
        Landed.records(subscription("1", "usd", large), subscription("2", "usd", "9"));
    var read = subscriptions.by(new StripeSubscriptions());
    assertThat(read.column("subscription_id")).containsExactly("sub_2");
    assertThat(read.messages())
        .containsExactly(
            "unit_amount is to be an amount in minor units, but is '10000000000000000.000000'");
    var price = "{'Price ID':'price_%s','Currency':'usd','Amount':'%s'}";
    var prices =
        Landed.records(price.formatted("1", large), price.formatted("2", "9"))
            .by(new StripePrices());
    assertThat(prices.column("price_id")).containsExactly("price_2");
    assertThat(prices.reasons()).containsExactly("wrong_type");
    var invoice = "{'id':'in_%s','Currency':'usd','Total':'%s'}";
    var invoices =
        Landed.records(invoice.formatted("1", large + "000"), invoice.formatted("2", "9"))
            .by(new StripeInvoices());
    assertThat(invoices.column("invoice_id")).containsExactly("in_2");
    assertThat(invoices.messages())
        .containsExactly(
            "total is to be an amount in minor units, but is '100000000000000000.000000'");
  }

  @Test
  void anInvoiceIsReadWithItsTimesAndAmounts() {
    var read =
        Landed.records(
                "{'id':'in_1','Amount Due':'49.00','Billing':'charge_automatically','Closed':"
                    + "'true','Currency':'usd','Customer':'cus_1','Date (UTC)':'2026-01-05 08:00',"
                    + "'Due Date (UTC)':'','Number':'A-1','Paid':'true','Subscription':'sub_1',"
                    + "'Subtotal':'49.00','Total Discount Amount':'0.00','Tax':'','Total':'49.00',"
                    + "'Amount Paid':'49.00','Status':'paid','Finalized At (UTC)':"
                    + "'2026-01-05 09:00','Paid At (UTC)':'2026-01-05 09:01',"
                    + "'Period Start (UTC)':'2025-12-05 08:00','Charge':'ch_1'}",
                "{'id':'in_2','Amount Due':'5000','Currency':'jpy','Customer':'cus_2','Total':"
                    + "'5000','Paid':'false','Forgiven':'false','Closed':'false'}",
                "{'ID':'in_3','AMOUNT_DUE':'4900','TOTAL':'4900','CURRENCY':'usd','STATUS':'open'}")
            .by(new StripeInvoices());
    assertThat(read.rejects()).isEmpty();
    assertThat(read.column("total")).containsExactly(4900L, 5000L, 4900L);
    assertThat(read.column("amount_due")).containsExactly(4900L, 5000L, 4900L);
    assertThat(read.column("amount_paid")).containsExactly(4900L, null, null);
    assertThat(read.column("status")).containsExactly("paid", "open", "open");
    assertThat(read.column("customer_id")).containsExactly("cus_1", "cus_2", null);
    var first = read.kept().get(0);
    assertThat(first.<String>getAs("subscription_id")).isEqualTo("sub_1");
    assertThat(first.<Object>getAs("created_at")).hasToString("2026-01-05 08:00:00.0");
    assertThat(first.<Object>getAs("observed_at")).hasToString("2026-01-05 09:01:00.0");
  }

  @Test
  void customersAndPricesHaveHeadingsToo() {
    var customer =
        Landed.records(
                "{'id':'cus_1','Description':'','Email':'ada@a.example','Name':'Ada',"
                    + "'Created (UTC)':'2026-01-02 10:22','Delinquent':'false','Card ID':'',"
                    + "'Plan':'price_9','Status':'active','Currency':'usd','Total Spend':'98.00',"
                    + "'Payment Count':'2','Refunded Volume':'0.00','Dispute Losses':'0.00',"
                    + "'workspace_id (metadata)':'acc_1'}")
            .by(new StripeCustomers())
            .only();
    assertThat(customer.<String>getAs("email")).isEqualTo("ada@a.example");
    assertThat(customer.<String>getAs("account_id")).isEqualTo("acc_1");
    assertThat(customer.<Boolean>getAs("delinquent")).isFalse();
    assertThat(customer.<Object>getAs("created_at")).hasToString("2026-01-02 10:22:00.0");
    var price =
        Landed.records(
                "{'Price ID':'price_9','Product ID':'prod_9','Product Name':'Team','Description':"
                    + "'','Created (UTC)':'2026-01-02 10:22','Amount':'29.50','Currency':'usd',"
                    + "'Interval':'month','Interval Count':'3','Usage Type':'licensed'}")
            .by(new StripePrices())
            .only();
    assertThat(price.<String>getAs("price_id")).isEqualTo("price_9");
    assertThat(price.<String>getAs("product_id")).isEqualTo("prod_9");
    assertThat(price.<Object>getAs("unit_amount")).hasToString("2950.000000000000");
    assertThat(price.<Integer>getAs("interval_count")).isEqualTo(3);
  }

  @Test
  void aPaymentIsNoInvoice() {
    var read =
        Landed.records(
                "{'id':'ch_3QSlijsVumgdnQ00','Created date (UTC)':'2026-01-02 10:22','Amount':"
                    + "'19.00','Amount Refunded':'0.00','Currency':'usd','Status':'Paid',"
                    + "'Customer ID':'cus_1','Invoice ID':'in_1'}")
            .by(new StripeInvoices());
    assertThat(read.messages()).containsExactly("Expected invoice, but this is a payment");
  }

  private static String subscription(String id, String currency, String amount) {
    return "{'id':'sub_%s','Customer ID':'cus_1','Plan':'p','Quantity':'1','Currency':'%s','Interval':'month','Amount':'%s'}"
        .formatted(id, currency, amount);
  }

  private static String unitAmount(Object items) {
    return scala.jdk.javaapi.CollectionConverters.asJava((scala.collection.Seq<Row>) items)
        .get(0)
        .getAs("unit_amount")
        .toString();
  }
}
