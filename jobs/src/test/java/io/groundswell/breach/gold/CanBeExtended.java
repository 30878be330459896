package io.groundswell.breach.gold;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a job that another one can extend. */
public class CanBeExtended implements Job {
  @Override
  public Table output() {
    return Table.of("gold.extended");
  }

  @Override
  public List<Table> inputs() {
    return List.of(Table.of("silver.plain"));
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return in.news(Table.of("silver.plain"));
  }
}
