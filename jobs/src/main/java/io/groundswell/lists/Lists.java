package io.groundswell.lists;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.groundswell.lakehouse.Inputs;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every list that leaves the house. */
public final class Lists {
  private static final List<CustomerList> ALL =
      List.of(new AdvocateList(), new AssistList(), new LeaveAloneList(), new SuccessList());

  private Lists() {}

  /** The names of the lists that follow from these tables. */
  public static List<String> of(List<Table> made) {
    return ALL.stream()
        .filter(list -> made.contains(list.source()))
        .map(CustomerList::name)
        .toList();
  }

  /**
   * Writes the lists of the tables that were made, every day of the run; gives the last day's
   * files.
   */
  public static List<String> write(
      Lakehouse lakehouse, List<Table> made, String root, Configuration hadoop, Run run) {
    var folder = new ListFolder(root, hadoop);
    var newest = new ArrayList<String>();
    for (var list : ALL) {
      if (made.contains(list.source())) {
        newest.add(write(list, lakehouse, folder, run));
      }
    }
    return newest;
  }

  private static String write(CustomerList list, Lakehouse lakehouse, ListFolder folder, Run run) {
    var versions = new TreeMap<String, Long>();
    list.inputs().forEach(t -> versions.put(t.toString(), lakehouse.version(t)));
    var contract = lakehouse.contracts().of(list.source());
    var named = contract.table() + " " + contract.version();
    var in = inputs(list, lakehouse, run);
    var rows = byDay(list.rows(in, run));
    var counts = counts(list, in);
    var before = folder.newestBefore(list, run.from());
    var standings = standings(list, in, run, before);
    var file = "";
    for (var day : run.days()) {
      var then = before;
      var changes =
          then.map(
              earlier ->
                  Change.between(
                      standings.getOrDefault(earlier, Map.of()),
                      standings.getOrDefault(day, Map.of())));
      var listing =
          new Listing(
              list,
              day,
              rows.getOrDefault(day, List.of()),
              counts.getOrDefault(day, Counts.NONE),
              then.orElse(null),
              changes.orElse(List.of()),
              named,
              versions);
      file = folder.write(listing);
      before = Optional.of(day);
    }
    return file;
  }

  /** How many could be on it each day, and what holds the others back. */
  static Map<LocalDate, Counts> counts(CustomerList list, Inputs in) {
    var figures = list.figures().stream().map(name -> max(col(name)).as(name)).toList();
    var groups =
        list.candidates(in.news(list.source()))
            .groupBy("known_on", "held_back_by")
            .agg(count(lit(1)).as("people"), figures.toArray(Column[]::new));
    var all = new HashMap<LocalDate, Counts>();
    byDay(groups).forEach((day, held) -> all.put(day, counts(list, held)));
    return all;
  }

  private static Counts counts(CustomerList list, List<Row> groups) {
    var held = new TreeMap<String, Long>();
    var figures = new TreeMap<String, Object>();
    long candidates = 0;
    for (var group : groups) {
      candidates += group.<Long>getAs("people");
      if (group.getAs("held_back_by") != null) {
        held.put(group.getAs("held_back_by"), group.getAs("people"));
      }
      list.figures().forEach(name -> figures.put(name, group.getAs(name)));
    }
    return new Counts(candidates, held, figures);
  }

  /** Where everybody who is ever listed stands, on the days of the run and of the list before. */
  static Map<LocalDate, Map<String, Standing>> standings(
      CustomerList list, Inputs in, Run run, Optional<LocalDate> before) {
    var since = new Run(before.orElse(run.from()), run.to(), run.id());
    var isAsked = run.covers(col("known_on")).or(col("known_on").equalTo(lit(since.from())));
    var all = list.candidates(in.rows(list.source()).where(isAsked));
    var listed = all.where(col("rank").isNotNull()).select(list.key()).distinct();
    var rows =
        Named.accounts(all.join(listed, new String[] {list.key()}, "left_semi"), in, since)
            .select(
                col("known_on"),
                col(list.key()).as("who"),
                col("rank"),
                col("held_back_by"),
                col("account_name"));
    var standings = new HashMap<LocalDate, Map<String, Standing>>();
    byDay(rows)
        .forEach(
            (day, of) ->
                standings.put(
                    day,
                    of.stream()
                        .collect(
                            Collectors.toMap(
                                row -> row.<String>getAs("who"),
                                row ->
                                    new Standing(
                                        row.getAs("rank"),
                                        row.getAs("held_back_by"),
                                        row.getAs("account_name"))))));
    return standings;
  }

  private static Inputs inputs(CustomerList list, Lakehouse lakehouse, Run run) {
    var tables =
        list.inputs().stream()
            .collect(
                Collectors.<Table, Table, Dataset<Row>>toMap(
                    Function.identity(), t -> lakehouse.read(t, run.to())));
    return new Inputs(list.source(), tables, run);
  }

  private static Map<LocalDate, List<Row>> byDay(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .collect(Collectors.groupingBy(row -> row.<Date>getAs("known_on").toLocalDate()));
  }
}
