package io.groundswell.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which conf to work with; every command takes it. */
final class ConfOption {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      defaultValue = "conf/local.yaml",
      description = "Where things lie (default: ${DEFAULT-VALUE}).")
  private Path file;

  Path file() {
    return file;
  }

  Workplace workplace() {
    return Workplace.at(file);
  }
}
