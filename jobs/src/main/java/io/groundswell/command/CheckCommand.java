package io.groundswell.command;

import io.groundswell.Pipeline;
import io.groundswell.Tables;
import io.groundswell.lakehouse.Job;
import io.groundswell.lakehouse.Slices;
import io.groundswell.lakehouse.Table;
import io.groundswell.lakehouse.Trial;
import io.groundswell.lakehouse.WrongUse;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at files before anything is scheduled. */
@Command(
    name = "check",
    description = {
      "Reads files as a run would, and says what would be kept, what rejected and why. Nothing is written.",
      "Files of one source and object are read together; a folder stands for the files in its dt=DAY folders.",
      "What a file is follows from its path, landing/<source>/<object>/..., or from --as.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:a run would take the files", "2:wrong use", "3:a run would refuse one"})
final class CheckCommand implements Callable<Integer> {
  private static final int CHARACTERS_SHOWN = 160;
  private static final int EXAMPLES = 2;

  /** Where a row comes from is no news to whoever asks. */
  private static final Set<String> OURS =
      Set.of(Slices.KNOWN_ON, "source_file", "source_line", "item", "record");

  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders to look at.")
  private List<String> files;

  @Option(
      names = "--as",
      paramLabel = "SOURCE/OBJECT",
      description = "What they are, such as zendesk/tickets, where their path does not say it.")
  private String as;

  @Override
  public Integer call() {
    var readers = Pipeline.readers().keySet();
    var paths =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> folder(file, readers), LinkedHashMap::new, Collectors.toList()));
    try (var workplace = conf.workplace()) {
      int code = 0;
      for (var folder : paths.keySet()) {
        var jobs = Pipeline.readersOf(folder);
        for (var job : jobs) {
          var contract = Pipeline.contracts().of(job.output());
          var trial = Trial.of(workplace.spark(), job, contract, folder, paths.get(folder));
          if (job.equals(jobs.get(0)) || trial.read() > 0) {
            var out = spec.commandLine().getOut();
            print(named(paths.get(folder), folder, trial), job, trial, out);
            elsewhere(folder.name(), trial, out);
          }
          code = trial.refusal() != null ? 3 : code;
        }
      }
      return code;
    }
  }

  private static String named(List<String> paths, Table folder, Trial trial) {
    var name = paths.size() == 1 ? paths.get(0) : folder.name();
    return trial.files() == 1 ? name : "%s, %,d files".formatted(name, trial.files());
  }

  private Table folder(String file, Set<String> readers) {
    var name = as != null ? as : named(file, readers);
    if (name == null || !readers.contains(name)) {
      throw new WrongUse(
          "%s does not say what it is. Put it below landing/<source>/<object>/, or say it with --as, one of: %s."
              .formatted(name == null ? file : "'" + name + "'", String.join(", ", readers)));
    }
    return Tables.landing(name);
  }

  private static String named(String file, Set<String> readers) {
    return readers.stream()
        .filter(
            name -> Pattern.compile("(^|/)" + Pattern.quote(name) + "(/|$)").matcher(file).find())
        .findFirst()
        .orElse(null);
  }

  static void print(String name, Job job, Trial trial, PrintWriter out) {
    out.printf("%s, read for %s%n", name, job.output());
    say(
        out,
        "  %,d records: %,d would be kept, %,d rejected",
        trial.read(),
        trial.kept(),
        trial.rejected());
    rejects(trial, out);
    trial
        .breaches()
        .forEach(
            (rule, rows) -> say(out, "  %,d rows are not as the contract says: %s", rows, rule));
    if (trial.kept() > 0) {
      var columns = new LinkedHashMap<>(trial.filled());
      columns.keySet().removeAll(OURS);
      var empty = columns.keySet().stream().filter(c -> columns.get(c) == 0).toList();
      say(
          out,
          "  columns with a value: %s",
          columns.entrySet().stream()
              .filter(f -> f.getValue() > 0)
              .map(
                  f ->
                      f.getValue() == trial.kept()
                          ? f.getKey()
                          : f.getKey() + share(f.getValue(), trial))
              .collect(Collectors.joining(", ")));
      if (!empty.isEmpty()) {
        say(out, "  columns without any: %s", String.join(", ", empty));
      }
    }
    if (!trial.unread().isEmpty()) {
      say(
          out,
          "  fields that no column reads (record keeps them): %s",
          trial.unread().stream().map(u -> u.field()).collect(Collectors.joining(", ")));
    }
    if (trial.refusal() != null) {
      say(out, "  A run would refuse it: %s.", trial.refusal());
    }
    out.println();
    out.flush();
  }

  /** Where a file of which nothing is kept would be at home. */
  private static void elsewhere(String folder, Trial trial, PrintWriter out) {
    if (trial.kept() == 0 && !trial.rejects().isEmpty()) {
      Lookalike.of(trial.rejects().get(0).getAs("record"))
          .filter(other -> !other.equals(folder))
          .ifPresent(
              other ->
                  say(
                      out,
                      "  It looks like %1$s. Check it with --as %1$s, and land it there.%n",
                      other));
    }
    out.flush();
  }

  private static void rejects(Trial trial, PrintWriter out) {
    var byType =
        trial.rejects().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("error_type"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byType.forEach(
        (type, rows) -> {
          for (Row row : rows.subList(0, Math.min(EXAMPLES, rows.size()))) {
            say(
                out,
                "    %sline %s, %s: %s%n      %s",
                trial.files() == 1 ? "" : fileName(row.getAs("source_file")) + ", ",
                row.getAs("source_line"),
                type,
                row.getAs("error_message"),
                cut(row.getAs("record")));
          }
          if (rows.size() > EXAMPLES) {
            say(out, "    and %,d more like the last", rows.size() - EXAMPLES);
          }
        });
    if (trial.rejected() > trial.rejects().size()) {
      say(out, "    (only the first %,d were looked at)", trial.rejects().size());
    }
  }

  /** With the folder of its day, since many loaders give every day's file the same name. */
  private static String fileName(String path) {
    var parts = path.split("/");
    return String.join("/", List.of(parts).subList(Math.max(0, parts.length - 2), parts.length));
  }

  private static String share(long rows, Trial trial) {
    return String.format(Locale.ROOT, " (%.0f %%)", 100.0 * rows / trial.kept());
  }

  private static String cut(String record) {
    return record.length() <= CHARACTERS_SHOWN
        ? record
        : record.substring(0, CHARACTERS_SHOWN) + " ...";
  }

  private static void say(PrintWriter out, String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
