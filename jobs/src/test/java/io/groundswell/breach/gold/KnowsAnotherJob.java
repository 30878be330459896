package io.groundswell.breach.gold;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Planted: a job that runs another one. */
public final class KnowsAnotherJob implements Job {
  private final Decent other = new Decent();

  @Override
  public Table output() {
    return Table.of("gold.knows");
  }

  @Override
  public List<Table> inputs() {
    return other.inputs();
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return other.rows(in, run);
  }
}
