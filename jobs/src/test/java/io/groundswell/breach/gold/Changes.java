package io.groundswell.breach.gold;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a job that remembers its last run. */
public final class Changes implements Job {
  private long runs;

  @Override
  public Table output() {
    return Table.of("gold.changes" + runs);
  }

  @Override
  public List<Table> inputs() {
    return List.of(Table.of("silver.plain"));
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    runs += run.dayCount();
    return in.news(Table.of("silver.plain"));
  }
}
