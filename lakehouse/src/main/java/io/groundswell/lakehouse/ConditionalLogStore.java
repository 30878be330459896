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
    super(conf);
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
}
