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
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe as a loader lands it in tables fills the same bronze tables as its own objects. */
class FivetranStripeTest {
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
    var conf = Path.of(System.getProperty("groundswell.root"), "conf", "fivetran-stripe.yaml");
    var settings =
        Settings.load(conf, Map.of("FIVETRAN_STRIPE", tables, "FIVETRAN_SUFFIX", "_data"));
    var lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            folder.resolve("landing").toString(),
            Pipeline.contracts(),
            settings.sources());

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
        .containsEntry(STRIPE_DISCOUNTS.name(), 10L)
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

  private static boolean isBilling(Table table) {
    return table.name().startsWith("stripe_") || table.equals(SUBSCRIPTIONS);
  }

  private static Row row(Lakehouse lakehouse, Table table, String key, String id) {
    return lakehouse.read(table).where(col(key).equalTo(id)).head();
  }
}
