package io.groundswell.command;

import io.groundswell.simulate.Simulation;
import io.groundswell.simulate.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Invents a company and writes what its vendors would. */
@Command(
    name = "simulate",
    description = {
      "Invents a company and writes its vendors' files into the landing folder.",
      "They come with the dirt of reality; the truth about the company goes into a folder of its own. The same numbers and seed give the same bytes.",
    })
final class SimulateCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "400",
      description = "Companies that use the product (default: ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "120",
      description = "Days of life (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      defaultValue = "2026-06-30",
      description = "The last day (default: ${DEFAULT-VALUE}).")
  private LocalDate to;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed is another world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description = "Where the planted truth goes (default: a folder 'truth' beside landing).")
  private String truth;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      Invented.claim(
          workplace.settings().landing(), workplace.spark().sessionState().newHadoopConf());
      var company = new Simulation(accounts, to.minusDays(days - 1L), to, seed);
      var summary = write(company, workplace, truth(workplace));
      print(summary, spec.commandLine().getOut());
      return 0;
    }
  }

  /** Writes a company's files and truth while the screen shows how far it is. */
  static Summary write(Simulation company, Workplace workplace, String truth) {
    try (var strides = Strides.of(workplace.spark(), "simulate")) {
      return company.write(workplace.spark(), workplace.settings().landing(), truth);
    }
  }

  private String truth(Workplace workplace) {
    return truth != null ? truth : besideLanding(workplace);
  }

  /** The folder {@code truth} beside landing: never inside, where a run would read it. */
  static String besideLanding(Workplace workplace) {
    var landing = workplace.settings().landing();
    return landing.contains("://")
        ? landing.replaceAll("/+[^/]+/*$", "/truth")
        : Path.of(landing).resolveSibling("truth").toString();
  }

  static void print(Summary summary, PrintWriter out) {
    summary
        .records()
        .forEach((folder, records) -> out.printf(Locale.ROOT, "%,12d  %s%n", records, folder));
    out.printf(Locale.ROOT, "%,12d  records in all%n", summary.total());
    out.flush();
  }
}
