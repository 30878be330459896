package io.groundswell.command;

import io.groundswell.lakehouse.Failed;
import io.groundswell.report.Facts.Privacy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page for people who do not query. */
@Command(
    name = "report",
    description = {
      "Writes one page of HTML for people who do not query: whom to ask, whom to help, whom to leave alone,",
      "who may leave, which problem to end for good, how free users become paying, and whether all that may be",
      "trusted. It needs no network; open it in a browser, print it, mail it.",
    },
    footerHeading = "%nFor example:%n",
    footer = {"  ./groundswell report --date 2026-06-30 --out monday.html"})
final class ReportCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The day it is of (default: the newest there is).")
  private LocalDate date;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description =
          "The earlier day that it is compared with (default: a week before, or the first there is).")
  private LocalDate since;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "Where to write it (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Option(
      names = "--with-contacts",
      description = {
        "Names and addresses of the people to turn to, and names of companies.",
        "Without it people are pseudonyms and accounts ids.",
      })
  private boolean isWithContacts;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      // Many small questions: planning them well takes longer than answering them.
      TablesCommand.FOR_TINY_QUESTIONS.forEach(workplace.spark().conf()::set);
      var privacy = isWithContacts ? Privacy.CONTACTS : Privacy.PSEUDONYMS;
      var maker = new ReportMaker(workplace.lakehouse(), workplace.business(), privacy);
      write(maker.page(maker.days(date, since)).html(), file);
      spec.commandLine().getOut().println(file);
      return 0;
    }
  }

  static void write(String html, Path file) {
    try (var written = new Destination(file, null)) {
      written.writer.write(html);
      written.keep();
    } catch (IOException e) {
      throw new Failed(
          "The page could not be written to %s: %s. Check the permissions and the room that is left."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
