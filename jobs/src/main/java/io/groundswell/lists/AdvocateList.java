package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.transform;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The people whom Marketing may ask to speak for us: one row per person on the list and day. */
public final class AdvocateList implements CustomerList {
  @Override
  public String name() {
    return "advocates";
  }

  @Override
  public String title() {
    return "Whom we may ask to speak for us";
  }

  @Override
  public Table source() {
    return ADVOCATES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ADVOCATES, CONTACTS, ACCOUNTS);
  }

  @Override
  public StructType shape() {
    return StructType.fromDDL(
        "rank INT, name STRING, email STRING, account_name STRING, ask_for STRING, score DOUBLE,"
            + " reasons STRING, asks_365d BIGINT, account_id STRING, user_id STRING");
  }

  @Override
  public String key() {
    return "user_id";
  }

  @Override
  public List<String> figures() {
    return List.of("asks_gini");
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Named.listed(in.news(ADVOCATES), "user_id", in, run)
        .withColumn("ask_for", open(col("asks")))
        .select(
            col("known_on"),
            col("rank"),
            col("name"),
            col("email"),
            col("account_name"),
            col("ask_for"),
            col("score"),
            col("reasons"),
            col("asks_365d"),
            col("account_id"),
            col("user_id"));
  }

  /** What the person may be asked for. */
  private static Column open(Column asks) {
    var open = filter(asks, ask -> ask.getField("held_back_by").isNull());
    return array_join(transform(open, ask -> ask.getField("ask_type")), "; ");
  }
}
