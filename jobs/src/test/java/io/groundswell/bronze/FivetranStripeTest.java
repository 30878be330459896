package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_CREDIT_NOTES;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.STRIPE_DISCOUNTS;
import static io.groundswell.Tables.STRIPE_DISPUTES;
import static io.groundswell.Tables.STRIPE_INVOICES;
import static io.groundswell.Tables.STRIPE_PRICES;
import static io.groundswell.Tables.STRIPE_PRODUCTS;
import static io.groundswell.Tables.STRIPE_REFUNDS;
import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.Settings;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe as a loader lands it in tables fills the same bronze tables as its own objects. */
class FivetranStripeTest {
  private static final List<Table> TERMS =
      List.of(
          STRIPE_CUSTOMERS,
          STRIPE_SUBSCRIPTIONS,
          STRIPE_PRICES,
          STRIPE_DISCOUNTS,
          STRIPE_PRODUCTS,
          SUBSCRIPTIONS);

  @TempDir Path folder;

  @Test
  void everyRowIsReadWithItsTypes() {
    var samples = Landed.realSamples();
    if (samples.isEmpty()) {
      System.err.println(
          "SKIPPED: no real samples found. Set GROUNDSWELL_SHARED_DATA to their folder.");
    }
    Assumptions.assumeTrue(samples.isPresent(), "no real samples on this machine");
    var tables = samples.orElseThrow().resolve("fivetran/stripe").toString();
    var lakehouse = lakehouse(tables);

    var kept = new TreeMap<String, Long>();
    for (var stage : TestPipeline.pipeline().stages()) {
      for (var job : stage.jobs()) {
        if (isBilling(job.output())) {
          var run = new Run(LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31), "test");
          var published = lakehouse.run(job, run);
          assertThat(published.rejected()).as("rejects of %s", job.output()).isZero();
          kept.put(job.output().name(), published.kept());
        }
      }
    }
    assertThat(kept)
        .containsEntry(STRIPE_CUSTOMERS.name(), 12L)
        .containsEntry(STRIPE_SUBSCRIPTIONS.name(), 2L)
        .containsEntry(STRIPE_PRICES.name(), 4L + 13L)
        .containsEntry(STRIPE_DISCOUNTS.name(), 10L + 10L)
        .containsEntry(STRIPE_PRODUCTS.name(), 10L)
        .containsEntry(STRIPE_INVOICES.name(), 2L)
        .containsEntry(STRIPE_REFUNDS.name(), 4L)
        .containsEntry(STRIPE_DISPUTES.name(), 12L)
        .containsEntry(STRIPE_CREDIT_NOTES.name(), 2L);

    var price = row(lakehouse, STRIPE_PRICES, "price_id", "price_4");
    assertThat(price.<Object>getAs("unit_amount")).hasToString("8000.000000000000");
    assertThat(price.<Integer>getAs("interval_count")).isEqualTo(3);
    assertThat(price.<String>getAs("currency")).isEqualTo("eur");
    var note = row(lakehouse, STRIPE_CREDIT_NOTES, "credit_note_id", "cn_89hUNfs");
    assertThat(note.<Object>getAs("created_at")).hasToString("2021-06-30 10:04:03.0");
    assertThat(note.<Long>getAs("amount")).isEqualTo(50);
    var dispute = row(lakehouse, STRIPE_DISPUTES, "dispute_id", "du_0MmTsrig6peNXzgD4bsS3XWF");
    assertThat(dispute.<Long>getAs("amount")).isEqualTo(1234);
    assertThat(dispute.<String>getAs("status")).isEqualTo("won");
    var invoice = row(lakehouse, STRIPE_INVOICES, "invoice_id", "ab1111");
    assertThat(invoice.getList(invoice.fieldIndex("lines"))).hasSize(1);
    assertThat(invoice.<Long>getAs("total")).isEqualTo(1000);
    var coupon = row(lakehouse, STRIPE_DISCOUNTS, "object_id", "coupon_2");
    assertThat(coupon.<Double>getAs("percent_off")).isEqualTo(15.5);

    // 2 x 1500.00 a month, until it ended on the day after Fivetran had brought it.
    var billed =
        lakehouse
            .read(SUBSCRIPTIONS)
            .where(col("subscription_id").equalTo("sfjytkyu876"))
            .orderBy("known_on")
            .select("known_on", "status", "mrr", "contracted_mrr", "seats", "currency")
            .collectAsList();
    assertThat(billed)
        .extracting(Row::toString)
        .containsExactly(
            "[2021-02-18,active,300000,300000,2,usd]", "[2021-02-19,canceled,0,300000,2,usd]");
  }

  /** The table of all discounts that newer connections have in place of one per kind of object. */
  @Test
  void oneTableOfDiscountsLowersWhatEachOfThemBelongsTo() throws IOException {
    write(
        "customer",
        "id,_fivetran_synced,email,name,phone,created,currency,delinquent,metadata,is_deleted");
    write(
        "subscription_history",
        "id,_fivetran_synced,customer_id,metadata,status,created,start_date,current_period_start,"
            + "current_period_end,trial_end,cancel_at_period_end,cancel_at,canceled_at,ended_at",
        "sub_own,2026-01-05 04:00:00,cus_1,{},active,2026-01-01,2026-01-01,,,,false,,,",
        "sub_item,2026-01-05 04:00:00,cus_2,{},active,2026-01-01,2026-01-01,,,,false,,,",
        "sub_all,2026-01-05 04:00:00,cus_3,{},active,2026-01-01,2026-01-01,,,,false,,,",
        "sub_bill,2026-01-05 04:00:00,cus_4,{},active,2026-01-01,2026-01-01,,,,false,,,");
    write(
        "subscription_item",
        "id,plan_id,quantity,subscription_id",
        "si_own,price_1,1,sub_own",
        "si_item,price_1,2,sub_item",
        "si_other,price_1,1,sub_item",
        "si_all,price_1,1,sub_all",
        "si_bill,price_1,1,sub_bill");
    write(
        "price",
        "id,_fivetran_synced,product_id,nickname,currency,unit_amount,unit_amount_decimal,"
            + "recurring_interval,recurring_interval_count,recurring_usage_type,type,tiers_mode,"
            + "transform_quantity_divide_by,transform_quantity_round,active,created,is_deleted",
        "price_1,2026-01-01 04:00:00,prod_1,,usd,1000,1000,month,1,licensed,recurring,,,,true,2025-12-01,false");
    write(
        "plan",
        "id,_fivetran_synced,product_id,nickname,currency,amount,interval,interval_count,usage_type,"
            + "tiers_mode,transform_usage_divide_by,transform_usage_round,active,created,is_deleted");
    write("product", "id,_fivetran_synced,name,active,created,is_deleted");
    write(
        "coupon",
        "id,_fivetran_synced,percent_off,amount_off,currency,duration,duration_in_months,created",
        "fifth,2026-01-01 04:00:00,20,,,forever,,2025-12-01",
        "half,2026-01-01 04:00:00,50,,,forever,,2025-12-01");
    write(
        "discount",
        "id,type,type_id,_fivetran_synced,coupon_id,customer_id,end,invoice_id,invoice_item_id,start,subscription_id",
        "di_1,SUBSCRIPTION,sub_own,2026-01-05 04:00:00,fifth,cus_1,,,,2026-01-01,sub_own",
        "di_1,CUSTOMER,cus_1,2026-01-05 04:00:00,fifth,cus_1,,,,2026-01-01,sub_own",
        "di_1,INVOICE,in_1,2026-01-05 04:00:00,fifth,cus_1,,,,2026-01-01,sub_own",
        "di_2,SUBSCRIPTION_ITEM,si_item,2026-01-05 04:00:00,half,cus_2,,,,2026-01-01,sub_item",
        "di_3,CUSTOMER,cus_3,2026-01-05 04:00:00,half,cus_3,,,,2026-01-01,",
        "di_4,INVOICE,in_4,2026-01-05 04:00:00,half,cus_4,,in_4,,2026-01-01,");
    var lakehouse = lakehouse(folder.resolve("fivetran").toString());
    var run = new Run(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 5), "test");
    for (var stage : TestPipeline.pipeline().stages()) {
      for (var job : stage.jobs()) {
        if (TERMS.contains(job.output())) {
          assertThat(lakehouse.run(job, run).rejected()).as("rejects of %s", job.output()).isZero();
        }
      }
    }
    assertThat(
            lakehouse
                .read(SUBSCRIPTIONS)
                .where(col("known_on").equalTo("2026-01-05"))
                .orderBy("subscription_id")
                .select("subscription_id", "mrr")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[sub_all,500]", "[sub_bill,1000]", "[sub_item,2000]", "[sub_own,800]");
  }

  private void write(String table, String... lines) throws IOException {
    var file = folder.resolve("fivetran").resolve(table + ".csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Lakehouse lakehouse(String tables) {
    var conf = Path.of(System.getProperty("groundswell.root"), "conf", "fivetran-stripe.yaml");
    var settings = Settings.load(conf, Map.of("FIVETRAN_STRIPE", tables));
    return new Lakehouse(
        TestSession.spark(),
        folder.resolve("tables").toString(),
        folder.resolve("landing").toString(),
        Pipeline.contracts(),
        settings.sources());
  }

  private static boolean isBilling(Table table) {
    return table.name().startsWith("stripe_") || table.equals(SUBSCRIPTIONS);
  }

  private static Row row(Lakehouse lakehouse, Table table, String key, String id) {
    return lakehouse.read(table).where(col(key).equalTo(id)).head();
  }
}
