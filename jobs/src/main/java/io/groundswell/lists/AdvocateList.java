package io.groundswell.lists;

import static io.groundswell.Tables.ACCOUNTS;
import static io.groundswell.Tables.ADVOCATES;
import static io.groundswell.Tables.CONTACTS;
import static org.apache.spark.sql.functions.col;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The people whom Marketing may ask to speak for us: one row per person on the list and day. */
public final class AdvocateList implements CustomerList {
  @Override
  public String name() {
    return "advocates";
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
  public List<String> columns() {
    return List.of(
        "rank", "name", "email", "account_name", "score", "reasons", "account_id", "user_id");
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return Named.listed(in.news(ADVOCATES), "user_id", in, run)
        .select(
            col("known_on"),
            col("rank"),
            col("name"),
            col("email"),
            col("account_name"),
            col("score"),
            col("reasons"),
            col("account_id"),
            col("user_id"));
  }
}
