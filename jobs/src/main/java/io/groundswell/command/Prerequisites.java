package io.groundswell.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a stage that runs by itself from making empty slices out of tables that were not made yet.
 */
final class Prerequisites {
  private Prerequisites() {}

  /** Fails unless every table that the chosen jobs read was made for all days of the run. */
  static void check(Lakehouse lakehouse, List<Stage> all, List<Stage> chosen, Run run) {
    var stageOf = new HashMap<Table, String>();
    all.forEach(stage -> stage.jobs().forEach(job -> stageOf.put(job.output(), stage.name())));
    var made = jobs(chosen).stream().map(Job::output).collect(Collectors.toSet());
    var readers = new LinkedHashMap<Table, Table>();
    for (var job : jobs(chosen)) {
      for (var input : job.inputs()) {
        if (stageOf.containsKey(input) && !made.contains(input)) {
          readers.putIfAbsent(input, job.output());
        }
      }
    }
    if (readers.isEmpty()) {
      return;
    }
    var done = daysDone(lakehouse, run);
    for (var need : readers.entrySet()) {
      for (var day : run.days()) {
        if (!done.getOrDefault(need.getKey().toString(), Set.of()).contains(day)) {
          throw new Failed(
              "%s reads %s, which no run has made for %s. Run --stage %s of that day first; nothing was changed."
                  .formatted(need.getValue(), need.getKey(), day, stageOf.get(need.getKey())));
        }
      }
    }
  }

  private static List<Job> jobs(List<Stage> stages) {
    return stages.stream().flatMap(stage -> stage.jobs().stream()).toList();
  }

  /** By table, the days of the run that were made at some time. */
  private static Map<String, Set<LocalDate>> daysDone(Lakehouse lakehouse, Run run) {
    var done = new HashMap<String, Set<LocalDate>>();
    lakehouse
        .read(Ledger.RUNS)
        .where(col("status").equalTo("done"))
        .where(col("to_day").geq(lit(run.from())).and(col("from_day").leq(lit(run.to()))))
        .select("table_name", "from_day", "to_day")
        .distinct()
        .collectAsList()
        .forEach(
            row -> {
              var days = done.computeIfAbsent(row.getString(0), table -> new HashSet<>());
              row.getDate(1)
                  .toLocalDate()
                  .datesUntil(row.getDate(2).toLocalDate().plusDays(1))
                  .forEach(days::add);
            });
    return done;
  }
}
