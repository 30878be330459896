package io.groundswell.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Stage;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;

/** Which days a scheduler has missed: while it was down, or because a run failed. */
final class CatchUp {
  private CatchUp() {}

  /**
   * The day after the last one that every job of these stages has made, but no day after {@code
   * day}. A job that never ran asks for no history.
   */
  static LocalDate from(Lakehouse lakehouse, List<Stage> stages, LocalDate day) {
    var tables =
        stages.stream()
            .flatMap(stage -> stage.jobs().stream())
            .map(job -> job.output().toString())
            .toList();
    return lakehouse
        .read(Ledger.RUNS)
        .where(col("status").equalTo("done").and(col("table_name").isInCollection(tables)))
        .groupBy("table_name")
        .agg(max("to_day"))
        .collectAsList()
        .stream()
        .map(row -> row.<Date>getAs(1).toLocalDate().plusDays(1))
        .min(LocalDate::compareTo)
        .filter(next -> next.isBefore(day))
        .orElse(day);
  }
}
