package io.groundswell.command;

import io.groundswell.Settings;
import io.groundswell.lakehouse.Landing;
import io.groundswell.lakehouse.TableSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What has arrived: per source the newest day of each object, and folders that nobody reads. */
final class LandingChecks {
  private static final int STALE_DAYS = 3;
  private static final String DAY = "dt=";

  private final Settings settings;
  private final Configuration hadoop;

  LandingChecks(Settings settings, Configuration hadoop) {
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /** By source, in words. Listing a store that cannot be reached ends in an {@link IOException}. */
  List<Finding> findings(Set<String> folders) throws IOException {
    var read = bySource(folders);
    var newest = new TreeMap<String, LocalDate>();
    for (var objects : read.values()) {
      for (var object : objects) {
        var days = days(object);
        if (!days.isEmpty()) {
          newest.put(object, days.last());
        }
      }
    }
    var findings = new ArrayList<Finding>();
    read.forEach((source, objects) -> findings.add(source(source, objects, newest)));
    unread(read).ifPresent(findings::add);
    for (var table : settings.sources()) {
      table.paths().forEach(path -> findings.add(table(table, path)));
    }
    if (newest.isEmpty() && settings.sources().isEmpty()) {
      findings.add(
          Finding.warn(
              "input",
              "Nothing has landed in %s, so a run would find nothing. Try ./groundswell demo, or drop files as README.md says."
                  .formatted(settings.landing())));
    }
    return findings;
  }

  private Finding source(String source, TreeSet<String> objects, Map<String, LocalDate> newest) {
    var what = "landing " + source;
    var arrived = objects.stream().filter(newest::containsKey).toList();
    if (arrived.isEmpty()) {
      return Finding.ok(
          what,
          "nothing there; to use it, drop files into %s/{%s}/dt=DAY/"
              .formatted(
                  source,
                  objects.stream()
                      .map(o -> o.substring(o.indexOf('/') + 1))
                      .collect(Collectors.joining(","))));
    }
    var last = arrived.stream().map(newest::get).max(Comparator.naturalOrder()).orElseThrow();
    var lastOfAll = newest.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    var says = "%d of %d objects, newest %s".formatted(arrived.size(), objects.size(), last);
    var behind = ChronoUnit.DAYS.between(last, lastOfAll);
    return behind > STALE_DAYS
        ? Finding.warn(
            what,
            "%s, which is %d days behind other sources. See whether its export still runs; files up to %d days late are still read."
                .formatted(says, behind, Landing.LATE_DAYS))
        : Finding.ok(what, says);
  }

  /** Folders that look like input and are read by no job: often a typo in the name. */
  private Optional<Finding> unread(Map<String, TreeSet<String>> read) throws IOException {
    var known = read.values().stream().flatMap(TreeSet::stream).collect(Collectors.toSet());
    var unread = new TreeSet<String>();
    for (var source : folders("")) {
      for (var object : folders(source)) {
        if (!known.contains(source + "/" + object)) {
          unread.add(source + "/" + object);
        }
      }
    }
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warn(
                "landing",
                "No job reads %s. `./groundswell plan` lists the folders that are read."
                    .formatted(String.join(", ", unread))));
  }

  private Finding table(TableSource table, String path) {
    var what = "source of " + table.target();
    try {
      var pattern = new Path(path);
      var found = pattern.getFileSystem(hadoop).globStatus(pattern);
      return found == null || found.length == 0
          ? Finding.fail(
              what,
              "There is no %s. Put the files there, or correct the path under 'sources' in the conf."
                  .formatted(path))
          : Finding.ok(what, path);
    } catch (IOException e) {
      return Finding.fail(what, "%s cannot be listed: %s".formatted(path, e.getMessage()));
    }
  }

  private static Map<String, TreeSet<String>> bySource(Set<String> objects) {
    return objects.stream()
        .collect(
            Collectors.groupingBy(
                name -> name.substring(0, name.indexOf('/')),
                TreeMap::new,
                Collectors.toCollection(TreeSet::new)));
  }

  private TreeSet<LocalDate> days(String object) throws IOException {
    return folders(object).stream()
        .filter(name -> name.startsWith(DAY))
        .map(LandingChecks::day)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static LocalDate day(String folder) {
    try {
      return LocalDate.parse(folder.substring(DAY.length()));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private List<String> folders(String below) throws IOException {
    var folder =
        below.isEmpty() ? new Path(settings.landing()) : new Path(settings.landing(), below);
    try {
      return Arrays.stream(folder.getFileSystem(hadoop).listStatus(folder))
          .filter(FileStatus::isDirectory)
          .map(status -> status.getPath().getName())
          .filter(name -> !name.startsWith("_") && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
