package io.groundswell.command;

import io.groundswell.lakehouse.Failed;
import io.groundswell.lakehouse.WrongUse;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Keeps an invented company out of the landing folder of a real one. */
final class Invented {
  private static final String MARK = "_INVENTED";

  private Invented() {}

  /** Marks an empty landing folder as invented; refuses one that holds anything unmarked. */
  static void claim(String landing, Configuration hadoop) {
    try {
      var folder = new Path(landing);
      var fs = folder.getFileSystem(hadoop);
      fs.mkdirs(folder);
      var mark = new Path(folder, MARK);
      if (fs.exists(mark)) {
        return;
      }
      if (fs.listStatus(folder).length > 0) {
        throw new WrongUse(
            "The landing folder %s holds files that were not simulated, and an invented company must not be poured among them. Name a conf with another landing folder."
                .formatted(landing));
      }
      fs.create(mark).close();
    } catch (IOException e) {
      throw new Failed(
          "The landing folder %s cannot be written: %s. Check the path and the rights."
              .formatted(landing, e.getMessage()),
          e);
    }
  }
}
