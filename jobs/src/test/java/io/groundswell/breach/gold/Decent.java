package io.groundswell.breach.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Breaches nothing: no wall may stop it. */
public final class Decent implements Job {
  private static final Table OUTPUT = Table.of("gold.decent");
  private static final Table INPUT = Table.of("silver.plain");

  @Override
  public Table output() {
    return OUTPUT;
  }

  @Override
  public List<Table> inputs() {
    return List.of(INPUT);
  }

  @Override
  public Dataset<Row> rows(Inputs in, Run run) {
    return in.news(INPUT)
        .filter(col("events").gt(0))
        .filter("user_id is not null")
        .groupBy(col("known_on"), col("user_id"))
        .agg(sum("events").as("events"));
  }
}
