package io.groundswell.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A virtual environment under {@code build/python}, made from {@code python/<name>.txt} by {@code
 * python/environment.py} and made anew when that list has changed.
 */
final class Python {
  private static final Path LISTS = Shell.PROJECT.resolve("journeys/python");

  private final Path home;

  private Python(Path home) {
    this.home = home;
  }

  /** Skips the test where there is no Python 3.10; where CI runs, that is a failure. */
  static Python of(String name) {
    var version =
        run("python3", "-c", "import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)");
    Needs.met(version.exit() == 0, "Python 3.10 or newer as python3");
    run("python3", LISTS.resolve("environment.py").toString(), name).answer();
    return new Python(Shell.PROJECT.resolve("build/python").resolve(name));
  }

  /** A program of this environment, such as {@code python} or {@code airflow}. */
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** A script from {@code journeys/python}. */
  Outcome script(String name, String... arguments) {
    var command = new ArrayList<String>();
    command.add(program("python"));
    command.add(LISTS.resolve(name).toString());
    command.addAll(List.of(arguments));
    return Shell.run(command, Map.of());
  }

  private static Outcome run(String... command) {
    return Shell.run(List.of(command), Map.of());
  }
}
