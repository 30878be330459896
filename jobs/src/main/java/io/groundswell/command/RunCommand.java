package io.groundswell.command;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.WrongUse;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the tables of one day, or of many in one pass. */
@Command(
    name = "run",
    description = {
      "Makes the tables of a day, or of a range of days in one pass.",
      "A rerun replaces exactly the days it is given, and changes nothing when nothing has changed.",
    })
public final class RunCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;

  @Option(names = "--date", paramLabel = "DAY", description = "One day, such as 2026-03-31.")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "DAY", description = "First day of a range.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of a range.")
  private LocalDate to;

  @Option(
      names = "--catch-up",
      description =
          "With --date: also the days before it that no run has made since the last one that did.")
  private boolean isCatchingUp;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only this stage; may be given again. `plan` lists them.")
  private List<String> stages = List.of();

  @Option(
      names = "--job",
      paramLabel = "TABLE",
      description = "Only the job of this table; may be given again.")
  private List<String> jobs = List.of();

  @Override
  public Integer call() {
    var first = date != null ? date : from;
    var last = date != null ? date : to;
    if (first == null || last == null || (date != null && (from != null || to != null))) {
      throw new WrongUse("Say which days: --date DAY, or --from DAY --to DAY.");
    }
    if (isCatchingUp && date == null) {
      throw new WrongUse(
          "--catch-up finds the first day itself. Give it --date DAY, and neither --from nor --to.");
    }
    var asked = new Run(first, last, Runs.id());
    try (var workplace = conf.workplace()) {
      var pipeline = workplace.pipeline();
      var chosen = pipeline.only(stages, jobs.stream().map(Table::of).toList());
      workplace.checkWritable();
      var run =
          isCatchingUp
              ? new Run(CatchUp.from(workplace.lakehouse(), chosen, date), date, asked.id())
              : asked;
      return Runs.of(workplace, chosen, run, new Screen());
    }
  }

  /** The whole pipeline, for the commands that run all of it. */
  static int everything(Workplace workplace, Run run, Screen screen) {
    Pipeline pipeline = workplace.pipeline();
    workplace.checkWritable();
    return Runs.of(workplace, pipeline.stages(), run, screen);
  }
}
