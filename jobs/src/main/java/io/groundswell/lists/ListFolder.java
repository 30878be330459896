package io.groundswell.lists;

import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.WholeFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Where the files of a list lie: {@code <root>/<name>/known_on=<day>/<name>.csv} and others beside
 * it. A reader sees an old file or a new one, never a part; the manifest is the last to be
 * replaced.
 */
record ListFolder(String root, Configuration hadoop) {
  private static final Pattern DAY = Pattern.compile("known_on=(\\d{4}-\\d{2}-\\d{2})");

  /** Writes or replaces the files of a day; the path of the CSV. */
  String write(Listing listing) {
    var folder = new Path(new Path(root, listing.list().name()), "known_on=" + listing.day());
    try (var files = WholeFiles.at(folder, hadoop)) {
      files.files().mkdirs(folder);
      for (var file : listing.files().entrySet()) {
        files.write(new Path(folder, file.getKey()), file.getValue());
      }
      return new Path(folder, listing.list().name() + ".csv").toString();
    } catch (IOException e) {
      throw new Failed(
          "The list %s could not be written to %s: %s. Check the permissions and the room that is left, then publish again."
              .formatted(listing.list().name(), folder, e.getMessage()),
          e);
    }
  }

  /** The newest day before this one of which the list lies there. */
  Optional<LocalDate> newestBefore(CustomerList list, LocalDate day) {
    var folder = new Path(root, list.name());
    try {
      var files = folder.getFileSystem(hadoop);
      if (!files.exists(folder)) {
        return Optional.empty();
      }
      return Arrays.stream(files.listStatus(folder))
          .map(status -> DAY.matcher(status.getPath().getName()))
          .filter(name -> name.matches())
          .map(name -> LocalDate.parse(name.group(1)))
          .filter(listed -> listed.isBefore(day))
          .max(LocalDate::compareTo);
    } catch (IOException e) {
      throw new Failed(
          "The earlier lists in %s cannot be read: %s. Check the permissions, then publish again."
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
