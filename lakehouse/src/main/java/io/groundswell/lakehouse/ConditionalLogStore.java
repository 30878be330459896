package io.groundswell.lakehouse;

import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log in S3, for any number of writers (decision 0018). Delta's own store looks whether a
 * version is there and then writes it, so that of two processes both may win and one commit is
 * lost; here the store itself refuses the second.
 *
 * <p>Delta makes it by its name, as {@code spark.delta.logStore.s3a.impl} says.
 */
public final class ConditionalLogStore extends S3SingleDriverLogStore {
  public ConditionalLogStore(Configuration conf) {
    super(listing(conf));
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration conf)
      throws IOException {
    if (overwrite) {
      super.write(path, actions, true, conf);
      return;
    }
    var lines = new StringBuilder();
    actions.forEachRemaining(action -> lines.append(action).append('\n'));
    // No two commits are the same: each has an id of its transaction.
    var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    NewFile.create(path.getFileSystem(conf), path, bytes);
  }

  /**
   * Without Delta's fast listing, which also tells what lies in the folders below: VACUUM then
   * finds the log among the data and deletes it (delta-io/delta, issue 1797).
   */
  private static Configuration listing(Configuration conf) {
    var slow = new Configuration(conf);
    slow.setBoolean("delta.enableFastS3AListFrom", false);
    return slow;
  }
}
