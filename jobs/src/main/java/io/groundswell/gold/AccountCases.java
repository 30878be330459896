package io.groundswell.gold;

import static io.groundswell.Tables.ACCOUNT_FEATURES;
import static io.groundswell.Tables.INVOICES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.learn.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Accounts as they were known on days of the past, and what became of them since.
 *
 * <p>One row per account and day: every {@value #EVERY_DAYS} days of the last year whose days to
 * come have passed.
 *
 * @param day as of which they are looked at
 */
record AccountCases(Inputs in, Goal goal, LocalDate day) implements Cases {
  static final int EVERY_DAYS = 14;

  @Override
  public Dataset<Row> labelled() {
    return goal.equals(Goal.CONVERSION) ? firstPayments() : departures();
  }

  @Override
  public Dataset<Row> now() {
    return in.rows(ACCOUNT_FEATURES)
        .where(col("known_on").equalTo(lit(day)).and(goal.population()));
  }

  @Override
  public List<String> key() {
    return List.of("account_id");
  }

  /**
   * The label is a first payment, not an opportunity. Accounts that a seller turned to meanwhile
   * are left out: what they did does not show what they would have done alone.
   */
  private Dataset<Row> firstPayments() {
    var paid =
        in.rows(INVOICES)
            .where(col("amount_paid").gt(0).and(col("account_id").isNotNull()))
            .groupBy("account_id")
            .agg(min("known_on").as("known_on"));
    var sold =
        in.rows(ACCOUNT_FEATURES)
            .where(col("touches_sales_30d").gt(0))
            .select(col("account_id"), date_sub(col("known_on"), goal.days()).as("known_on"));
    var paidBefore = paid.withColumnRenamed("known_on", "paid_on");
    var hasNotPaid = col("paid_on").isNull().or(col("paid_on").gt(col("known_on")));
    var unpaid =
        taken()
            .join(sold, new String[] {"account_id", "known_on"}, "left_anti")
            .join(paidBefore, new String[] {"account_id"}, "left")
            .where(hasNotPaid)
            .drop("paid_on");
    return ahead().labelled(unpaid, paid, "label", day);
  }

  private Dataset<Row> departures() {
    var unpaid =
        in.rows(ACCOUNT_FEATURES)
            .where(not(coalesce(col("is_paying"), lit(true))))
            .select("account_id", "known_on");
    return ahead().labelled(taken(), unpaid, "label", day);
  }

  private Snapshots ahead() {
    return new Snapshots("account_id", "known_on", goal.days());
  }

  private Dataset<Row> taken() {
    var columns =
        Stream.of(
                Stream.of(col("known_on"), col("account_id")),
                Stream.of(goal.columns()),
                Stream.of(Segments.columns()))
            .flatMap(of -> of)
            .toArray(Column[]::new);
    Object[] days =
        Stream.iterate(last(), d -> !d.isBefore(first()), d -> d.minusDays(EVERY_DAYS)).toArray();
    return in.rows(ACCOUNT_FEATURES)
        .where(col("known_on").isin(days).and(goal.population()))
        .select(columns);
  }
}
