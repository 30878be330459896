package io.groundswell.gold;

import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Something that people of ours do for accounts, and what is to come of it.
 *
 * @param touch who of us turns to the account, as {@code silver.touches} has it
 * @param source the table that says for whom it is
 * @param isFor which rows of it
 * @param isHeldBack whether chance left the account alone
 * @param days after how many days the outcome is looked at
 * @param outcome from the account's features on the first day and, as {@code then}, after so many
 */
record Program(
    String name,
    String touch,
    Table source,
    Column isFor,
    Column isHeldBack,
    int days,
    String outcomeInWords,
    Column outcome,
    List<String> features) {

  /** Sales helps an account that cannot buy alone: it pays more than before, or at all. */
  static final Program ASSIST =
      new Program(
          "assist",
          "sales",
          ASSIST_CANDIDATES,
          col("rank").isNotNull().or(col("held_back_by").isin("hold_back", "list_full")),
          col("held_back_by").eqNullSafe("hold_back"),
          30,
          "pays more",
          coalesce(col("then.mrr"), lit(0L)).gt(coalesce(col("mrr"), lit(0L))),
          Goal.CONVERSION.features());

  /** Customer Success turns to an account that may leave: it still pays. */
  static final Program SUCCESS =
      new Program(
          "success",
          "success",
          SUCCESS_QUEUE,
          lit(true),
          col("is_held_back"),
          90,
          "still pays",
          coalesce(col("then.is_paying"), lit(false)),
          Goal.CHURN.features());

  static final List<Program> ALL = List.of(ASSIST, SUCCESS);

  /** One row per account that it was for: since when, and whether it was held back. */
  Dataset<Row> accounts(Inputs in) {
    return in.rows(source)
        .where(isFor)
        .select(col("account_id"), col("known_on"), isHeldBack.as("is_held_back"))
        .groupBy("account_id", "is_held_back")
        .agg(min("known_on").as("began_on"));
  }
}
