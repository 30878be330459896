package io.groundswell.command;

import io.groundswell.lakehouse.Run;
import io.groundswell.report.Facts.Privacy;
import io.groundswell.simulate.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
  private static final long SEED = 7;

  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var began = System.nanoTime();
    try (var workplace = conf.workplace()) {
      DemoKey.lay(workplace.settings());
      workplace.checkWritable();
      var out = spec.commandLine().getOut();
      out.printf("Loomline, an invented company: %s to %s.%n", FROM, TO);
      out.flush();
      var truth = SimulateCommand.besideLanding(workplace);
      Invented.claim(
          workplace.settings().landing(), workplace.spark().sessionState().newHadoopConf());
      var written =
          SimulateCommand.write(new Simulation(ACCOUNTS, FROM, TO, SEED), workplace, truth);
      var simulated = (System.nanoTime() - began) / 1e9;
      out.printf(Locale.ROOT, "Its vendors wrote %,d records.%n", written.total());
      out.flush();
      var screen = new Screen();
      var code = RunCommand.everything(workplace, new Run(FROM, TO, Runs.id()), screen);
      if (code == 0) {
        new DemoStory(workplace, TO, out).tell();
        page(workplace, out);
        out.println("How well the scores find what was planted (0.5 is a coin):");
        EvaluateCommand.print(EvaluateCommand.marks(workplace, truth), out);
        out.printf(
            Locale.ROOT,
            "%nSeconds, and peak memory until then: simulate %.1f s; %s; %.0f s and %s MB in all.%n",
            simulated,
            screen.times(),
            (System.nanoTime() - began) / 1e9,
            Screen.peakMegabytes());
        out.flush();
      }
      return code;
    }
  }

  /** Beside the lists, where these lie in a folder. */
  private static void page(Workplace workplace, PrintWriter out) {
    if (!workplace.settings().lists().contains("://")) {
      var file = Path.of(workplace.settings().lists()).resolveSibling("report.html");
      var maker = new ReportMaker(workplace.lakehouse(), workplace.business(), Privacy.PSEUDONYMS);
      ReportCommand.write(maker.page(maker.days(TO, null)).html(), file);
      out.printf("The page for people who do not query: %s%n%n", file);
    }
  }
}
