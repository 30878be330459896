package io.groundswell.lists;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every list that leaves the house. */
public final class Lists {
  private static final List<CustomerList> ALL = List.of(new AdvocateList(), new AssistList());

  private Lists() {}

  /**
   * Writes the lists of the tables that were made, every day of the run; gives the last day's
   * files.
   */
  public static List<String> write(
      Lakehouse lakehouse, List<Table> made, String root, Configuration hadoop, Run run) {
    var newest = new ArrayList<String>();
    for (var list : ALL) {
      if (!made.contains(list.source())) {
        continue;
      }
      var versions = new TreeMap<String, Long>();
      list.inputs().forEach(t -> versions.put(t.toString(), lakehouse.version(t)));
      var contract = lakehouse.contracts().of(list.source());
      var byDay = byDay(list, lakehouse, run);
      for (var day : run.days()) {
        var rows = byDay.getOrDefault(day, List.of());
        var file =
            new ListFile(list, day, rows, contract.table() + " " + contract.version(), versions)
                .write(root, hadoop);
        if (day.equals(run.to())) {
          newest.add(file);
        }
      }
    }
    return newest;
  }

  private static Map<LocalDate, List<Row>> byDay(CustomerList list, Lakehouse lakehouse, Run run) {
    var tables =
        list.inputs().stream()
            .collect(
                Collectors.<Table, Table, Dataset<Row>>toMap(
                    Function.identity(), t -> lakehouse.read(t, run.to())));
    return list.rows(new Inputs(list.source(), tables, run), run).collectAsList().stream()
        .collect(Collectors.groupingBy(row -> row.<Date>getAs("known_on").toLocalDate()));
  }
}
