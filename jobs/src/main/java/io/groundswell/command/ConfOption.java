package io.groundswell.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command takes: which conf to work with, and a call for help. */
final class ConfOption {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      defaultValue = "conf/local.yaml",
      description = "Where things lie (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and do nothing.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean isHelpAsked;

  Path file() {
    return file;
  }

  Workplace workplace() {
    return Workplace.at(file);
  }
}
