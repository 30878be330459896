package io.groundswell.bronze;

import static io.groundswell.Tables.OUTREACH_TOUCHES;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
import static io.groundswell.bronze.Field.time;
import static io.groundswell.bronze.Field.word;

import io.groundswell.Tables;
import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whom we approached, why, and what came of it.
 *
 * <p>One row per touch as often as its outcome changed.
 */
public final class OutreachTouches implements Job {
  private static final Table LANDED = Tables.landing("outreach/touches");

  @Override
  public Table output() {
    return OUTREACH_TOUCHES;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return touches(in.news(LANDED));
  }

  static Dataset<Row> touches(Dataset<Row> landed) {
    return Wire.plain("touches", "data")
        .read(
            landed,
            key("touch_id", "id"),
            text("user_id", "userId"),
            text("email"),
            text("account_id", "accountId"),
            word("kind", "kind", "type"),
            word("ask_type"),
            time("touched_at", "touched_at", "at").required(),
            word("outcome"));
  }
}
