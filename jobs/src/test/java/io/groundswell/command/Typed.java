package io.groundswell.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * What was typed, and what came of it.
 *
 * @param code the exit code
 * @param out what went to stdout
 * @param err what went to stderr, without the lines of the logs
 */
record Typed(int code, String out, String err) {

  /** Runs a command in this process. Not for those that start Spark: they would stop the tests'. */
  static Typed run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var outBefore = System.out;
    var errBefore = System.err;
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      System.setErr(new PrintStream(err, true, UTF_8));
      int code = Commands.run(arguments);
      return new Typed(code, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  /** The lines of stderr that are ours. */
  java.util.List<String> messages() {
    return err.lines().filter(line -> line.startsWith("groundswell: ")).toList();
  }
}
