package io.groundswell.command;

import io.groundswell.Pipeline;
import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes down what the tables mean. */
@Command(
    name = "document",
    description = {
      "Writes what every table and column means, as Markdown.",
      "It is made from the contracts in schemas/ and from the plan, which knows who makes and who reads a table.",
    })
final class DocumentCommand implements Callable<Integer> {
  @Mixin private ConfOption conf;
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "docs/tables.md",
      description = "Where to (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Option(
      names = "--check",
      description = "Write nothing; end with 1 when the file is not what would be written.")
  private boolean check;

  @Override
  public Integer call() {
    try (var workplace = conf.workplace()) {
      var book = new TableBook(Pipeline.contracts(), Plan.of(workplace.business())).markdown();
      if (check) {
        compare(book);
      } else {
        write(book);
        spec.commandLine().getErr().println("wrote " + file);
      }
      return 0;
    }
  }

  private void compare(String book) {
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(book)) {
        throw new Failed(
            "%s is not what the contracts say. Write it again: ./groundswell document --out %s"
                .formatted(file, file));
      }
    } catch (IOException e) {
      throw new WrongUse("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private void write(String book) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, book);
    } catch (IOException e) {
      throw new WrongUse(
          "%s cannot be written: %s. Name another file with --out.".formatted(file, e.getMessage()),
          e);
    }
  }
}
