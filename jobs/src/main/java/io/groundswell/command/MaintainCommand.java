package io.groundswell.command;

import io.groundswell.LookBacks;
import io.groundswell.lakehouse.Contract;
import io.groundswell.lakehouse.Lakehouse;
import io.groundswell.lakehouse.Lease;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Upkeep.Tended;
import io.groundswell.lakehouse.WrongUse;
import java.io.PrintWriter;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
    try (var workplace = conf.workplace()) {
      workplace.checkWritable();
      var lakehouse = workplace.lakehouse();
      LookBacks.check(lakehouse.contracts());
      var contracts = chosen(lakehouse);
      var run = Run.of(Runs.lastDay(lakehouse), Runs.id());
      if (isRehearsal) {
        print(tend(lakehouse, contracts, run), "to change");
        return 0;
      }
      var hadoop = workplace.spark().sessionState().newHadoopConf();
      try (var lease = Lease.take(workplace.settings().lakehouse(), run, hadoop, CLOCK)) {
        print(tend(lakehouse, contracts, run), "changed");
        return 0;
      }
    }
  }

  private List<Contract> chosen(Lakehouse lakehouse) {
    var contracts = lakehouse.contracts();
    var named = only.stream().map(Table::of).toList();
    named.forEach(contracts::of);
    return contracts.all().stream()
        .filter(contract -> named.isEmpty() || named.contains(contract.table()))
        .filter(contract -> lakehouse.has(contract.table()))
        .toList();
  }

  /** What was done to one table after the other, noted as soon as it is. */
  private List<Tended> tend(Lakehouse lakehouse, List<Contract> contracts, Run run) {
    var upkeep = lakehouse.upkeep(run.to(), Duration.ofDays(timeTravelDays));
    var all = new ArrayList<Tended>();
    var notes = new ArrayList<Row>();
    try {
      for (var contract : contracts) {
        var keptFrom = LookBacks.keptFrom(contract, run.to());
        var tended =
            isRehearsal
                ? upkeep.look(contract.table(), keptFrom)
                : upkeep.tend(contract.table(), keptFrom, run.id());
        all.add(tended);
        if (tended.isChanged() && !isRehearsal) {
          notes.add(note(tended, keptFrom.orElse(null), run));
        }
      }
    } finally {
      upkeep.note(notes);
    }
    return all;
  }

  private static Row note(Tended tended, LocalDate keptFrom, Run run) {
    return RowFactory.create(
        Date.valueOf(run.to()),
        run.id(),
        tended.table().toString(),
        Timestamp.from(CLOCK.instant()),
        keptFrom == null ? null : Date.valueOf(keptFrom),
        tended.days(),
        tended.rows(),
        tended.filesBefore(),
        tended.filesAfter(),
        tended.removed(),
        tended.freed());
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
