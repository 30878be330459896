package io.groundswell.bronze;

import static io.groundswell.Tables.PRODUCT_USAGE;
import static io.groundswell.bronze.Field.day;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.number;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.whole;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How much a feature was used on a day, for companies that count usage before they hand it over.
 *
 * <p>One row per counted record as it arrived.
 */
public final class ProductUsage implements Job {
  private static final Table LANDED = Tables.landing("usage/records");

  @Override
  public Table output() {
    return PRODUCT_USAGE;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return records(in.news(LANDED));
  }

  static Dataset<Row> records(Dataset<Row> landed) {
    return Wire.plain("records")
        .read(
            landed,
            key("usage_id"),
            text("account_id"),
            text("subscription_id"),
            text("user_id"),
            text("feature"),
            day("used_on").required(),
            whole("events"),
            number("minutes"),
            whole("errors"));
  }
}
