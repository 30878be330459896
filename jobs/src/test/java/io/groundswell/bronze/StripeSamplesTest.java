package io.groundswell.bronze;

import static io.groundswell.Tables.STRIPE_SUBSCRIPTIONS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.silver.Subscriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amounts and revenue of what Stripe publishes of itself, worked out by hand. */
class StripeSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Path samples;

  @BeforeEach
  void findSamples() {
    var found = Landed.realSamples();
    if (found.isEmpty()) {
      System.err.println(
          "SKIPPED: no real samples found. Set GROUNDSWELL_SHARED_DATA to their folder.");
    }
    Assumptions.assumeTrue(found.isPresent(), "no real samples on this machine");
    samples = found.orElseThrow().resolve("stripe");
  }

  @Test
  void theFixturesHaveTheirAmounts() throws IOException {
    var fixtures = JSON.readTree(samples.resolve("fixtures3.json").toFile()).get("resources");
    var price = Landed.verbatim(List.of(fixtures.get("price").toString())).by(new StripePrices());
    assertThat(price.only().<Object>getAs("unit_amount")).hasToString("2000.000000000000");
    assertThat(price.only().<Long>getAs("divide_by")).isEqualTo(1_592_560_163L);
    var note =
        Landed.verbatim(List.of(fixtures.get("credit_note").toString()))
            .by(new StripeCreditNotes())
            .only();
    assertThat(note.<Long>getAs("amount")).isEqualTo(1690);
    assertThat(note.<String>getAs("refund_id")).isEqualTo("refund");
    assertThat(note.<Object>getAs("voided_at")).hasToString("2009-02-13 23:31:30.0");
    var invoice =
        Landed.verbatim(List.of(fixtures.get("invoice").toString()))
            .by(new StripeInvoices())
            .only();
    var line = invoice.<Row>getList(invoice.fieldIndex("lines")).get(0);
    assertThat(line.<Long>getAs("amount")).isEqualTo(1000);
    assertThat(line.<Boolean>getAs("is_proration")).isTrue();
    assertThat(line.<String>getAs("subscription_item_id")).isEqualTo("subscription_item");
  }

  /**
   * 15.00 a month while active and 0 once deleted; 1.00 and 5 x 2.00 in two currencies on trial,
   * whose sum is none; and a fixture of 20.00 per 1,592,560,163 units, rounded down, of which one
   * is 0, canceled since 2009.
   */
  @Test
  void theSubscriptionsHaveTheirRevenue() throws IOException {
    var objects = new ArrayList<String>();
    for (var name : List.of("created", "updated", "deleted", "trial_will_end")) {
      var event = samples.resolve("webhooks/customer.subscription." + name + ".json");
      objects.add(apart(JSON.readTree(Files.readString(event)), name));
    }
    var fixtures = JSON.readTree(samples.resolve("fixtures3.json").toFile()).get("resources");
    objects.add(
        fixtures.get("subscription").toString().replace("sub_1Pgc6rB7WZ01zgkWNy0Cn5nw", "fixture"));

    var bronze = Landed.verbatim(objects).by(new StripeSubscriptions()).kept();
    var told =
        silver(bronze).stream()
            .map(
                r ->
                    "%s %s %s %s"
                        .formatted(
                            r.getAs("subscription_id"),
                            r.getAs("status"),
                            r.getAs("mrr"),
                            r.getAs("contracted_mrr")))
            .toList();
    assertThat(told)
        .containsExactlyInAnyOrder(
            "created active 1500 1500",
            "updated active 1500 1500",
            "deleted canceled 0 1500",
            "trial_will_end trialing 0 null",
            "fixture canceled 0 0");
  }

  /** The samples share an id; each is its own subscription here. */
  private static String apart(JsonNode event, String id) {
    ((ObjectNode) event.at("/data/object")).put("id", id);
    return event.toString();
  }

  private static List<Row> silver(List<Row> bronze) {
    var job = new Subscriptions(TestPipeline.business());
    var run = Run.of(Landed.DAY, "test");
    var tables = new HashMap<Table, Dataset<Row>>();
    for (var table : job.inputs()) {
      var contract = Pipeline.contracts().of(table);
      tables.put(table, TestSession.spark().createDataFrame(List.of(), contract.schema()));
    }
    var rows = TestSession.spark().createDataFrame(bronze, bronze.get(0).schema());
    tables.put(STRIPE_SUBSCRIPTIONS, Pipeline.contracts().of(STRIPE_SUBSCRIPTIONS).conform(rows));
    return job.rows(new Inputs(SUBSCRIPTIONS, tables, run), run).collectAsList();
  }
}
