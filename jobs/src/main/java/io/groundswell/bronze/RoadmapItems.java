package io.groundswell.bronze;

import static io.groundswell.Tables.ROADMAP_ITEMS;
import static io.groundswell.bronze.Field.day;
import static io.groundswell.bronze.Field.key;
import static io.groundswell.bronze.Field.text;
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
 * What product promised and what it shipped.
 *
 * <p>One row per item as often as it changed.
 */
public final class RoadmapItems implements Job {
  private static final Table LANDED = Tables.landing("roadmap/items");

  @Override
  public Table output() {
    return ROADMAP_ITEMS;
  }

  @Override
  public List<Table> inputs() {
    return List.of(LANDED);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return items(in.news(LANDED));
  }

  static Dataset<Row> items(Dataset<Row> landed) {
    return Wire.plain("items", "data")
        .read(
            landed,
            key("item_id", "id"),
            text("title"),
            text("topic_id"),
            word("state"),
            day("promised_on"),
            day("shipped_on"),
            text("note"));
  }
}
