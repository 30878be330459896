package io.groundswell.silver;

import static io.groundswell.Tables.EVENTS;
import static io.groundswell.Tables.PRODUCT_USAGE;
import static io.groundswell.Tables.USAGE_DAILY;
import static io.groundswell.lakehouse.Slices.KNOWN_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.groundswell.Business;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Rejects;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.text.Pseudonyms;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How much each person used each feature on a day.
 *
 * <p>One row per day of arrival, day of use, person, account and feature. The rows are increments:
 * a late event adds a row on the day it was known, and the sum over known_on is the truth. Use
 * without a person or account counts as {@value #UNKNOWN}.
 *
 * <p>Minutes are distinct clock minutes in which the person did something, each counted for the
 * feature of its first event, so that they add up over features. A minute that arrives on two days
 * counts on both.
 *
 * <p>Companies that count use themselves give it as product_usage. There a usage id counts once
 * (the first known wins, {@value #USAGE_LOOK_BACK_DAYS} days back), and use that names only a
 * subscription waits at most as long for that subscription, and counts on the day it is known.
 */
public final class UsageDaily implements Job {
  static final String UNKNOWN = "unknown";

  private static final int USAGE_LOOK_BACK_DAYS = CountedUse.LOOK_BACK_DAYS;

  /** Where a table counts use by account only, the account stands for the person. */
  private static final Column ACCOUNT_ITSELF = concat(lit("account:"), col("account_id"));

  private static final List<String> KEY =
      List.of(KNOWN_ON, "event_date", "user_id", "account_id", "feature");

  private final Business business;
  private final Pseudonyms pseudonyms;

  public UsageDaily(Business business, Pseudonyms pseudonyms) {
    this.business = business;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Table output() {
    return USAGE_DAILY;
  }

  @Override
  public List<Table> inputs() {
    return Stream.concat(Stream.of(EVENTS, PRODUCT_USAGE), Billing.SOURCES.stream()).toList();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    // A row counts within one look-back of its arrival, and its copies are sought one further back.
    var arrived = CountedUse.withCopies(in.recent(PRODUCT_USAGE, 2 * USAGE_LOOK_BACK_DAYS));
    var first = arrived.where(not(col(CountedUse.IS_COPY)));
    var ofAccounts = CountedUse.ofAccounts(first, in).where(run.covers(col(KNOWN_ON)));
    var counted = counted(CountedUse.heldAgainstPeriods(ofAccounts, in));
    return fromEvents(in.news(EVENTS))
        .unionByName(counted)
        .groupBy(columns(KEY))
        .agg(
            sum("events").as("events"),
            sum("errors").as("errors"),
            sum("sessions").as("sessions"),
            sum("minutes").as("minutes"),
            min("in_subscription").as("in_subscription"))
        .withColumn(Rejects.COLUMN, lit(null).cast(Rejects.TYPE))
        .unionByName(
            rejected(arrived.where(col(CountedUse.IS_COPY).and(run.covers(col(KNOWN_ON))))), true);
  }

  private static Dataset<Row> fromEvents(Dataset<Row> events) {
    return events
        .withColumn("user_id", coalesce(col("user_id"), lit(UNKNOWN)))
        .withColumn("account_id", coalesce(col("account_id"), lit(UNKNOWN)))
        .withColumn("feature", coalesce(col("feature"), lit("other")))
        .groupBy(columns(KEY))
        .agg(
            count(lit(1)).as("events"),
            count_if(col("signal").equalTo("error")).as("errors"),
            count_if(col("starts_session")).as("sessions"),
            count_if(col("starts_minute")).cast("double").as("minutes"))
        .withColumn("in_subscription", lit(null).cast("boolean"));
  }

  private Dataset<Row> counted(Dataset<Row> usage) {
    var feature =
        when(col("feature").isin(business.coreFeatures().keySet().toArray()), col("feature"))
            .otherwise(
                coalesce(Words.meaning(business.featureByEvent(), col("feature")), lit("other")));
    return usage.select(
        col(KNOWN_ON),
        col("used_on").as("event_date"),
        coalesce(pseudonyms.of(coalesce(col("user_id"), ACCOUNT_ITSELF)), lit(UNKNOWN))
            .as("user_id"),
        coalesce(col("account_id"), lit(UNKNOWN)).as("account_id"),
        feature.as("feature"),
        col("events"),
        col("errors"),
        lit(null).cast("bigint").as("sessions"),
        col("minutes"),
        col("in_subscription"));
  }

  private static Dataset<Row> rejected(Dataset<Row> copies) {
    var message = concat(lit("usage_id "), col("usage_id"), lit(" had arrived before"));
    return copies.select(
        col(KNOWN_ON),
        Rejects.because(
                "duplicate_id", message, col("source_file"), col("source_line"), col("record"))
            .as(Rejects.COLUMN));
  }

  private static Column[] columns(List<String> names, Column... more) {
    return Stream.concat(names.stream().map(c -> col(c)), Stream.of(more)).toArray(Column[]::new);
  }
}
