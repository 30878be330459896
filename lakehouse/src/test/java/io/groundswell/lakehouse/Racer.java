package io.groundswell.lakehouse;

import io.delta.storage.LogStore;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One of several processes that try to be the first to write every version of a log; it says which
 * it won. Arguments: the class of the store, the folder, how many versions, when to begin, and a
 * file with settings.
 */
final class Racer {
  private Racer() {}

  public static void main(String... arguments) throws Exception {
    var conf = new Configuration();
    conf.addResource(new Path(arguments[4]));
    var store =
        (LogStore)
            Class.forName(arguments[0]).getConstructor(Configuration.class).newInstance(conf);
    var folder = new Path(arguments[1]);
    folder.getFileSystem(conf).mkdirs(folder);
    Thread.sleep(Math.max(0, Long.parseLong(arguments[3]) - System.currentTimeMillis()));
    for (int version = 0; version < Integer.parseInt(arguments[2]); version++) {
      var action = "{\"by\":%d}".formatted(ProcessHandle.current().pid());
      try {
        var file = new Path(folder, "%020d.json".formatted(version));
        store.write(file, List.of(action).iterator(), false, conf);
        System.out.println("won " + version);
      } catch (FileAlreadyExistsException e) {
        System.out.println("lost " + version);
      }
    }
  }
}
