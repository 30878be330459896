package io.groundswell.silver;

import static io.groundswell.Tables.STRIPE_CREDIT_NOTES;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_DISPUTES;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.Tables.STRIPE_REFUNDS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.silver.Story.columns;
import static io.groundswell.silver.Story.element;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Money that went back, and what invoices say of credits and changes. */
class PaymentReversalsTest {
  private final Story story = new Story();

  @Test
  void aReversalFindsItsAccountByItsPaymentInWhateverOrder() {
    story.row(
        1,
        STRIPE_REFUNDS,
        "refund_id",
        "re_1",
        "charge_id",
        "ch_1",
        "amount",
        500,
        "status",
        "succeeded",
        "currency",
        "USD");
    story.row(
        2, STRIPE_INVOICES, "invoice_id", "in_1", "charge_id", "ch_1", "customer_id", "cus_1");
    story.row(4, STRIPE_CUSTOMERS, "customer_id", "cus_1", "account_id", "a1");
    assertThat(
            reversals(
                5,
                "known_on",
                "reversal_id",
                "account_id",
                "invoice_id",
                "reversed_amount",
                "currency"))
        .containsExactly(
            "1|re_1|null|null|500|usd", "2|re_1|null|in_1|500|usd", "4|re_1|a1|in_1|500|usd");
  }

  @Test
  void onlyWhatIsFinalHasGoneBackAndNothingTwice() {
    story.row(
        1,
        STRIPE_SUBSCRIPTIONS,
        "subscription_id",
        "s",
        "customer_id",
        "cus_1",
        "account_id",
        "a1",
        "status",
        "active");
    story.row(
        1,
        STRIPE_REFUNDS,
        "refund_id",
        "re_1",
        "customer_id",
        "cus_1",
        "amount",
        500,
        "status",
        "pending",
        "observed_at",
        "1 01:00");
    story.row(
        2,
        STRIPE_REFUNDS,
        "refund_id",
        "re_1",
        "customer_id",
        "cus_1",
        "amount",
        500,
        "status",
        "succeeded",
        "observed_at",
        "2 01:00");
    story.row(
        3,
        STRIPE_REFUNDS,
        "refund_id",
        "re_1",
        "customer_id",
        "cus_1",
        "amount",
        500,
        "status",
        "pending",
        "observed_at",
        "1 02:00");
    story.row(
        1,
        STRIPE_CREDIT_NOTES,
        "credit_note_id",
        "cn_1",
        "customer_id",
        "cus_1",
        "amount",
        500,
        "status",
        "issued",
        "refund_id",
        "re_1",
        "invoice_id",
        "in_1");
    story.row(
        1,
        STRIPE_CREDIT_NOTES,
        "credit_note_id",
        "cn_2",
        "customer_id",
        "cus_1",
        "amount",
        70,
        "status",
        "issued");
    story.row(
        1,
        STRIPE_DISPUTES,
        "dispute_id",
        "dp_1",
        "customer_id",
        "cus_1",
        "amount",
        90,
        "status",
        "needs_response",
        "reason",
        "fraudulent",
        "observed_at",
        "1 00:00");
    story.row(
        3,
        STRIPE_DISPUTES,
        "dispute_id",
        "dp_1",
        "customer_id",
        "cus_1",
        "amount",
        90,
        "status",
        "lost",
        "reason",
        "fraudulent",
        "observed_at",
        "3 00:00");
    assertThat(
            reversals(
                4, "known_on", "kind", "reversal_id", "account_id", "status", "reversed_amount"))
        .containsExactlyInAnyOrder(
            "1|refund|re_1|a1|pending|0",
            "2|refund|re_1|a1|succeeded|500",
            "1|credit_note|cn_1|a1|issued|0",
            "1|credit_note|cn_2|a1|issued|70",
            "1|dispute|dp_1|a1|needs_response|0",
            "3|dispute|dp_1|a1|lost|90");
  }

  @Test
  void anInvoiceTellsWhatEvensOutAChangeAndWhatWasCredited() {
    var lines = new Row[] {line("amount", -300, "is_proration", true), line("amount", 900)};
    story.row(
        1,
        STRIPE_INVOICES,
        "invoice_id",
        "in_1",
        "subscription_id",
        "s",
        "total",
        600,
        "lines",
        lines,
        "post_payment_credits",
        50,
        "status",
        "paid");
    story.row(1, STRIPE_INVOICES, "invoice_id", "in_2", "total", 100, "status", "open");
    assertThat(
            columns(
                story.days(new Invoices(), 1, 1),
                "invoice_id",
                "subscription_id",
                "total",
                "prorated_amount",
                "credited_amount"))
        .containsExactlyInAnyOrder("in_1|s|600|-300|50", "in_2|null|100|null|0");
  }

  private List<String> reversals(int lastDay, String... columns) {
    return columns(story.days(new PaymentReversals(), 1, lastDay), columns);
  }

  private static Row line(Object... namesAndValues) {
    return element(STRIPE_INVOICES, "lines", namesAndValues);
  }
}
