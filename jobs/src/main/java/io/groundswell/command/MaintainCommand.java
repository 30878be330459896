package io.groundswell.command;

import io.groundswell.lakehouse.Lease;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Upkeep.Tended;
import io.groundswell.lakehouse.WrongUse;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps every table small and quick; once a week is a good rhythm. */
@Command(
    name = "maintain",
    description = {
      "Deletes days that are older than their contract keeps, merges the many files of a month, and removes files that no readable version uses.",
      "Of a table that runs read from its first day on no day is deleted. Landed files and lists are not touched.",
      "A second time it changes nothing.",
    })
final class MaintainCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();

  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Only say what would be changed.")
  private boolean isRehearsal;

  @Option(
      names = "--only",
      paramLabel = "TABLE",
      description = "Only this table, such as silver.events; may be given again.")
  private List<String> only = List.of();

  @Option(
      names = "--time-travel",
      paramLabel = "DAYS",
      defaultValue = "7",
      description =
          "How many days an earlier version of a table stays readable (default: ${DEFAULT-VALUE}). With 0, whoever reads a table at this moment may fail.")
  private int timeTravelDays;

  @Override
  public Integer call() {
    if (timeTravelDays < 0) {
      throw new WrongUse("--time-travel is %d. Write 0 or more days.".formatted(timeTravelDays));
    }
    var tables = only.stream().map(Table::of).toList();
    try (var workplace = conf.workplace()) {
      workplace.checkWritable();
      var lakehouse = workplace.lakehouse();
      var run = Run.of(Runs.lastDay(lakehouse), Runs.id());
      var readable = Duration.ofDays(timeTravelDays);
      var maintenance = new Maintenance(lakehouse, run, readable, CLOCK);
      if (isRehearsal) {
        print(maintenance.look(tables), "to change");
        return 0;
      }
      var hadoop = workplace.spark().sessionState().newHadoopConf();
      try (var lease = Lease.take(workplace.settings().lakehouse(), run, hadoop, CLOCK)) {
        print(maintenance.tend(tables), "changed");
        return 0;
      }
    }
  }

  private void print(List<Tended> all, String done) {
    var out = spec.commandLine().getOut();
    var rows = new ArrayList<List<String>>();
    all.stream().filter(Tended::isChanged).forEach(tended -> rows.add(cells(tended)));
    if (rows.isEmpty()) {
      out.printf("Nothing is %s in %d tables.%n", done, all.size());
    } else {
      Printout.table(
          List.of(
              "table",
              "days deleted",
              "rows",
              "files before",
              "after",
              "files removed",
              "kB freed"),
          List.of(false, true, true, true, true, true, true),
          rows,
          out);
      sum(all, done, out);
    }
    out.flush();
  }

  private static void sum(List<Tended> all, String done, PrintWriter out) {
    out.printf(
        "%d of %d tables %s: %s days, %s files to %s, %s kB of %s files that no readable version uses.%n",
        all.stream().filter(Tended::isChanged).count(),
        all.size(),
        done,
        number(all.stream().mapToLong(Tended::days).sum()),
        number(all.stream().mapToLong(Tended::filesBefore).sum()),
        number(all.stream().mapToLong(Tended::filesAfter).sum()),
        number(all.stream().mapToLong(Tended::freed).sum() / 1024),
        number(all.stream().mapToLong(Tended::removed).sum()));
  }

  private static List<String> cells(Tended tended) {
    return List.of(
        tended.table().toString(),
        number(tended.days()),
        number(tended.rows()),
        number(tended.filesBefore()),
        number(tended.filesAfter()),
        number(tended.removed()),
        number(tended.freed() / 1024));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
