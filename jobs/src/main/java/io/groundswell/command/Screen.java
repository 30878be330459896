package io.groundswell.command;

import io.groundswell.lakehouse.Ledger;
import io.groundswell.lakehouse.Run;
import io.groundswell.lakehouse.Stage;
import io.groundswell.lakehouse.Unread;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;

/**
 * Tells a person how a run goes: a bar where there is a terminal, plain lines where there is none.
 */
final class Screen {
  private static final int FIELDS_SHOWN = 10;

  private final PrintStream out = System.err;
  private final boolean terminal = System.console() != null;
  private final List<String> times = new ArrayList<>();
  private ProgressBar bar;
  private long stageBegan;

  void begins(Stage stage, Run run) {
    stageBegan = System.nanoTime();
    var days = run.isOneDay() ? run.to().toString() : run.from() + " to " + run.to();
    if (terminal) {
      bar = Strides.bar(stage.name());
      bar.maxHint(stage.jobs().size());
    } else {
      out.printf("%s: %s (%s)%n", stage.name(), stage.does(), days);
    }
  }

  synchronized void ended(Ledger.Entry entry) {
    if (bar != null) {
      bar.step();
      bar.setExtraMessage(entry.table().toString());
    } else if (entry.published() != null) {
      var done = entry.published();
      out.printf(
          Locale.ROOT,
          "  %-34s %,10d rows %6.1f s%s%n",
          entry.table(),
          done.kept(),
          done.seconds(),
          done.rejected() == 0 ? "" : "  (%,d rejected)".formatted(done.rejected()));
    }
  }

  void ends(Stage stage, List<Ledger.Entry> entries) {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    var seconds = (System.nanoTime() - stageBegan) / 1e9;
    times.add(
        String.format(Locale.ROOT, "%s %.1f s, %s MB", stage.name(), seconds, peakMegabytes()));
    for (var entry : entries) {
      if (entry.published() != null) {
        entry
            .published()
            .warned()
            .forEach(
                (rule, rows) ->
                    out.printf(
                        Locale.ROOT,
                        "  warning: %s: %,d rows, not true: %s%n",
                        entry.table(),
                        rows,
                        rule));
        var news = entry.published().unread().stream().filter(Unread::isNew).toList();
        if (!news.isEmpty()) {
          out.printf("  warning: %s: %s%n", entry.table(), told(news));
        }
      } else if (entry.status().equals("skipped")) {
        out.printf("  %s %s: %s%n", entry.table(), entry.status(), entry.message());
      }
    }
    // What went wrong stands last, where whoever looks at the end of a log finds it.
    entries.stream()
        .filter(entry -> entry.published() == null && !entry.status().equals("skipped"))
        .forEach(
            entry -> out.printf("  %s %s: %s%n", entry.table(), entry.status(), entry.message()));
  }

  private static String told(List<Unread> news) {
    var names =
        news.stream()
            .limit(FIELDS_SHOWN)
            .map(u -> "%s (%s, in %,d records)".formatted(u.field(), u.knownOn(), u.records()))
            .collect(Collectors.joining(", "));
    return "its source sends fields that it had not sent before; the record keeps them, no column reads them: "
        + names
        + (news.size() > FIELDS_SHOWN ? " and more, see ops.fields" : "");
  }

  void warns(String about) {
    out.printf("  warning: %s%n", about);
  }

  void wrote(String file) {
    out.printf("  wrote %s%n", file);
  }

  /** Seconds of each stage so far, and the most memory that was held by its end. */
  String times() {
    return String.join("; ", times);
  }

  /**
   * The most memory that this process has held, as the kernel counts it; null where it does not.
   */
  static Long peakMegabytes() {
    try {
      for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return null;
    }
    return null;
  }
}
