package io.groundswell.command;

import static io.groundswell.Tables.SUBSCRIPTIONS;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.Pipeline;
import io.groundswell.TestPipeline;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.TestSession;
import io.groundswell.simulate.PlantedTruth;
import io.groundswell.simulate.Simulation;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revenue rebuilt from the vendor's files is what was planted, to the cent, on every day. */
class RevenueCheckTest {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
  private static final LocalDate TO = FROM.plusDays(99);

  @TempDir Path folder;

  @Test
  void everyAccountHasItsRevenueOnEveryDay() {
    var spark = TestSession.spark();
    var landing = folder.resolve("landing").toString();
    var truthFolder = folder.resolve("truth").toString();
    new Simulation(140, FROM, TO, 7).write(spark, landing, truthFolder);
    var lakehouse =
        new Lakehouse(
            spark, folder.resolve("tables").toString(), landing, Pipeline.contracts(), List.of());
    for (var job : billing()) {
      lakehouse.run(job, new Run(FROM, TO, "test"));
    }

    var planted = new PlantedTruth(spark, truthFolder);
    var truth = planted.recurringRevenue();
    assertThat(
            truth
                .select("currency")
                .distinct()
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList())
        .contains("usd", "eur", "gbp", "jpy", "bhd");
    var told = lakehouse.read(SUBSCRIPTIONS);
    assertThat(
            told.select("status")
                .distinct()
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList())
        .contains("trialing", "active", "past_due", "unpaid", "canceled", "incomplete");
    assertThat(told.where(col("is_collection_paused")).count()).isPositive();

    var compared =
        RevenueCheck.compared(told, truth, Date.valueOf(FROM), Date.valueOf(TO))
            .where(col("planted").notEqual(col("told")))
            .orderBy("account_id", "currency", "day");
    assertThat(compared.limit(20).collectAsList()).isEmpty();
    var check = RevenueCheck.of(lakehouse, planted);
    assertThat(check.differences()).isZero();
    assertThat(check.accounts()).isGreaterThan(30);
    assertThat(check.accountDays()).isGreaterThan(3_000);
    assertThat(check.line()).startsWith("0 of ").contains("from 2026-01-05");
  }

  private static List<Job> billing() {
    return TestPipeline.pipeline().stages().stream()
        .flatMap(stage -> stage.jobs().stream())
        .filter(
            job -> job.output().name().startsWith("stripe_") || job.output().equals(SUBSCRIPTIONS))
        .toList();
  }
}
