package io.groundswell.command;

import io.groundswell.text.Placeholder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Redacts a column of texts in any CSV or JSON file. */
@Command(
    name = "redact",
    description = {
      "Takes out of a file's texts what says who somebody is, and leaves placeholders such as <EMAIL>.",
      "Reads CSV (with a header) and JSON, lines or one list, plain or .gz; writes the same with all else as it was.",
      "It lowers a risk and makes no text anonymous: docs/redaction.md says how much stays readable.",
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  ./groundswell redact tickets.csv --text description --out redacted.csv",
      "  ./groundswell redact tickets.jsonl.gz --text subject --text comments.body --spans spans.jsonl --out redacted.jsonl",
    })
final class RedactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "CSV or JSON (lines or one list), UTF-8, plain or .gz.")
  private Path file;

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      required = true,
      description =
          "The column with the texts; of JSON, a field or a path such as comments.body. May be given again.")
  private List<String> columns;

  @Option(
      names = "--names",
      paramLabel = "COLUMN",
      description = "A column that says who a row speaks of. Its names go from the texts, too.")
  private List<String> names = List.of();

  @Option(
      names = "--keep",
      paramLabel = "KIND",
      split = ",",
      description =
          "Kinds to leave readable, such as DATE,LOCATION. All: ${COMPLETION-CANDIDATES}.")
  private List<Placeholder> kept = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to (default: stdout); .gz is compressed. It may be the file itself.")
  private Path out;

  @Option(
      names = "--spans",
      paramLabel = "FILE",
      description = {
        "What was found, as JSON lines: row, column, start, end, type.",
        "Rows count from 0 (no header among them); start and end count code points of the text as it was.",
      })
  private Path spans;

  @Override
  public Integer call() {
    var kinds = EnumSet.allOf(Placeholder.class);
    kept.forEach(kinds::remove);
    var job = new RedactedFile(file, columns, names, kinds);
    var told = job.write(out, spans, spec.commandLine().getOut());
    spec.commandLine().getErr().println("groundswell: " + told);
    return 0;
  }
}
