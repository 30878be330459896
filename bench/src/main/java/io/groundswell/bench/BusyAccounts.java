package io.groundswell.bench;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.Tables.USERS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.xxhash64;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Silver rows of many accounts, of which chance says who is there on a day: two people each, one in
 * five of them on any day, with two features; every hundredth looks at prices.
 *
 * @param first the day on which all of them signed up
 */
record BusyAccounts(SparkSession spark, Table output, long accounts, LocalDate first)
    implements Job {
  /** In the order in which they are made. */
  static final List<Table> TABLES = List.of(ACCOUNTS, USERS, USAGE_DAILY, EVENTS);

  private static final Set<Table> OF_THE_FIRST_DAY = Set.of(ACCOUNTS, USERS);
  private static final int PEOPLE = 2;

  @Override
  public List<Table> inputs() {
    return List.of();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    if (OF_THE_FIRST_DAY.contains(output)) {
      return told(
          everybody(output.equals(ACCOUNTS) ? 1 : PEOPLE).withColumn("known_on", lit(first)));
    }
    var days =
        spark
            .range(0, run.dayCount())
            .select(date_add(lit(run.from()), col("id").cast("int")).as("known_on"));
    var chance = pmod(xxhash64(col("user_id"), col("known_on")), lit(1_000));
    var there = everybody(PEOPLE).crossJoin(broadcast(days)).withColumn("chance", chance);
    return told(
        output.equals(EVENTS)
            ? there.where(col("chance").lt(10))
            : there
                .where(col("chance").lt(200))
                .withColumn(
                    "feature",
                    explode(
                        array(
                            lit("boards"),
                            element_at(others(), col("chance").mod(4).plus(1).cast("int"))))));
  }

  private static Column others() {
    return array(lit("cards"), lit("comments"), lit("reports"), lit("api"));
  }

  private Dataset<Row> everybody(int people) {
    return spark
        .range(accounts * people)
        .withColumn("account_id", concat(lit("acc_"), col("id").mod(accounts)))
        .withColumn("user_id", sha2(col("id").cast("string").cast("binary"), 256));
  }

  /** In the shape of the contract; what is not said is null. */
  private Dataset<Row> told(Dataset<Row> rows) {
    var values =
        Map.<String, Column>ofEntries(
            Map.entry("event_date", col("known_on")),
            Map.entry("event_id", concat(col("user_id"), lit("@"), col("known_on"))),
            Map.entry("occurred_at", col("known_on").cast("timestamp")),
            Map.entry("signed_up_at", lit(first).cast("timestamp")),
            Map.entry("type", lit("track")),
            Map.entry("event", lit("Page Viewed")),
            Map.entry("signal", lit("page_pricing")),
            Map.entry("starts_session", lit(true)),
            Map.entry("starts_minute", lit(true)),
            Map.entry("events", pmod(xxhash64(col("user_id")), lit(30)).plus(1)),
            Map.entry("errors", lit(0L)),
            Map.entry("sessions", lit(1L)),
            Map.entry("minutes", lit(12.0)),
            Map.entry("plan", lit("free")),
            Map.entry("role", lit("member")),
            Map.entry("is_internal", lit(false)),
            Map.entry("confidence", lit(1.0)),
            Map.entry("evidence", array(lit("group call"))),
            Map.entry("conflicts", lit(0)));
    var given = Set.of(rows.columns());
    return rows.select(
        Arrays.stream(Pipeline.contracts().of(output).schema().fields())
            .map(
                field ->
                    (given.contains(field.name())
                            ? col(field.name())
                            : values.getOrDefault(field.name(), lit(null)))
                        .cast(field.dataType())
                        .as(field.name()))
            .toArray(Column[]::new));
  }
}
