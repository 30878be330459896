package io.groundswell.command;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what there is. */
@Command(
    name = "tables",
    description = {
      "Lists every table: its rows, days and meaning.",
      "'behind' is how many days it lies behind the newest day of any table. Tables that no run has made yet are listed last.",
    })
final class TablesCommand implements Callable<Integer> {
  /** Making a fast plan for each of many tables takes longer than answering with a slow one. */
  static final Map<String, String> FOR_TINY_QUESTIONS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.shuffle.partitions", "1",
          "spark.databricks.delta.snapshotPartitions", "1");

  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      FOR_TINY_QUESTIONS.forEach(workplace.spark().conf()::set);
      print(Inventory.of(workplace.lakehouse()), spec.commandLine().getOut());
      return 0;
    }
  }

  static void print(List<Inventory.Line> lines, PrintWriter out) {
    var newest = Inventory.newest(lines);
    out.printf(
        "%-32s %12s  %-10s  %-10s  %6s  %s%n",
        "table", "rows", "first day", "last day", "behind", "what a row means");
    for (var line : lines) {
      if (line.isThere()) {
        out.printf(
            Locale.ROOT,
            "%-32s %,12d  %-10s  %-10s  %6s  %s%n",
            line.table(),
            line.rows(),
            shown(line.first()),
            shown(line.last()),
            line.last() == null ? "-" : ChronoUnit.DAYS.between(line.last(), newest),
            line.description());
      }
    }
    var absent = lines.stream().filter(line -> !line.isThere()).toList();
    if (!absent.isEmpty()) {
      out.printf("%nNot there yet: no run has made them, or nothing has landed for them:%n");
      absent.forEach(line -> out.printf("%-32s %s%n", line.table(), line.description()));
    }
    out.flush();
  }

  private static String shown(LocalDate day) {
    return day == null ? "-" : day.toString();
  }
}
