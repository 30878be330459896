package io.groundswell.command;

import static io.groundswell.Tables.IDENTITIES;
import static io.groundswell.Tables.IDENTITY_CONFLICTS;
import static io.groundswell.Tables.INTERCOM_COMPANIES;
import static io.groundswell.Tables.INTERCOM_CONTACTS;
import static io.groundswell.Tables.SEGMENT_EVENTS;
import static io.groundswell.Tables.SIGHTINGS;
import static io.groundswell.Tables.STRIPE_CUSTOMERS;
import static io.groundswell.Tables.ZENDESK_ORGANIZATIONS;
import static io.groundswell.Tables.ZENDESK_USERS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.silver.Identities;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.simulate.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids are put together to the people and accounts that they were planted as. */
class IdentityMarksTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final List<Table> NEEDED =
      List.of(
          SEGMENT_EVENTS,
          ZENDESK_USERS,
          ZENDESK_ORGANIZATIONS,
          STRIPE_CUSTOMERS,
          INTERCOM_CONTACTS,
          INTERCOM_COMPANIES,
          SIGHTINGS,
          IDENTITIES,
          IDENTITY_CONFLICTS);

  @TempDir Path folder;

  @Test
  void thePeopleOfASimulatedCompanyAreFound() {
    var run = new Run(DAY, DAY.plusDays(29), "test");
    var landing = folder.resolve("landing").toString();
    var truth = new PlantedTruth(TestSession.spark(), folder.resolve("truth").toString());
    new Simulation(40, run.from(), run.to(), 5).write(truth.spark(), landing, truth.folder());
    var lakehouse =
        new Lakehouse(
            TestSession.spark(),
            folder.resolve("tables").toString(),
            landing,
            Pipeline.contracts(),
            List.of());
    for (var stage : TestPipeline.pipeline().only(List.of(), NEEDED)) {
      stage.jobs().forEach(job -> lakehouse.run(job, run));
    }
    var marks = IdentityMarks.of(lakehouse, truth);
    marks.forEach(mark -> System.err.println("simulated: " + mark));
    marks.forEach(
        mark -> assertThat(mark.pairs().precision()).as(mark.kind()).isGreaterThanOrEqualTo(0.999));
    assertThat(marks.get(0).pairs().are()).isGreaterThan(500);
    assertThat(marks.get(0).pairs().recall()).isGreaterThan(0.97);
    assertThat(mark(marks, "stripe").pairs().recall()).isGreaterThan(0.8);
    assertThat(customersOfSeveral(lakehouse, truth)).isZero();
    assertThat(
            lakehouse.read(IDENTITY_CONFLICTS).where("reason = 'device_of_several_users'").count())
        .isPositive();
    assertThat(lakehouse.read(IDENTITIES).where("link = 'merge'").count()).isPositive();
  }

  /** Dirty records of people, of whom we believe nothing but an exact address. */
  @Test
  void ofDirtyRecordsOnlyThoseWithTheSameAddressAreOne() {
    var file = shared("identity/fake_1000.csv");
    var records = TestSession.spark().read().option("header", "true").csv(file.toString());
    var ids = concat(lit("zendesk:"), col("unique_id"));
    var sightings =
        empty(SIGHTINGS)
            .unionByName(
                records.select(
                    lit(DAY).as("known_on"),
                    lit("fake_1000.csv").as("source_file"),
                    col("unique_id").cast("bigint").as("source_line"),
                    lit(1).as("item"),
                    lit("zendesk").as("source"),
                    lit("contact").as("type"),
                    ids.as("support_id"),
                    when(col("email").contains("@"), lower(trim(col("email")))).as("email")),
                true);
    var job = new Identities(TestPipeline.business());
    var tables = new HashMap<Table, Dataset<Row>>();
    job.inputs().forEach(table -> tables.put(table, empty(table)));
    tables.put(SIGHTINGS, sightings);
    var identities =
        job.rows(new Inputs(IDENTITIES, tables, Run.of(DAY, "test")), Run.of(DAY, "test"));
    var truth = records.select(ids.as("node"), col("cluster").as("belongs_to"));
    var marks =
        mark(IdentityMarks.of(sightings, empty(STRIPE_CUSTOMERS), identities, truth), "zendesk");
    System.err.printf(
        "fake_1000: precision %.4f, recall %.4f of %d pairs among %d records%n",
        marks.pairs().precision(), marks.pairs().recall(), marks.pairs().are(), marks.ids());
    assertThat(marks.ids()).isEqualTo(1_000);
    assertThat(marks.pairs().precision()).isGreaterThanOrEqualTo(0.999);
    assertThat(marks.pairs().recall()).isBetween(0.3, 0.7);
  }

  /** Billing customers of different accounts that ended up in one. */
  private static long customersOfSeveral(Lakehouse lakehouse, PlantedTruth truth) {
    return lakehouse
        .read(IDENTITIES)
        .where(col("node").startsWith("stripe:"))
        .select(col("node"), col("belongs_to").as("said"))
        .join(truth.identities(), "node")
        .groupBy("said")
        .agg(countDistinct("belongs_to").as("accounts"))
        .where("accounts > 1")
        .count();
  }

  private static IdentityMarks mark(List<IdentityMarks> marks, String kind) {
    return marks.stream().filter(mark -> mark.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static Path shared(String name) {
    var given = System.getenv("GROUNDSWELL_SHARED_DATA");
    var beside = Office.root().resolve("../shared/data");
    var file = (given == null ? beside : Path.of(given)).resolve(name);
    boolean isThere = Files.exists(file);
    if (!isThere) {
      System.err.println("SKIPPED: no " + file + "; set GROUNDSWELL_SHARED_DATA");
    }
    Assumptions.assumeTrue(isThere, file + " is not on this machine");
    return file;
  }

  private static Dataset<Row> empty(Table table) {
    return TestSession.spark().createDataFrame(List.of(), Pipeline.contracts().of(table).schema());
  }
}
