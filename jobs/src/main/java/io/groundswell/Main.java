package io.groundswell;

import io.groundswell.command.Commands;

/** The command line. */
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    System.exit(Commands.run(arguments));
  }
}
