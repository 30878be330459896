package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.SUCCESS_QUEUE;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The accounts that Customer Success may turn to before they notice a fault: one row per account
 * and day. It names no person; who looks after an account knows whom to turn to there.
 */
public final class SuccessList implements CustomerList {
  @Override
  public String name() {
    return "success";
  }

  @Override
  public String title() {
    return "Who may leave without a word";
  }

  @Override
  public Table source() {
    return SUCCESS_QUEUE;
  }

  @Override
  public List<Table> inputs() {
    return List.of(SUCCESS_QUEUE, ACCOUNTS);
  }

  @Override
  public StructType shape() {
    return StructType.fromDDL(
        "rank INT, account_name STRING, reason STRING, score DOUBLE, evidence STRING,"
            + " opened_on DATE, expires_on DATE, account_id STRING");
  }

  @Override
  public String key() {
    return "account_id";
  }

  @Override
  public Dataset<Row> candidates(Dataset<Row> source) {
    return source.withColumn("held_back_by", when(col("is_held_back"), "hold_back"));
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Named.accounts(candidates(in.news(SUCCESS_QUEUE)), in, run)
        .where(col("rank").isNotNull())
        .select(
            col("known_on"),
            col("rank"),
            col("account_name"),
            regexp_replace(col("reason"), "_", " ").as("reason"),
            round(col("score"), 2).as("score"),
            array_join(col("evidence"), "; ").as("evidence"),
            col("opened_on"),
            col("expires_on"),
            col("account_id"));
  }
}
