package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.CONTACTS;
import static io.groundswell.Tables.SUCCESS_QUEUE;
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
 * The accounts that Customer Success may turn to before they notice a fault, and whom to turn to
 * there: one row per account and day.
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
    return List.of(SUCCESS_QUEUE, CONTACTS, ACCOUNTS);
  }

  @Override
  public StructType shape() {
    return StructType.fromDDL(
        "rank INT, account_name STRING, name STRING, email STRING, reason STRING, score DOUBLE,"
            + " evidence STRING, opened_on DATE, expires_on DATE, account_id STRING,"
            + " contact_user_id STRING");
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
    var queue = in.news(SUCCESS_QUEUE).withColumnRenamed("evidence", "reasons");
    return Named.listed(queue.withColumn("exact", col("score")), "contact_user_id", in, run)
        .select(
            col("known_on"),
            col("rank"),
            col("account_name"),
            col("name"),
            col("email"),
            regexp_replace(col("reason"), "_", " ").as("reason"),
            round(col("exact"), 2).as("score"),
            col("reasons").as("evidence"),
            col("opened_on"),
            col("expires_on"),
            col("account_id"),
            col("contact_user_id"));
  }
}
