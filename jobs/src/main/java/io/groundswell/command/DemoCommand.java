package io.groundswell.command;

import io.groundswell.lakehouse.Run;
import io.groundswell.simulate.Simulation;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From nothing to an advocate list. */
@Command(
    name = "demo",
    description = {
      "Invents a company, runs every stage over its life so far, and shows what came of it.",
      "Run again, it finds everything in place and changes no row.",
    })
final class DemoCommand implements Callable<Integer> {
  private static final int ACCOUNTS = 400;
  private static final LocalDate FROM = LocalDate.of(2026, 3, 3);
  private static final LocalDate TO = LocalDate.of(2026, 6, 30);
  private static final long SEED = 1;

  @Mixin private ConfOption conf;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      DemoKey.lay(workplace.settings());
      var screen = new Screen();
      new Simulation(ACCOUNTS, FROM, TO, SEED)
          .write(
              workplace.spark(),
              workplace.settings().landing(),
              SimulateCommand.besideLanding(workplace));
      return RunCommand.everything(workplace, new Run(FROM, TO, Runs.id()), screen);
    }
  }
}
