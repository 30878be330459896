package io.groundswell.command;

import io.groundswell.erasure.Erasure;
import io.groundswell.lakehouse.Lease;
import io.groundswell.lakehouse.Run;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes texts that were taken back out of every table and landed file. */
@Command(
    name = "erase",
    description = {
      "Takes every text that its source has taken back out of every table and landed file, on every day.",
      "Rows stay and lose their words. What was there before can be read no more: of the tables that hold words, no earlier version is left.",
      "Ends with 1 when a landed file is left to you.",
    })
final class EraseCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();

  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--message",
      paramLabel = "ID",
      description = {
        "Also take back this message, though its source did not; may be given again.",
        "The message_id of silver.messages, or the feedback_id of what was said in a survey.",
      })
  private List<String> messages = List.of();

  @Option(names = "--dry-run", description = "Only say what would be changed.")
  private boolean isRehearsal;

  @Override
  public Integer call() {
    var askedFor = Set.copyOf(messages);
    try (var workplace = conf.workplace()) {
      workplace.checkWritable();
      var lakehouse = workplace.lakehouse();
      var run = Run.of(Runs.lastDay(lakehouse), Runs.id());
      var erasure = new Erasure(lakehouse, run, CLOCK);
      if (isRehearsal) {
        print(erasure.look(askedFor), "to change", spec.commandLine().getOut());
        return 0;
      }
      var hadoop = workplace.spark().sessionState().newHadoopConf();
      try (var lease = Lease.take(workplace.settings().lakehouse(), run, hadoop, CLOCK)) {
        var lines = erasure.erase(askedFor);
        print(lines, "changed", spec.commandLine().getOut());
        return lines.stream().allMatch(line -> line.left().isEmpty()) ? 0 : 1;
      }
    }
  }

  static void print(List<Erasure.Line> lines, String done, PrintWriter out) {
    if (lines.isEmpty()) {
      out.println("Nothing is left of any text that was taken back.");
      out.flush();
      return;
    }
    var rows = new ArrayList<List<String>>();
    for (var line : lines) {
      rows.add(List.of(line.name(), number(line.rows()), number(line.files())));
    }
    Printout.table(
        List.of("table", "rows " + done, "files " + done), List.of(false, true, true), rows, out);
    for (var line : lines) {
      line.left()
          .forEach(
              file ->
                  out.printf(
                      "Left to you: %s holds such a text and is CSV, an archive or cannot be read to its end.%n",
                      file));
    }
    out.flush();
  }

  private static String number(Long count) {
    return count == null ? "" : String.format(Locale.ROOT, "%,d", count);
  }
}
