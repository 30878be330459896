package io.groundswell.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A small invented company with all its tables and lists, made once and only read by those who
 * share it. Whoever writes makes a {@link #landed} one of its own.
 */
final class Company {
  static final String FROM = "2026-05-02";
  static final String TO = "2026-06-30";
  static final int ACCOUNTS = 80;
  static final int DAYS = 60;
  private static final Path HOME = Shell.PROJECT.resolve("journeys/target/company");

  private final Path home;

  private Company(Path home) {
    this.home = home;
  }

  /**
   * Every stage was run over all its days. One that this very build made before is taken as it is.
   */
  static Company shared() {
    var company = new Company(HOME);
    try (var turn = Turn.toMake("company")) {
      if (!company.isOfThisBuild()) {
        Shell.run(List.of("rm", "-rf", HOME.toString()), Map.of()).answer();
        company.land(ACCOUNTS, DAYS);
        Shell.groundswell("run", "--conf", company.conf(), "--from", FROM, "--to", TO).answer();
        company.write("done", "");
      }
    }
    return company;
  }

  /** Only the vendors' files lie there. */
  static Company landed(Path home) {
    return landed(home, ACCOUNTS, DAYS);
  }

  /** The same of another size: a day of a small one is made in less time. */
  static Company landed(Path home, int accounts, int days) {
    var company = new Company(home);
    company.land(accounts, days);
    return company;
  }

  /** Forgets what was dropped into other folders than these, such as {@code segment/events}. */
  void keep(List<String> folders) {
    for (var source : subfolders(home.resolve("landing"))) {
      for (var object : subfolders(source)) {
        if (!folders.contains(source.getFileName() + "/" + object.getFileName())) {
          Shell.run(List.of("rm", "-rf", object.toString()), Map.of()).answer();
        }
      }
    }
  }

  /** Drops a file into a folder. */
  void drop(String folder, String day, String text) {
    var file = "landing/%s/dt=%s/dropped.jsonl".formatted(folder, day);
    try {
      Files.createDirectories(home.resolve(file).getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(file, text);
  }

  private boolean isOfThisBuild() {
    var done = home.resolve("done").toFile();
    var target = Shell.PROJECT.resolve("jobs/target");
    try (var jars = Files.newDirectoryStream(target, "groundswell-jobs-*.jar")) {
      for (var jar : jars) {
        if (jar.toFile().lastModified() > done.lastModified()) {
          return false;
        }
      }
      return done.exists();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> subfolders(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void land(int accounts, int days) {
    try {
      Files.createDirectories(home);
      var local = Files.readString(Shell.PROJECT.resolve("conf/local.yaml"));
      write("conf.yaml", local.replace("./lakehouse-data", home.toString()));
      write("hash.key", "a key that only the journeys know of, and long enough");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Shell.groundswell(
            "simulate",
            "--conf",
            conf(),
            "--accounts",
            String.valueOf(accounts),
            "--days",
            String.valueOf(days),
            "--to",
            TO)
        .answer();
  }

  String conf() {
    return home.resolve("conf.yaml").toString();
  }

  Path tables() {
    return home.resolve("tables");
  }

  Path lists() {
    return home.resolve("lists");
  }

  /** Answers a question as CSV with a header. */
  String sql(String question) {
    return Shell.groundswell("sql", "--conf", conf(), "--format", "csv", question).answer();
  }

  private void write(String name, String text) {
    try {
      Files.writeString(home.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
