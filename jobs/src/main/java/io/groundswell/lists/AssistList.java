package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ASSIST_CANDIDATES;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The accounts that Sales may help to buy and whom to call: one row per account and day. */
public final class AssistList implements CustomerList {
  @Override
  public String name() {
    return "assist";
  }

  @Override
  public String title() {
    return "Who wants to buy and cannot do it alone";
  }

  @Override
  public Table source() {
    return ASSIST_CANDIDATES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(ASSIST_CANDIDATES, CONTACTS, ACCOUNTS);
  }

  @Override
  public StructType shape() {
    return StructType.fromDDL(
        "rank INT, account_name STRING, name STRING, email STRING, score DOUBLE, reasons STRING,"
            + " account_id STRING, contact_user_id STRING");
  }

  @Override
  public String key() {
    return "account_id";
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Named.listed(in.news(ASSIST_CANDIDATES), "contact_user_id", in, run)
        .select(
            col("known_on"),
            col("rank"),
            col("account_name"),
            col("name"),
            col("email"),
            col("score"),
            col("reasons"),
            col("account_id"),
            col("contact_user_id"));
  }
}
