package io.groundswell.gold;

import static io.groundswell.Tables.INVOICES;
import static io.groundswell.Tables.PAYMENT_REVERSALS;
import static io.groundswell.Tables.SUBSCRIPTIONS;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.stats.Span;
import io.groundswell.stats.Spans;
import io.groundswell.stats.Validity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What an account pays, as of each day. */
final class BillingFeatures {
  static final int INVOICE_DAYS = 90;

  private BillingFeatures() {}

  /**
   * One row per account and day from the first day on which billing knew it.
   *
   * <p>An account that is billed in several currencies is told in that of its largest subscription,
   * since amounts of two currencies have no sum.
   */
  static Dataset<Row> byAccount(Inputs in, Run run) {
    var versions =
        Validity.of(in.rows(SUBSCRIPTIONS), run, "subscription_id")
            .where(col("account_id").isNotNull());
    var amounts = struct(col("mrr"), col("currency"), col("plan"));
    return Validity.onEachDay(versions, run)
        .groupBy("account_id", "known_on")
        .agg(
            sort_array(collect_list(when(isLive(), amounts)), false).as("live"),
            max(isLive().and(col("status").equalTo("trialing"))).as("on_trial"),
            sum(when(isLive(), coalesce(col("seats"), lit(0L))).otherwise(0L)).as("seats_bought"),
            min(when(col("mrr").gt(0), to_date(col("started_at")))).as("paid_since"))
        .withColumn("largest", get(col("live"), lit(0)))
        .select(
            col("account_id"),
            col("known_on"),
            col("largest.currency").as("currency"),
            col("largest.plan").as("billed_plan"),
            mrrOfOneCurrency().as("mrr"),
            col("on_trial"),
            col("seats_bought"),
            wholeMonths().as("months_paid"));
  }

  /**
   * Invoices of the last 90 days on which a charge failed, whether or not it went through later.
   */
  static Dataset<Row> failedPayments(Inputs in, Run run) {
    var invoicedOn = least(to_date(col("created_at")), col("known_on"));
    var isFailed =
        col("attempt_count")
            .gt(1)
            .or(col("attempt_count").equalTo(1).and(col("status").isin("open", "uncollectible")));
    var failed =
        Validity.of(in.recent(INVOICES, INVOICE_DAYS), run, "invoice_id")
            .where(isFailed)
            .withColumn("invoiced_on", invoicedOn);
    var counts =
        Span.between(
                greatest(col(Validity.FROM), col("invoiced_on")),
                least(col(Validity.UNTIL), date_add(col("invoiced_on"), INVOICE_DAYS)))
            .adding("failed_payments_90d", lit(1));
    return Spans.totals(failed, List.of(counts), run, "account_id");
  }

  /** Disputes opened in the last 90 days, however they ended. */
  static Dataset<Row> disputes(Inputs in, Run run) {
    var disputed =
        Validity.of(in.recent(PAYMENT_REVERSALS, INVOICE_DAYS), run, "kind", "reversal_id")
            .where(col("kind").equalTo("dispute"))
            .withColumn("opened_on", least(to_date(col("created_at")), col("known_on")));
    var counts =
        Span.between(
                greatest(col(Validity.FROM), col("opened_on")),
                least(col(Validity.UNTIL), date_add(col("opened_on"), INVOICE_DAYS)))
            .adding("disputes_90d", lit(1));
    return Spans.totals(disputed, List.of(counts), run, "account_id");
  }

  private static Column isLive() {
    return col("status").isin("active", "past_due", "trialing");
  }

  /** Unknown as soon as that of one subscription is: a sum of what is known would be too low. */
  private static Column mrrOfOneCurrency() {
    var same = filter(col("live"), s -> s.getField("currency").eqNullSafe(col("largest.currency")));
    return aggregate(same, lit(0L), (total, s) -> total.plus(s.getField("mrr")));
  }

  private static Column wholeMonths() {
    var months = floor(months_between(col("known_on"), col("paid_since"))).cast("bigint");
    return greatest(coalesce(months, lit(0L)), lit(0L));
  }
}
